print(sorted([3, 1, 2]), sorted("bca"), sorted((2, 1)), sorted({3: 0, 1: 0}), sorted([]), sorted([1.5, 1, True, 0]))
words = ["banana", "fig", "Apple", "cherry", "date", "kiwi"]
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, reverse=True), sorted(words, key=lambda w: w.lower()))
words.sort(key=lambda w: (len(w), w))
print(words)
words.sort(reverse=True)
print(words)
# Stable: equal keys keep their order, also in reverse.
pairs = [(i % 3, i) for i in range(9)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
seed = 1
data = []
for _ in range(500):
    seed = seed * 16807 % 2147483647
    data.append(seed % 1000)
s = sorted(data)
print(s[:5], s[-5:], all(a <= b for a, b in zip(s, s[1:])), sum(s) == sum(data), data == sorted(data))
print(sorted(s) == s, sorted(s[::-1]) == s, sorted([[2, 1], [1, 2], [1]]), sorted([(1, "b"), (1, "a"), (0, "z")]))
for f in (lambda: sorted([1, "a"]), lambda: sorted(5), lambda: [1, 2].sort(key=5), lambda: sorted([None, None, 1])):
    try:
        f()
    except TypeError as e:
        print(e)


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"I{self.n}"


items = [Item(n) for n in (3, 1, 2)]
print(sorted(items), max([Item(1), Item(2)], key=lambda i: i.n), sorted(items, reverse=True))


def key(x):
    if x == 3:
        raise ValueError("key failed")
    return x


a = [3, 2, 1, 3]
try:
    a.sort(key=key)
except ValueError as e:
    print(e, a)
