class Point:
    dims = 2
    shared = []

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def norm2(self):
        return self.x ** 2 + self.y ** 2

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    alias = norm2


p, q = Point(3, 4), Point(1)
print(p.x, p.y, p.norm2(), q.y, p.moved(1, 1).x, p.alias(), Point.norm2(q), Point.dims, p.dims)
p.dims = 3
print(p.dims, q.dims, Point.dims)
Point.dims = 5
print(p.dims, q.dims)
del p.dims
print(p.dims)
p.shared.append(1)
print(q.shared, Point.shared is q.shared)
bound = p.norm2
p.x = 0
print(bound(), [m() for m in (p.norm2, q.norm2)], bound == p.norm2)
p.norm2 = lambda: "instance attribute"
print(p.norm2(), q.norm2())
Point.added = lambda self, n: self.x + n
print(q.added(10))
for f in (lambda: p.missing, lambda: Point.missing, lambda: q.norm2.missing):
    try:
        f()
    except AttributeError as e:
        print(e)
try:
    del q.missing
except AttributeError as e:
    print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(e)
print(isinstance(p, Point), type(p) is Point, Point.__name__, type(p).__name__, p is p, p == q, p == p, p != q, p.__class__ is Point)


class Empty:
    pass


e = Empty()
e.anything = [1, 2]
e.anything[0] += 5
e.anything[1] *= 3
print(e.anything, Empty() == Empty(), hash(e) == hash(e), bool(e))
for i in range(40):
    setattr(e, "attr" + str(i), i)
print(e.attr39, sum(getattr(e, "attr" + str(i)) for i in range(40)))


class Body:
    total = 0
    for i in range(5):
        total += i
    if total > 5:
        big = True

    def helper(n):
        return n * 2
    doubled = helper(total)


print(Body.total, Body.big, Body.doubled, Body.i)
print(p)
print(bound)
print(Point.norm2)
