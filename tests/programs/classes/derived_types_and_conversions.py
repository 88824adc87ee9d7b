"""Classes derived from built-in types where built-in functions and class methods ask them."""
import math


def shown(make):
    try:
        return repr(make())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Answer(int):
    def __int__(self):
        return 42

    def __ceil__(self):
        return "up"


class Wrong(int):
    def __int__(self):
        return "text"


class Real(float):
    def __floor__(self):
        return "down"

    def __trunc__(self):
        return "cut"

    def __round__(self, ndigits=None):
        return "near", ndigits

    def __int__(self):
        return 7


print(int(Answer(7)), Answer(7) + 1, shown(lambda: int(Wrong(1))), math.ceil(Answer(1)), math.floor(Answer(1)))
print(math.floor(Real(1.5)), math.ceil(Real(1.5)), math.trunc(Real(1.5)), round(Real(1.5)), round(Real(1.5), 3), int(Real(1.5)))


class Plain(int):
    pass


class Twice(int):
    def __new__(cls, value=0):
        return super().__new__(cls, value * 2)


class Fraction(float):
    pass


print(type(Plain.from_bytes(b"\1\2", "big")), Twice.from_bytes(b"\3", "little"), bool.from_bytes(b"\0\1", "big"))
print(type(Fraction.fromhex("0x1.8p1")), int.from_bytes(bytes=b"\xff", signed=True), Plain(5).from_bytes(b"\5", "big"))


class Packed:
    def __bytes__(self):
        return b"\1\2"


class Badly:
    def __bytes__(self):
        return "text"


print(bytes(Packed()), int.from_bytes(Packed(), "big"), shown(lambda: bytes(Badly())), shown(lambda: bytes(Real())))


class Map(dict):
    pass


class Loud(dict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


class Prefilled(dict):
    def __new__(cls):
        return {"base": 1}


print(type(Map.fromkeys("ab")), Map.fromkeys("ab", 0), Loud.fromkeys(iter("xy"), 1), Prefilled.fromkeys("b"))
print(dict.fromkeys({3, 1, 2}), {}.fromkeys({"k": 1}), shown(lambda: dict.fromkeys()), shown(lambda: dict.fromkeys(3)))


class Counted(int):
    hashed = 0

    def __hash__(self):
        Counted.hashed += 1
        return int.__hash__(self)


known = dict.fromkeys(map(Counted, range(10)))
before = Counted.hashed
copies = set(known), frozenset(known), dict(known), dict.fromkeys(set(known)), dict.fromkeys(known), known.copy()
print(before, Counted.hashed - before, [len(copy) for copy in copies])


class Labelled(list):
    def __init__(self, items=(), *, label=None):
        super().__init__(items)
        self.label = label


class Made(list):
    def __new__(cls, *args, label=None):
        self = super().__new__(cls)
        self.label = label
        return self


class Point(tuple):
    def __init__(self, items, *, label=None):
        self.label = label


class Measure(float):
    def __init__(self, value, unit=None):
        self.unit = unit


class Names(frozenset):
    def __init__(self, items, label=None):
        self.label = label


class Bag(set):
    def __new__(cls, *args, label=None):
        return super().__new__(cls)


for item in Labelled([1], label="l"), Made([2], label="m"), Point([3], label="p"), Names([4], label="n"):
    print(item, item.label)
print(Measure(1.5, unit="m").unit, shown(lambda: Plain(x=1)), shown(lambda: Map(x=1)), shown(lambda: Bag([5], label=1)))


class Wordy(list):
    pass


class Words(tuple):
    pass


print(shown(lambda: Wordy(a=1)), shown(lambda: Words(a=1)), type(Bag([1]).union([2])), type(Names([1]).union([2])))
print(repr(dict.fromkeys)[:39], int.__dict__["from_bytes"], {1, 2, 3}.__iter__().__length_hint__())
items = iter({1, 2, 3})
next(items)
print(items.__length_hint__(), sum(1 for _ in items), items.__length_hint__())
