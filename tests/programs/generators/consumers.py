def f():
    yield from (3, 1, 2)


print(list(f()), tuple(f()), sum(f()), sum(f(), 10))
print(sorted(f()), sorted(f(), reverse=True), sorted(f(), key=lambda x: -x))
print(min(f()), max(f()), min(f(), key=lambda x: -x), max(f(), key=lambda x: x % 3))
print(any(f()), all(f()), any(x > 5 for x in f()), all(x > 1 for x in f()))
print(list(zip(f(), f())), list(zip(f(), "ab")), list(zip("abcd", f())))
print(list(enumerate(f())), list(enumerate(f(), 5)), list(enumerate(f(), start=-1)))
print(list(map(lambda x: x * 2, f())), list(map(lambda a, b: a - b, f(), f())))
print(list(filter(lambda x: x > 1, f())), list(filter(None, (x - 1 for x in f()))))
print(list(reversed(list(f()))), [x for x in f()], {x: x * x for x in f()}, {x % 2 for x in f()})
print(set(f()) == {1, 2, 3}, dict((x, -x) for x in f()), dict(zip(f(), "abc")))
print(", ".join(str(x) for x in f()), "-".join(c for c in "abc"))
print(2 in f(), 7 in f(), 1 not in f())
g = f()
print(1 in g, list(g))
lst = [0]
lst.extend(f())
lst += f()
lst[1:2] = f()
print(lst)
print(min((), default="none"), max((x for x in ()), default=-1))
for call in (lambda: min(x for x in ()), lambda: max(()), lambda: sum(x for x in "ab"), lambda: reversed(f()),
             lambda: len(f()), lambda: f()[0], lambda: ",".join(f())):
    try:
        call()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
z = zip(f(), f())
print(next(z), iter(z) is z)
g = f()
print(list(zip(g, range(2))), next(g, "zip took one more"))
g = f()
print(list(zip(range(2), g)), next(g, "gone"))
print(bool(x for x in ()))
