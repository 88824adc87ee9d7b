class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def depth_first(self):
        yield self.value
        for child in (self.left, self.right):
            if child:
                for v in child.depth_first():
                    yield v


t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))
print(list(t), list(t.depth_first()), sum(t), max(t), 5 in t, 9 in t)
a, b, c, d, e, f = t
print(a, f)


class Counter:
    made = 0

    def __init__(self, n):
        self.n = n
        Counter.made += 1

    def __iter__(self):
        n = self.n
        while n > 0:
            yield n
            n -= 1

    def pairs(self):
        return ((a, b) for a in self for b in self if a < b)


c = Counter(3)
print(list(c), list(c), list(c.pairs()), Counter.made)


class Bad:
    def __iter__(self):
        return [1]


try:
    for _ in Bad():
        pass
except TypeError as e:
    print(e)


class Base:
    def items(self):
        yield "base"


class Derived(Base):
    def items(self):
        yield "derived"
        yield from Base.items(self)


print(list(Derived().items()))
