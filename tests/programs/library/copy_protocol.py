"""What copy asks objects for, and what it shares."""
import collections
import copy
import functools
import random
import weakref


class Reduced:
    def __reduce__(self):
        return Reduced, (), {"kept": [1]}


class ByVersion:
    def __init__(self, seen=None):
        self.seen = seen

    def __reduce_ex__(self, version):
        return ByVersion, (version,)


class Itself:
    def __reduce__(self):
        return "Itself"


class Filled:
    def __init__(self):
        self.items, self.pairs = [], {}

    def append(self, item):
        self.items.append(item)

    def __setitem__(self, key, value):
        self.pairs[key] = value

    def __reduce__(self):
        return Filled, (), None, iter([[1], [2]]), iter([("k", [3])])


class Stateful:
    def __init__(self):
        self.given = "init"

    def __getstate__(self):
        return ["state"]

    def __setstate__(self, state):
        self.state = state


print(copy.copy(Reduced()).kept, copy.copy(ByVersion()).seen, copy.deepcopy(ByVersion()).seen)
itself = Itself()
print(copy.copy(itself) is itself, copy.deepcopy(itself) is itself)
filled = copy.deepcopy(Filled())
print(filled.items, filled.pairs, vars(copy.copy(Stateful())), vars(copy.deepcopy(Stateful())))


class Slotted:
    __slots__ = ("a", "b", "__c")

    def __init__(self):
        self.a = [1]
        self.__c = 3

    def show(self):
        return self.a, hasattr(self, "b"), self.__c


slotted = Slotted()
print(copy.copy(slotted).show(), copy.copy(slotted).a is slotted.a, copy.deepcopy(slotted).a is slotted.a)


class Row(tuple):
    pass


class Stack(list):
    pass


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


for value in Row([[1]]), Stack([[1]]):
    value.tag = [2]
    shallow, deep = copy.copy(value), copy.deepcopy(value)
    print(type(shallow), shallow is value, shallow[0] is value[0], shallow.tag is value.tag, deep, deep[0] is value[0], deep.tag)
print(copy.copy(Pair(1, [2])), copy.deepcopy(Pair(1, [2])))

atoms = b"x", len, Slotted.show.__code__, range(3), ..., NotImplemented, int, slice(1, 2), 1.5, "s", None, property()
print([copy.copy(atom) is atom for atom in atoms], [copy.deepcopy(atom) is atom for atom in atoms if type(atom) is not slice])
cut = copy.deepcopy(slice([1], (2, [3])))
print(cut, cut.start is not slice([1]).start)
reference = weakref.ref(filled)
print(copy.copy(reference) is reference, copy.deepcopy([reference])[0] is reference)
method = copy.deepcopy(slotted.show)
print(method(), method.__self__ is slotted, copy.copy(slotted.show).__self__ is slotted)

ordered = collections.OrderedDict(a=[1])
ordered.tag = "t"
again, deep = copy.copy(ordered), copy.deepcopy(ordered)
print(again, again.tag, again["a"] is ordered["a"], deep["a"] is ordered["a"], deep.tag, ordered.copy())
generator = random.Random(7)
twin = copy.deepcopy(generator)
print(generator.random() == twin.random(), copy.deepcopy(functools.partial(max, [1])).args)
print(copy.deepcopy(collections.deque([[1], 2], 3)), copy.deepcopy(collections.defaultdict(list, k=[1])))
loop = [1]
loop.append((loop, {"self": loop}))
other = copy.deepcopy(loop)
print(other, other[1][0] is other, other[1][1]["self"] is other)
for value in (i for i in ()), open:
    try:
        print(copy.deepcopy(value) is value)
    except TypeError as error:
        print(error)

# None in place of a method, tuples that are too long, and what exceptions were told
import copy


class Named:
    __reduce_ex__ = None

    def __reduce__(self):
        return 'the same'


class Long:
    def __reduce__(self):
        return Long, (), None, None, None, None, 5


class Never:
    __reduce_ex__ = __reduce__ = None


for make in Named, Long, Never:
    for copied in copy.copy, copy.deepcopy:
        try:
            x = make()
            print(copied(x) is x)
        except (TypeError, copy.Error) as e:
            print(type(e).__name__, e)
print(copy.copy(int | str), copy.deepcopy(int | None), copy.copy(list[int]))
e = copy.copy(ImportError('m', name='n', path='p'))
print(e, e.name, e.path)
e = copy.copy(OSError(2, 'no', 'file'))
print(e, e.filename)
try:
    [].nothing
except AttributeError as e:
    print(copy.copy(e).name, copy.copy(e))
