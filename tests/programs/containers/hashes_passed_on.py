"""A __hash__ that passes on the hash of something else finds that in dicts and sets; weak dictionaries compare by their items."""
import random
import weakref


class Alias:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self.name == (other.name if isinstance(other, Alias) else other)


names = [f"name {i}" for i in range(200)]
table = dict.fromkeys(names, 1)
aliases = [Alias(name) for name in names]
print(all(hash(alias) == hash(name) for alias, name in zip(aliases, names)))
print(sum(table[alias] for alias in aliases), all(alias in table for alias in aliases), set(aliases) == set(names))
print({alias: 2 for alias in aliases}["name 7"], len({*names, *aliases}))


class Fixed:
    def __init__(self, hashed):
        self.hashed = hashed

    def __hash__(self):
        return self.hashed


for hashed in (2 ** 62, -2 ** 63, 2 ** 63 - 1, 2 ** 61 - 1, -1, True, 2 ** 63, -2 ** 63 - 1, 2 ** 64 + 5):
    print(hash(Fixed(hashed)), end=" ")
print()


class Folded(str):
    def __eq__(self, other):
        return self.upper() == other.upper()

    def __hash__(self):
        return hash(self.upper())


print({Folded("a"): 1}[Folded("A")], {Folded("a"), Folded("A")}, Folded("a") in ["A"], ["A"].count(Folded("a")))


class Thing:
    pass


one, two = Thing(), Thing()
values, keys = weakref.WeakValueDictionary(a=one), weakref.WeakKeyDictionary({one: 1})
print(values == weakref.WeakValueDictionary(a=one), values == {"a": one}, values == {"a": two}, values == 5)
print(keys == weakref.WeakKeyDictionary({one: 1}), keys != {one: 2}, weakref.WeakSet([one]) == {one})
both = values | {"b": two}
print(type(both).__name__, both == {"a": one, "b": two}, type({"b": two} | values).__name__)
values |= {"b": two}
print(values == both)


class Quarter(random.Random):
    def random(self):
        return 0.25


class Threes(Quarter):
    def getrandbits(self, bits):
        return 3


print(Quarter(1).choice("abcd"), Quarter(1).randrange(100), Quarter(1).uniform(0, 8), Quarter(1).sample(range(10), 3))
print(Threes(1).choice("abcdefgh"), Threes(1).randrange(100), Threes(1).random())
