import sys


def attempt(what):
    try:
        what()
    except Exception as e:
        print(type(e).__name__, str(e).split(" (/")[0], getattr(e, "name", None), getattr(e, "name_from", None))


def a():
    import nowhere


def b():
    import nowhere.at.all


def c():
    import garden.nowhere


def d():
    from garden import nowhere


def e():
    import garden.tools.nowhere


def f():
    import sys.nowhere


def g():
    from . import nowhere


def h():
    from .nowhere import x


def i():
    import garden.beds.roses


def j():
    import garden.raises


def k():
    from garden import raises


def l():
    from garden import broken


def m():
    sys.modules["halted"] = None
    import halted


def n():
    import garden.tools
    garden.tools.nothing


def o():
    from time import no_such_name


for what in a, b, c, d, e, f, g, h, i, j, k, l, m, n, o:
    print(what.__name__, end=" ")
    attempt(what)
print("garden.raises" in sys.modules, "garden.broken" in sys.modules, "garden.beds" in sys.modules)
