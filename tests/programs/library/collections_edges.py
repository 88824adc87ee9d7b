"""Dictionary classes, named tuples, modules and weak references where they are unlike plain ones."""
import collections
import collections.abc
import functools
import types
import weakref


def shown(make):
    try:
        return repr(make())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


OrderedDict, ChainMap = collections.OrderedDict, collections.ChainMap
ordered = OrderedDict(a=1)
print(ordered.pop(key="a"), ordered.pop(key="a", default=2), ordered.setdefault(key="b", default=3), ordered)
print(shown(lambda: ordered.pop("q")), shown(lambda: ordered.move_to_end("q")), shown(lambda: OrderedDict().popitem()))
ordered["me"] = ordered
print(ordered)
table = collections.defaultdict(list)
table["me"] = table
print(table)

chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chain | {"c": 4}, {"z": 0, "a": 9} | chain, ChainMap.fromkeys("xy", 0), shown(lambda: chain | [("q", 1)]))
chain |= [("d", 5)]
print(chain, chain.setdefault("b", 9), chain.setdefault("e", 6), chain.maps[0])
chain.update({"a": 7}, f=8)
print(chain["a"], chain["f"], chain.parents, chain.new_child(a=0)["a"], shown(lambda: reversed(chain)))
print(isinstance(chain, collections.abc.MutableMapping), issubclass(bytes, collections.abc.ByteString))
chain.maps[0]["me"] = chain
print(chain)

Point = collections.namedtuple("Point", "x y")
print(Point.x.__doc__, "|", Point.y, "|", Point.__doc__)
Point.x.__doc__ = "from the left"
print(Point.x.__doc__, Point.x, Point(1, 2).x)


class Documented:
    __slots__ = ("__doc__", "value")


documented = Documented()
documented.__doc__ = "its own"
print(documented.__doc__, type(Documented.__doc__).__name__)

module = types.ModuleType("made", doc="by hand")
module.value = 1
print(module, module.__name__, module.__doc__, module.__spec__, sorted(vars(module)), types.ModuleType("x").__doc__)
print(shown(lambda: types.ModuleType()), shown(lambda: types.ModuleType(1)), shown(lambda: module.nothing))


@functools.lru_cache
def cached(x):
    return x


for value in collections.deque([1]), {1}, frozenset(), module, cached, cached.__wrapped__, (i for i in ()), [].append:
    print(type(value).__name__, weakref.ref(value)() is value, end="; ")
print()
queue = collections.deque()
gone = weakref.ref(queue, lambda reference: print("gone", reference() is None))
del queue
for value in [], {}, (), 1, "s", range(1), iter([]), slice(1), None:
    print(shown(lambda: weakref.ref(value)))
