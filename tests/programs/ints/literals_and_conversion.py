print(0, 00, 1_000, 0xff, 0XFF, 0o17, 0b101, 0x_f, 1_0)
print(int(), int(3.9), int(-3.9), int("42"), int(" -7 "), int("+5"), int("1_000"), int(True), int("007"))
for bad in ("", "x", "1.5", "1 2", "--1", "0x10", "1__0", "_1"):
    try:
        int(bad)
    except ValueError as e:
        print(e)
for bad in (None, [], ()):
    try:
        int(bad)
    except TypeError as e:
        print(e)
for bad in ("inf", "nan"):
    try:
        int(float(bad))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(True + True, True == 1, str(True), repr(False), int(False), bool("0"), bool(""), bool(0.0))
print(isinstance(True, int), isinstance(1, bool), type(True).__name__, type(1 + True).__name__, True < 2)
print(abs(-5), abs(True), round(7), round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2))
print(chr(97), ord("a"), chr(8364), ord("€"))
print(- -5, +5, -+-5, not 5, not not 5)
