# atexit and weakref.finalize: who is called at exit, in which order, and what fails there.
import atexit
import sys
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def told(u):
    print("ignored:", u.exc_type.__name__, u.exc_value, u.object, u.err_msg.split(" at ")[0])


def fails(what):
    print("fails", what)
    raise ValueError(what)


def later():
    print("registers and unregisters")
    atexit.register(print, "registered at exit")
    atexit.unregister(unregistered)


def unregistered():
    print("not any more")


def without_hooks():
    print("hooks taken away,", atexit._ncallbacks(), "callbacks")
    sys.unraisablehook = sys.__unraisablehook__
    sys.excepthook = sys.__excepthook__


def generator():
    try:
        yield
    finally:
        print("generator closed")


g = generator()
next(g)
sys.unraisablehook = told
sys.excepthook = lambda kind, e, tb: print("excepthook:", kind.__name__, e)
atexit.register(without_hooks)
atexit.register(unregistered)
atexit.register(later)


@atexit.register
def decorated():
    print("decorated")


atexit.register(fails, "callback")
atexit.register(sys.exit, 3)
atexit.register(print, "never")
atexit.unregister(print)
atexit.register(print, "last registered, before finalizers were made")

kept, second, silent = Thing("kept"), Thing("second"), Thing("silent")
one = weakref.finalize(kept, print, "finalize kept", 1, sep=" | ")
two = weakref.finalize(second, print, "finalize second")
weakref.finalize(second, fails, "finalizer")
three = weakref.finalize(kept, print, "not at exit")
three.atexit = False
four = weakref.finalize(silent, print, "finalize silent")
print(one.alive, one.peek()[1:], two.detach()[1:], two.alive, two.peek(), two())
del silent
print(four.alive, four(), four.peek(), four.detach())
try:
    atexit.register(5)
except TypeError as e:
    print(e)
print("end")
