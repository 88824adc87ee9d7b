print("b begins")
from garden import cycle_a
import garden.cycle_a as same
print(cycle_a is same, hasattr(cycle_a, "value"))
try:
    from garden.cycle_a import value
except ImportError as e:
    print(type(e).__name__, str(e).split(" (/")[0], e.name, e.path == cycle_a.__file__, e.name_from)
try:
    cycle_a.value
except AttributeError as e:
    print(str(e).replace(cycle_a.__file__, "FILE"))
value = "of b"
print("b ends")
