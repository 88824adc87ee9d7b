class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return V(self.x + (other.x if isinstance(other, V) else other))

    def __sub__(self, other):
        return V(self.x - other.x)

    def __mul__(self, k):
        return V(self.x * k)

    def __neg__(self):
        return V(-self.x)

    def __eq__(self, other):
        return isinstance(other, V) and self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __le__(self, other):
        return self.x <= other.x

    def __hash__(self):
        return hash(self.x)

    def __repr__(self):
        return f"V({self.x})"

    def __str__(self):
        return f"<{self.x}>"

    def __bool__(self):
        return self.x != 0

    def __len__(self):
        return abs(self.x)

    def __call__(self, a, b=1):
        return self.x + a * b

    def __contains__(self, n):
        return n == self.x

    def __getitem__(self, i):
        return (self.x, i)


a, b = V(1), V(2)
print(a + b, a + 5, b - a, a * 3, -a, repr(a), str(a), [a, b], f"{a} {b!r}")
print(a == V(1), a != V(1), a == b, a == 1, a != 1, a < b, a > b, a <= b, a >= b, sorted([b, a]), max(a, b), min([b, a]))
print(bool(V(0)), not V(3), len(V(-4)), a(10), a(10, 2), a(b=3, a=1), 1 in a, 2 in a, a["k"], a[1:2], a[0, 1])
print({V(1): "one"}[a], a in [V(1)], [V(1), V(2)].index(b), len({V(1), V(1), V(2)}), [V(1)].count(a), (a,) == (V(1),))
total = V(0)
for i in range(100):
    total = total + V(i)
    total += 1
print(total)
for f in (lambda: a / b, lambda: 1 + a, lambda: a ** 2, lambda: a % 2, lambda: a & b, lambda: ~a, lambda: a << 1):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Plain:
    pass


for f in (lambda: Plain() < Plain(), lambda: len(Plain()), lambda: Plain()(), lambda: Plain()[0], lambda: 1 in Plain(), lambda: iter(Plain()),
          lambda: -Plain(), lambda: Plain() + 1, lambda: next(Plain()), lambda: [x for x in Plain()]):
    try:
        f()
    except TypeError as e:
        print(e)


class BadLen:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (-1, "x", 1.5):
    try:
        len(BadLen(n))
    except (ValueError, TypeError) as e:
        print(e)


class NotImpl:
    def __eq__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented

    def __add__(self, other):
        return NotImplemented


n = NotImpl()
print(n == n, n == 1, n != n)
for f in (lambda: n < n, lambda: n + 1):
    try:
        f()
    except TypeError as e:
        print(e)


class BadRepr:
    def __repr__(self):
        return 5


try:
    repr(BadRepr())
except TypeError as e:
    print(e)


class Raises:
    def __eq__(self, other):
        raise ValueError("eq")

    def __repr__(self):
        raise ValueError("repr")

    def __getitem__(self, i):
        raise KeyError(i)


for f in (lambda: Raises() in [1], lambda: [Raises()] == [2], lambda: str([Raises()]), lambda: f"{Raises()}", lambda: Raises()["k"]):
    try:
        f()
    except (ValueError, KeyError) as e:
        print(repr(e))
