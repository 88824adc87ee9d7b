print([x for x in range(5)], [x * x for x in range(5) if x % 2], [(x, y) for x in range(2) for y in "ab"], [[i * j for j in range(3)] for i in range(3)])
print([x for x in range(20) if x % 2 if x % 3], [x for row in [[1, 2], [3]] for x in row if x != 2], [y for x in range(4) for y in range(x) if (x + y) % 2])
print({x: x * x for x in range(4)}, {k: v for k, v in [("a", 1), ("b", 2)]}, {v: k for k, v in {"x": 1}.items()}, {x % 3: x for x in range(7)})
print(sorted({x % 3 for x in range(7)}), {c for c in "aaa"}, {(i, j) for i in range(2) for j in range(2)} == {(0, 0), (0, 1), (1, 0), (1, 1)})
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, (b, c) in [(1, (2, 3))]], [i if i % 2 else -i for i in range(4)], [None for _ in range(2)])
print([f"{k}={v}" for k, v in sorted({"b": 1, "a": 2}.items())], [w.upper() for w in "a b".split()], ["even" if x % 2 == 0 else "odd" for x in range(3)])
x = "outer"
print([x for x in range(3)], x)
print([[x for x in range(y)] for y in range(3)], x)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [sum(row) for row in matrix], [x for row in matrix for x in row])
print([x for x in [y for y in [z for z in range(3)]]], [(lambda v: v * 2)(i) for i in range(3)])
print([i for i in range(5) if i in [j for j in range(3)]], [[] for _ in range(2)], [() for i in ()])
primes = [n for n in range(2, 50) if all(n % d for d in range(2, n))]
print(primes)


def order(tag, v):
    print(tag, end=" ")
    return v


print([order("elt", i) for i in order("iter", [1, 2]) if order("cond", True)])
print({order("key", i): order("val", i) for i in [1, 2]})
try:
    [1 // (x - 2) for x in range(5)]
except ZeroDivisionError as e:
    print(e)
try:
    [undefined_in_comp for _ in range(1)]
except NameError as e:
    print(e)
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)
print([x for x in []], {x for x in []}, {x: 1 for x in []})
a, b = [v * 2 for v in (1, 2)]
print(a, b, [v for v in "abc"][::-1], len([1 for _ in range(1000)]), sum([i for i in range(1000)]))
