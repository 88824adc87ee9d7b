from collections import OrderedDict


class Doubled(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


class Keyed:
    def keys(self):
        return ["k"]

    def __getitem__(self, key):
        return key + "!"


d = Doubled([("a", 1)], b=2)
print(d, Doubled({"x": 1}), Doubled.fromkeys("ab", 3))
d.update({"c": 3}, d=4)
d.update(Keyed())
d |= {"e": 5}
print(d, d.copy())
for args in ({1}, {2}), (5,):
    for f in OrderedDict, OrderedDict().update:
        try:
            f(*args)
        except TypeError as e:
            print(e)
print(OrderedDict(self=1, other=2), OrderedDict(Keyed(), z=1))
