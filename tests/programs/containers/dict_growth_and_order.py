d = {}
for i in range(2000):
    d[i * 7 % 2003] = i
print(len(d), list(d)[:5], list(d)[-3:], sum(d), sum(d.values()))
for i in range(0, 2000, 2):
    del d[i * 7 % 2003]
print(len(d), list(d)[:5], sum(d.values()))
for i in range(500):
    d["s" + str(i)] = i
print(len(d), list(d)[-2:], d["s123"], "s500" in d, 14 in d, 7 in d)
for round in range(50):
    e = {}
    for i in range(20):
        e[i] = round
        if i > 5:
            del e[i - 5]
    assert list(e) == [0, 15, 16, 17, 18, 19], list(e)
print(e)
d = {-1: "a", -2: "b", 1 << 70: "c", -(1 << 70): "d", 0.0: "zero", "": "empty"}
print(d[-1], d[-2], d[1 << 70], d[-(1 << 70)], d[0], d[False], d[-0.0], d[""])


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.v == other.v

    def __repr__(self):
        return f"K{self.v}"


d = {Key(i): i for i in range(20)}
print(len(d), d[Key(7)], Key(20) in d, Key(19) in d)
d[Key(7)] = "new"
del d[Key(3)]
print(d)


class OnlyEq:
    def __eq__(self, other):
        return True


try:
    {OnlyEq(): 1}
except TypeError as e:
    print(e)


class BadHash:
    def __hash__(self):
        raise ValueError("no hash")


class BadEq:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("no eq")


for f in (lambda: {BadHash(): 1}, lambda: {BadEq(): 1, BadEq(): 2}, lambda: BadHash() in {}):
    try:
        f()
    except ValueError as e:
        print(e)
for v in {3: None, 1: None, 2: None}:
    print(v, end=" ")
print(list(reversed([1, 2])), list(reversed({"a": 1, "b": 2})))
