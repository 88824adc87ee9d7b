# Reading text line by line from a file whose lines end in all three ways.
import sys


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, e.args, getattr(e, "errno", None), getattr(e, "filename", None), getattr(e, "strerror", None))


def numbered(lines):
    for number, line in enumerate(lines, 1):
        yield f"{number}: {line!r}"


f = open("lines.txt")
print(f, f.name, f.mode, f.encoding, f.errors, f.closed, f.readable(), f.writable(), f.seekable(), f.isatty())
for line in numbered(f):
    print(line)
print(f.read(), repr(f.readline()), f.readlines(), next(f, "end"))
f.close()
f.close()
print(f.closed)
for method in ("read", "readline", "readlines", "tell", "flush", "fileno", "__iter__", "__next__", "__enter__"):
    attempt(getattr(f, method))

for newline in (None, "", "\n", "\r", "\r\n"):
    with open("lines.txt", newline=newline) as f:
        print(repr(newline), repr(f.read()), f.seek(0), list(f), f.seek(0), f.readlines())
        f.seek(0)
        print(repr(f.readline()), repr(f.readline(2)), repr(f.read(3)), repr(f.read(0)), repr(f.readline(0)), f.tell(), repr(f.read()))

with open("lines.txt") as f:
    print(next(f), end="")
    attempt(f.tell)
    attempt(f.write, "x")
    attempt(f.read, "x")
    attempt(f.readline, "x")
    print(f.readlines(3), sum(len(line) for line in f), f.tell())
    attempt(f.seek, 1, 1)
    attempt(f.seek, -1)
    attempt(f.seek, 0, 5)
    print(f.seek(0, 2), f.seek(2), repr(f.read(2)), f.read(-1) == f.read(None), iter(f) is f)
print(f.closed)

try:
    with open("lines.txt") as f:
        raise KeyError("in the block")
except KeyError as e:
    print(e, f.closed)

for encoding in ("utf-8", "latin-1", "ascii", "UTF8"):
    attempt(open("utf8.txt", encoding=encoding).read)
for errors in ("ignore", "replace", "surrogateescape", "backslashreplace"):
    print(ascii(open("utf8.txt", encoding="ascii", errors=errors).read()))
with open("utf8.txt", encoding="utf-8") as f:
    print([f.read(n) for n in (1, 2, 1, 3)], f.readline(3), f.read())

attempt(open, "missing/file.txt")
attempt(open, "missing.txt", "r+")
attempt(open, "lines.txt", "x")
attempt(open, ".")
attempt(open, "lines.txt/x")
attempt(open, "x" * 300)
attempt(open, "missing.txt", "q")
attempt(open, "missing.txt", "rw")
attempt(open, "missing.txt", "")
attempt(open, "missing.txt", "rr")
attempt(open, "missing.txt", "rbt")
attempt(open, "missing.txt", 5)
attempt(open, 1.5)
attempt(open, "a\0b")
attempt(open, "lines.txt", encoding="nope")
attempt(open, "lines.txt", newline="x")
attempt(open, "lines.txt", "r", 0)
attempt(open)
print(isinstance(sys.stdin.readline(), str), [line for line in sys.stdin])
print(repr(input.__name__), sys.stdin.name)
open("missing.txt")
