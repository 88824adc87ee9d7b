for x in (0.0, -0.0, 1.0, -1.5, 0.1, 0.2 + 0.1, 1 / 3, 2 / 3, 100.0, 1e15, 1e16, 123456789012345680.0, 1e17, 1e22, 1e100,
          1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e-4, 1e-5, 0.00012345, 123456.789, 9007199254740993.0,
          3.141592653589793, 1e21, 12345678.9, 4.35, 1.1e-10, 5.0, 1e300 * 1e10, -1e300 * 1e10):
    print(repr(x), str(x), float(repr(x)) == x)
nan = float("nan")
print(nan, nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], -nan)
print(float("inf"), float("-inf"), float("Infinity"), float("1e5"), float(" 2.5 "), float("-.5"), float("1_0.5"), float(3), float())
for bad in ("", "x", "1e", "1.2.3", "0x1"):
    try:
        float(bad)
    except ValueError as e:
        print(e)
try:
    float(None)
except TypeError as e:
    print(e)
print(1., .5, 1e3, 1E-3, 1_000.5, 1.e2)
print([1.0, (2.5,), {0.1: 1e10}])
