print([1, (2,), {3: [4]}, {5}, "six", 7.0, None, True, range(3), slice(1, 2, None)])
a = [1]
a.append(a)
print(a, [a])
d = {}
d["self"] = d
d["list"] = a
print(d)
t = ([],)
t[0].append(t)
print(t)
deep = []
for i in range(50):
    deep = [deep]
print(deep)


class C:
    def __init__(self):
        self.items = [self]

    def __repr__(self):
        return "C(...)"


print(C().items, {C: 1} == {C: 1}, [C()], (C(),), {1: C()})
print(int, str, list, type(None), ValueError, type(C), C, type, type(1).__name__)
print(len, print, (lambda: 0).__name__, C.__name__)
print(None, NotImplemented)
