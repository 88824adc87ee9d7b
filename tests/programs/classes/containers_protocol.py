class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, key):
        if isinstance(key, tuple):
            r, c = key
            return self.rows[r][c]
        return self.rows[key]

    def __setitem__(self, key, value):
        r, c = key
        self.rows[r][c] = value

    def __delitem__(self, r):
        del self.rows[r]

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        for row in self.rows:
            yield from row

    def __contains__(self, v):
        return any(v == x for x in self)


m = Matrix([[1, 2], [3, 4]])
print(m[0], m[1, 0], m[-1], len(m), list(m), 3 in m, 9 in m, sum(m), m[0:1])
m[0, 1] = 20
m[1, 1] += 5
print(m.rows, max(m), sorted(m), [x * 2 for x in m], tuple(m))
del m[0]
print(m.rows, len(m), bool(m))
a, b = m
print(a, b)


class Sequence:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError("end")
        return i * i


s = Sequence(5)
print(list(s), [x for x in s], 9 in s, 10 in s, sum(s), max(s), list(zip(s, "ab")), s[3])
for x in s:
    print(x, end=" ")
print()


class Iter:
    def __init__(self, n):
        self.i = 0
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > self.n:
            raise StopIteration
        return self.i


it = Iter(4)
print(next(it), list(it), list(it), next(it, "end"))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value)


class Infinite:
    def __iter__(self):
        return self

    def __next__(self):
        return 7


print([x for x, _ in zip(Infinite(), range(3))], next(iter(Infinite())))


class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)
        return self

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items[::-1])


print(list(Stack().push(1).push(2).push(3)), Stack().push(1).pop(), 1 if Stack() else 0)
lookup = {}
lookup[Matrix] = "class as a key"
print(lookup[Matrix])


class LinkedList:
    def __init__(self, items):
        self.head = None
        for x in reversed(list(items)):
            self.head = (x, self.head)

    def __iter__(self):
        node = self.head
        while node:
            value, node = node
            yield value

    def __eq__(self, other):
        return list(self) == list(other)


print(list(LinkedList(range(5))), LinkedList("ab") == LinkedList("ab"), LinkedList([1]) == LinkedList([2]), LinkedList("xy") == "xy")
