print(abs(-3), min(3, 1, 2), max("a", "b"), min([4, 2]), max(1, 2.5), sum([1, 2]), sum([], 5), len("abc"), len({1: 2}))
print(all([]), any([]), all([1, 0]), any([0, 1]), divmod(17, 5), pow(2, 5), round(2.5), round(2.345, 2), bool([]))
print(list(map(str, [1, 2])), list(filter(lambda x: x % 2, range(5))), list(zip([1, 2], "ab", (3, 4))), list(zip()), list(enumerate("ab", 1)))
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), sorted("bac"))
print(chr(65), ord("A"), bin(5), oct(8), hex(255), repr("a"), str(1.0), int("5"), float("1.5"), list("ab"), tuple([1]))
print(isinstance(5, int), issubclass(bool, int), callable(len), hash(1), type(1) is int)
it = iter([1, 2])
print(next(it), next(it), next(it, "done"))
values = iter([3, 2, 1, 0, 5])
print(list(iter(lambda: next(values), 0)), next(values))


class C:
    x = 1


c = C()
print(getattr(c, "x"), getattr(c, "y", "default"), hasattr(c, "x"), hasattr(c, "y"))
setattr(c, "y", 5)
print(c.y)
delattr(c, "y")
print(hasattr(c, "y"))
try:
    getattr(c, "y")
except AttributeError as e:
    print(e)
print(min([], default=0), max([1, -5], key=abs), min("abc", "b", key=len), sum(i for i in range(4)))
