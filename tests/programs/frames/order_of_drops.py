# What an operation has taken dies from the first on, whether or not it gives something.
class R:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('gone', self.n)

    def __add__(self, other):
        return 0

    __eq__ = __lt__ = __getitem__ = __contains__ = __add__
    __hash__ = None

    def __setitem__(self, key, v):
        pass

    def __delitem__(self, key):
        pass

    def __call__(self, *args):
        pass

    def method(self, *args):
        pass


class Q:
    __init__ = R.__init__
    __del__ = R.__del__
    __hash__ = None


class One:
    def __init__(self, a):
        pass


def two(a, b):
    pass


def attribute():
    R(1).attr = R(2)


def item():
    R(1)[R(2)] = R(3)


def no_item():
    del R(1)[R(2)]


def bad_item():
    Q(1)[Q(2)] = Q(3)


def bad_delete():
    del Q(1)[Q(2)]


works = [
    lambda: max([], default=R(1), key=R(2)), lambda: isinstance(R(1), (int, str)), lambda: R(1) + R(2), lambda: R(1) == R(2),
    lambda: R(1) < R(2), lambda: R(1)[R(2)], lambda: R(1) in R(2), lambda: R(1) is R(2), lambda: R(1)(R(2), R(3)),
    lambda: R(1).method(R(2), R(3)), lambda: print(R(1) and 1, R(2) and 2), lambda: [].insert(0, R(1)),
    lambda: {}.setdefault(1, R(2)), lambda: two(R(1), R(2)), lambda: One(R(1)), lambda: type(R(1)), attribute, item, no_item,
]
fails = [
    lambda: Q(1) + Q(2), lambda: Q(1) < Q(2), lambda: Q(1)[Q(2)], lambda: Q(1) in Q(2), lambda: Q(1)(Q(2), Q(3)),
    lambda: len(Q(1), Q(2)), lambda: len(Q(1), x=Q(2)), lambda: One(Q(1), Q(2)),
    lambda: [Q(1), Q(2), 1 / 0], lambda: print(Q(1), Q(2), 1 / 0), lambda: {Q(1), Q(2)},
    lambda: {}[Q(1)], lambda: Q(1) in {}, lambda: Q(1) in set(), lambda: max(Q(1), Q(2)),
    lambda: sum((Q(i) for i in [1]), Q(2)), lambda: max((Q(i) for i in [1, 2]), key=Q(3)), bad_item, bad_delete,
]
for fn in works * 2:
    print(works.index(fn))
    fn()
for fn in fails * 2:
    print(fails.index(fn))
    try:
        fn()
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
