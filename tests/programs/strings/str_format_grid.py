# The format mini-language: every kind of option with every kind of value. One line for each hundredth
# combination, and a checksum of all.
def text(v, spec):
    try:
        return format(v, spec)
    except (ValueError, OverflowError) as e:
        return type(e).__name__ + ": " + str(e)


def checksum(x, s):
    for c in s:
        x = (x * 1000003 + ord(c)) % 4294967291
    return x


ALIGNS = ["", "<", "^", "=", "*>", "\u00e9^", "0="]
SIGNS = ["", "+", "-", " "]
WIDTHS = ["", "1", "7", "013"]
GROUPS = ["", ",", "_"]
INTS = [0, 1, -1, 65, 1234, -98765, 2**40, -(2**70), True]
FLOATS = [0.0, -0.0, -1.5, 0.1, 123456.789, 1e16, 1e-7, 12345678901234567890.0, 5e-324, float("inf"), float("nan"), 99999.95]
STRS = ["", "a", "hello", "h\u00e9llo", "\u4e2d\u6587", "\U0001f600x"]


def grid(name, values, options, precisions, types, stride):
    n, x = 0, 0
    for a in ALIGNS:
        for s in SIGNS:
            for o in options:
                for w in WIDTHS:
                    for g in GROUPS:
                        for p in precisions:
                            for t in types:
                                v = values[n % len(values)]
                                spec = a + s + o + w + g + p + t
                                r = text(v, spec)
                                x = checksum(x, r)
                                if n % stride == 0:
                                    print(f"{v!r} {spec!r} {r!r}")
                                n += 1
    print(name, n, x)


grid("int", INTS, ["", "#"], [""], ["", "b", "o", "d", "x", "X", "n", "c", "e", ".1f", "s"], 101)
grid("float", FLOATS, ["", "#", "z"], ["", ".0", ".3"], ["", "e", "F", "g", "%", "d"], 211)
grid("str", STRS, [""], ["", ".0", ".2", ".9"], ["", "s", "x"], 53)

for spec in ["\u00e9", "\n", "yy", "1_000", ",,", ",_", "_,", ".", "9" * 20, "." + "9" * 20 + "f", ".2147483648f", "\u0663", "00005",
             ">00005", ",x", "_n", "+c", "#c", "{", "5.5.5"]:
    for v in [1, 1.5, "a", True]:
        print(f"{v!r} {spec!r} {text(v, spec)!r}")
for spec in [".1200f", ".1200e", "#.1200g", ".1200", ".1200%"]:
    for f in [0.1, 1e300, 5e-324]:
        r = format(f, spec)
        print(spec, f, len(r), r[:30], r[-30:], checksum(0, r))
for v in [None, [1], (1,), {}, len, print]:
    print(format(v, "") == str(v), end=" ")
    try:
        format(v, "5")
    except TypeError as e:
        print(e)
