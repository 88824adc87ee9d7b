print(True, False, None, True == 1, False == 0, None == 0, None == False)
for v in (0, 1, "", "a", [], [0], {}, {1: 1}, (), (0,), None, 0.0, 0.1, range(0), range(1), set(), print):
    print(bool(v), end=" ")
print()
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, a is not c, type(a) is list, type(1) is int, type(True) is int, type(None) is type(None))
print(isinstance(1, int), isinstance("a", (int, str)), isinstance(1.0, int), isinstance(None, type(None)), isinstance([], (tuple, dict)))
print(callable(print), callable(5), callable(lambda: 0), callable(int))
print(1 == "1", "1" == 1, [] == (), 1 != "1", {} == [], None != 1)
print(type(5).__name__, type("").__name__, type(print).__name__, type(lambda: 0).__name__, type(x for x in ()).__name__, type(int).__name__,
      type(range(1)).__name__, type({}.keys()).__name__, type(iter([])).__name__, type(zip()).__name__, type(None).__name__)
print(hash(5) == hash(5.0), hash("a") == hash("a"), id(a) == id(b), id(a) == id(c))
