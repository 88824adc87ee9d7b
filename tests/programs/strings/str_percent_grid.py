# "%" formatting: flags, widths and precisions with every conversion.
class Index:
    def __index__(self):
        return 77


class Real:
    def __float__(self):
        return 2.5


class Int:
    def __int__(self):
        return 33


class Mapping:
    def __getitem__(self, key):
        return "<" + key + ">"


def show(template, args):
    try:
        r = template % args
    except (TypeError, ValueError, OverflowError, KeyError) as e:
        r = type(e).__name__ + ": " + str(e)
    return r


VALUES = [0, 5, -5, 255, 2**70, 1.5, -2.75, 1e100, float("-inf"), float("nan"), "a", "h\u00e9", None, True, [1, 2]]
n = 0
for flags in ["", "-", "+", " ", "#", "0", "-0", "+0", "#0", "+-#0"]:
    for width in ["", "1", "9"]:
        for precision in ["", ".", ".0", ".3"]:
            for kind in "diouxXeFgGcrsa%q":
                for v in VALUES:
                    n += 1
                    if n % 61 == 0:
                        template = "[%" + flags + width + precision + kind + "]"
                        print(repr(template), repr(v), repr(show(template, (v,))))
for v in [Index(), Real(), Int()]:
    for kind in "dixfgc":
        print(kind, type(v).__name__, show("%" + kind, (v,)))
for template, args in [
    ("%s %s", (1,)), ("%s", (1, 2)), ("a", 1), ("a", []), ("a", {}), ("a", ()), ("a", "x"), ("%*d", ("x", 1)), ("%*d", (5, 1)),
    ("%-*d|", (5, 1)), ("%*d|", (-5, 1)), ("%.*f", (2, 1.555)), ("%.*f", (-2, 1.555)), ("%%", ()), ("%5%", (1,)), ("%(a)s", 1),
    ("%(a)s", (1,)), ("%(a)s", {}), ("%(a)s", "x"), ("%(a)s %s", {"a": 1}), ("%(a)s %(b)s", {"a": 1, "b": 2}),
    ("%((a))s", {"(a)": 1}), ("%()s", {"": 1}), ("%s %(a)s", {"a": 1}), ("%(a)*d", {"a": 1}), ("%(a)%", {"a": 1}), ("%", ()),
    ("abc%", 1), ("%z", ()), ("%\u00e9", 1), ("%\n", 1), ("%(a", {"a": 1}), ("%(a)", {"a": 1}), ("%" + "9" * 20 + "d", 1),
    ("%.2147483648d", 1), ("%s%%", 1), ("%s", ()), ("\u4e2d%s\u6587", "z"), ("%c%c", ("a", 98)), ("%c", 0x1f600), ("%c", -1),
    ("%c", 0x110000), ("%a", "\u4e2d\U0001f600\u00e9"), ("%s", (1, 2)), ("%s", [1, 2]), ("%d", "1"), ("%x", "1"), ("%x", 1.5),
    ("%f", "x"), ("%hd %ld %Ld", (1, 2, 3)), ("%(k)s|%(z)5.2s", Mapping()),
]:
    print(repr(template), repr(show(template, args)))
