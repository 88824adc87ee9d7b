# What is written comes out of the program's stdout, which is opened as a file.
import sys


def attempt(f, *args):
    try:
        print(repr(f(*args)), flush=True)
    except Exception as e:
        print(type(e).__name__, e, flush=True)


for newline in (None, "", "\n"):
    with open("/dev/stdout", "w", newline=newline) as f:
        print(f.write("one\ntwo\nthree"), f.writelines(["\n", "four", "\n\n"]), file=sys.stderr)
        attempt(f.read)
        attempt(f.write, 5)
        attempt(f.writelines, ["x", 5])
        attempt(f.writelines, 5)
    print(f.closed, flush=True)
    attempt(f.write, "x")
with open("/dev/stdout", "a", encoding="utf-8") as f:
    print("printed", 1, [2], sep="-", end="!\n", file=f)
    print(file=f)
    print("é☃😀", file=f, flush=True)
    attempt(f.write, "\ud800")
with open("/dev/stdout", "w", encoding="latin-1", errors="replace") as f:
    f.write("caf\xe9? ☃\n".replace("\xe9", "e"))
with open("/dev/stdout", "w", encoding="ascii") as f:
    attempt(f.write, "é")
    print(f.encoding, f.mode, f.line_buffering, f, file=f)
f = open("/dev/stdout", "w")
f.write("closed when dropped\n")
del f
print("and on")
print("1", "2", sep="")
print("a", "b", sep=None, end=None)
for bad in ({"sep": 5}, {"end": 5}, {"file": 5}, {"foo": 1}):
    try:
        print("x", **bad)
    except Exception as e:
        print(type(e).__name__, e)
sys.stdout.flush()
f = open("/dev/stdout", "w")
f.write("at the end\n")
