s = {3, 1, 2, 3}
print(len(s), sorted(s), 1 in s, 9 in s, {1, 2} == {2, 1}, set() == set(), bool(set()), {1} != {2})
s.add(4)
s.add(4)
s.discard(9)
s.remove(1)
print(sorted(s), sorted(s | {9}), sorted(s & {2, 3}), sorted(s - {2}), sorted(s ^ {2, 7}))
print({1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {1}.issubset({1, 2}), {1, 2}.issuperset({1}), {1}.isdisjoint({2}))
print(sorted(set("hello")), sorted(set([1, 1.0, True])), set(), {5}, {"only"}, {(1, 2)}, sorted({x % 3 for x in range(10)}))
print(sorted({1}.union([2, 3])), sorted({1, 2}.intersection([2])), sorted({1, 2}.difference([2])))
s.update([10, 11])
print(sorted(s), len(s.copy()), s.pop() in (2, 3, 4, 10, 11), len(s))
s.clear()
print(s)
one = {1}
for f in (lambda: {[]}, lambda: {1}.remove(2), lambda: set().pop(), lambda: one[0], lambda: {1} + {2}, lambda: set(5)):
    try:
        f()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
seen = set()
out = []
for x in [3, 1, 3, 2, 1]:
    if x not in seen:
        seen.add(x)
        out.append(x)
print(out)
total = 0
for x in {1, 2, 3}:
    total += x
print(total)
try:
    for x in seen:
        seen.add(x + 100)
except RuntimeError as e:
    print(e)
big = {i * i for i in range(300)}
print(len(big), 49 in big, 50 in big, sum(big))
