t = (1, "a", None)
print(t, (), (1,), 1, (1, 2)[0], t[-1], t[1:], len(t), t + (2,), t * 2, "a" in t, t.index("a"), t.count(1))
print((1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1, 2), (1, 2) == [1, 2], () == (), hash((1, 2)) == hash((1, 2)), hash(()) == hash(()))
a, b = b, a = 1, 2
print(a, b)
x = 1,
print(x, tuple([1, 2]), tuple("ab"), tuple(), tuple(i for i in range(3)), ((1, 2), (3, (4,))))
d = {(1, 2): "tuple key", (1, (2, 3)): "nested"}
print(d[1, 2], d[(1, (2, 3))], (1, 2.0) in d)
for f in (lambda: (1,)[1], lambda: (1, 2) + [3], lambda: hash(([],)), lambda: (1, 2) < 3, lambda: (1,).append(2), lambda: (1, 2).index(5)):
    try:
        f()
    except (IndexError, TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
t += (9,)
print(t)
lst = ([1],)
try:
    lst[0] += [2]
except TypeError as e:
    print(e, lst)


def swap(a, b):
    return b, a


x, y = swap(1, 2)
print(x, y, swap("a", ("b",)))
print(max((1, 2), (1, 3)), min([(2, "b"), (2, "a")]), sorted([(2, 1), (1, 2)]), sum([(1,), (2,)], ()))
