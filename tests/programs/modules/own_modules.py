import sys
import garden
import garden.beds
import garden.tools as t
from garden import beds, names, blade
from garden.tools import *
from garden.tools import count as counting

print(garden.tools is t, t is sys.modules["garden.tools"], beds is garden.beds, names, blade, spade)
print(list(count(3)), counting is count, "_hidden" in globals(), "fail" in globals())
print(garden.beds.count is t.count, garden.__name__, t.__name__, t.__package__, beds.__package__)
print(garden.__doc__, t.__doc__)
here = __file__.rpartition("/")[0]
print(repr(t).endswith("garden/tools.py'>"), repr(t).startswith("<module 'garden.tools' from '/"))
print(count.__module__, t.count.__qualname__)
import garden
from garden import tools
print("once only", tools is t)


def local():
    import garden.beds as inner
    from garden import tools as u
    return inner is beds and u is t


print(local())
print(list(vars(garden))[:4], t.__dict__["spade"])
t.spade = "changed"
import garden.tools
print(garden.tools.spade, spade)
import garden.lazy as lazy
print(lazy.xy)
try:
    lazy.q
except AttributeError as e:
    print(e)
import plain.deep.leaf
print(plain.deep.leaf.kind, plain.deep.__name__, hasattr(plain, "__file__"))
import __main__
print(__main__.local is local, sys.modules["__main__"] is __main__)
