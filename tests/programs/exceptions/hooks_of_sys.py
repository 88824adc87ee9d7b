# sys.unraisablehook, sys.excepthook, and a sys.stderr of the program's own.
import sys


class Fails:
    def __init__(self, what):
        self.what = what

    def __del__(self):
        raise ValueError(self.what)


def cleanup_fails():
    try:
        yield
    finally:
        raise KeyError("cleanup")


class Text:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def told(u):
    print(type(u).__name__, u.exc_type.__name__, u.exc_value, u.err_msg, u.exc_traceback.tb_frame.f_code.co_name,
          getattr(u.object, "__qualname__", u.object))


sys.unraisablehook = told
Fails("first")
g = cleanup_fails()
next(g)
del g
for _ in cleanup_fails():
    break


def hook_fails(u):
    raise IndexError("in the hook")


text = sys.stderr = Text()
sys.unraisablehook = hook_fails
Fails("second")
sys.unraisablehook = sys.__unraisablehook__
Fails("third")
sys.unraisablehook = None
Fails("fourth")
try:
    {}["missing"]
except KeyError:
    sys.excepthook(*sys.exc_info())
sys.stderr = None
Fails("fifth, which nobody hears")
sys.stderr = sys.stdout
Fails("sixth")
sys.stderr = sys.__stderr__
for line in text.text.splitlines():
    if not line.startswith("  "):
        print("|", line)
try:
    sys.unraisablehook = sys.__unraisablehook__
    sys.unraisablehook("text")
except TypeError as e:
    print(e)
print(sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__, sys.stdin is sys.__stdin__)


# The last exception: the hook ends the program itself.
def last(kind, e, tb):
    print("last:", kind.__name__, e, tb.tb_lineno, tb.tb_next)
    sys.exit(7)


sys.excepthook = last
raise LookupError("of the program")
