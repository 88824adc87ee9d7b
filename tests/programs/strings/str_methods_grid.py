# Every method of str with strings of every width: a checksum a method, and the words of the errors.
STRINGS = ["", "a", "abcabc", "  a  b c  ", "Hello World", "h\u00e9llo \u00dfW\u00d6rld", "\u4e2d\u6587a\u4e2d", "\U0001f600\U0001f601\U0001f600",
           "a\tb\tc", "line1\nline2\r\nline3\rx\x0by\x85z\u2028w", "\u0391\u03a3 \u0391\u03a3\u0391", "they're", "\u0663\u00b2\u00bd", "_id9",
           "\ud800x", "\xa0 x\u3000", "\u01c5x", "\ufb01n", "+12", "\x00\x7f'\"\\", "'"]
PARTS = ["", "a", "bc", " ", "\u00e9", "\u4e2d", "\U0001f600", "zz", "l", "\n"]


def outcome(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except (TypeError, ValueError, IndexError, OverflowError) as e:
        return type(e).__name__ + ": " + str(e)


def checksum(x, v):
    for c in ascii(v):
        x = (x * 1000003 + ord(c)) % 4294967291
    return x


for name in ("upper lower title capitalize swapcase casefold isdigit isalpha isalnum isspace isupper islower isdecimal isnumeric "
             "isidentifier istitle isascii isprintable split rsplit splitlines strip lstrip rstrip expandtabs").split():
    x = 0
    for s in STRINGS:
        x = checksum(x, getattr(s, name)())
    print(name, x)
for name in ("find rfind index rindex count split rsplit partition rpartition startswith endswith removeprefix removesuffix strip "
             "lstrip rstrip").split():
    x = 0
    for s in STRINGS:
        for part in PARTS:
            x = checksum(x, outcome(getattr(s, name), part))
    print(name, x)
x = 0
for s in STRINGS:
    for part in PARTS:
        for start, end in [(0, 2), (1, None), (-2, None), (None, -1), (2, 1), (len(s), len(s)), (len(s) + 1, None), (-10**30, 10**30)]:
            for f in (s.find, s.rfind, s.count, s.startswith, s.endswith, s.index):
                x = checksum(x, outcome(f, part, start, end))
        for n in (-1, 0, 1, 2):
            x = checksum(x, [outcome(s.split, part, n), outcome(s.rsplit, part, maxsplit=n), s.split(None, n), s.rsplit(None, n),
                             s.replace(part, "<\u00e9>", n), s.replace(part, "", n), s.replace(part, "Q", count=n)])
        x = checksum(x, [s.replace(part, other) for other in PARTS])
    print(x)
x = 0
for s in STRINGS:
    for width in (0, 4, 5, 12, -3):
        x = checksum(x, [s.center(width), s.ljust(width), s.rjust(width), s.zfill(width), s.center(width, "*"), s.ljust(width, "\u4e2d"),
                         s.rjust(width, "\u00e9"), s.expandtabs(width)])
    x = checksum(x, [s.splitlines(True), s.splitlines(keepends=False), s[::-1], s * 2, s * 0, list(s), repr(s), ascii(s)])
    x = checksum(x, [s[a:b:c] for a in (None, 0, 1, -1, 3, -3) for b in (None, 0, 2, -1) for c in (None, 1, 2, -1, -2)])
    x = checksum(x, [[s < t, s == t, s + t, t in s, max(s, t)] for t in STRINGS])
print(x)

a = "a"
for f, args in [
    (a.find, (1,)), (a.find, ()), (a.find, ("a", "x")), (a.index, ("b",)), (a.count, (1,)), (a.startswith, (1,)), (a.startswith, ((1,),)),
    (a.endswith, (("z", "a"),)), (a.strip, (1,)), (a.split, (1,)), (a.split, ("",)), (a.rsplit, ("",)), (a.split, ("x", "y")),
    (a.replace, (1, 2)), (a.replace, ("a", 2)), (a.replace, ("a",)), (a.replace, ("a", "b", 1.0)), (a.center, ("x",)), (a.center, (5, "xx")),
    (a.center, (5, 1)), (a.zfill, ("x",)), (a.partition, (1,)), (a.partition, ("",)), (a.removeprefix, (1,)), (a.join, (1,)), (a.join, ([1],)),
    (a.join, (["a", None],)), (a.expandtabs, ("x",)), (a.translate, (1,)), (a.translate, ({97: 1114112},)), (a.translate, ({97: 1.5},)),
    (a.translate, ({97: None},)), (a.translate, ({97: "xyz"},)), ("abc".translate, (str.maketrans("ab", "xy", "c"),)),
    ("abc".translate, (str.maketrans({"a": "1", 98: None}),)), (str.maketrans, ("a", "bc")), (str.maketrans, (1,)), (str.maketrans, (1, "a")),
    (str.maketrans, ({"ab": 1},)), (str.maketrans, ({1.5: 1},)), (a.upper, (1,)), (str.upper, (5,)), (str.upper, ()), (str, (1, 2)),
    (str, (1, 2, 3, 4)), (str, ()), (str, ([1, "a"],)), (str, ("a", "utf-8")), (lambda: 1 in "a", ()), (lambda: "a"["b"], ()), (lambda: "a"[5], ()),
    (lambda: "a"[10**30], ()), (lambda: "a" + 1, ()), (lambda: 1 + "a", ()), (lambda: "a" * "b", ()), (lambda: 1.5 * "a", ()),
    (lambda: "a" * 10**30, ()), (lambda: "ab" * 2**62, ()), (lambda: "a" < 1, ()), (lambda: -"a", ()), (lambda: "a" - "b", ()),
    (lambda: "abc"[::0], ()), (lambda: "abc"["a":], ()),
]:
    print(repr(outcome(f, *args)))


class Right:
    def __radd__(self, other):
        return "radd " + other

    def __rmul__(self, other):
        return "rmul " + other


class Index:
    def __index__(self):
        return 2


print("a" + Right(), "a" * Right(), "ab" * Index(), Index() * "ab", "abc"[Index()], "abcdef"[Index():], "abcabc".find("a", Index()))
