"""bytes % arguments."""


class Text:
    def __bytes__(self):
        return b"<own>"


def shown(make):
    try:
        return repr(make())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(b"%d %5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5, 6), b"%x %X %o %#x" % (255, 255, 8, 255))
print(b"%s|%b|%5s|%-5s|%.2s" % (b"ab", b"cd", b"ef", b"gh", b"ijk"), b"%s" % Text(), b"%b" % Text())
print(b"%c%c" % (65, b"B"), b"%a %r" % ("\xe9", "x"), b"%f %.2e %g" % (1.5, 12345.678, 0.0001), b"100%%" % ())
print(b"%(key)s=%(n)03d" % {b"key": b"k", b"n": 7}, b"%*d" % (5, 42), b"\xff%s\0" % b"\x80")
line = b"%s"
line %= b"in place"
print(line, b"%s %s" % (b"a", b"b"))
print(shown(lambda: b"%s" % "text"), shown(lambda: b"%s" % 1), shown(lambda: b"%d" % "1"))
print(shown(lambda: b"%c" % 256), shown(lambda: b"%c" % b"ab"), shown(lambda: b"%c" % "a"))
print(shown(lambda: b"%s %s" % b"a"), shown(lambda: b"%s" % (b"a", b"b")), shown(lambda: b"abc" % b"x"))
print(shown(lambda: b"%(k)s" % {"k": b"v"}), shown(lambda: b"%y" % 1), shown(lambda: b"%" % ()), shown(lambda: "%b" % b"a"))
print(shown(lambda: float(b"x1")), shown(lambda: int(b"x1")), float(b" 1.5 "), int(b"ff", 16), shown(lambda: open(b"/no such file")))
print(shown(lambda: print >> 1), shown(lambda: len >> 1))
