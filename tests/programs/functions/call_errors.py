def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def default(a, b=1):
    pass


class C:
    def method(self, a):
        pass

    def no_self():
        pass


class Init:
    def __init__(self, a, b):
        pass


class Plain:
    pass


calls = [
    lambda: none(1), lambda: one(), lambda: one(1, 2), lambda: two(), lambda: two(1), lambda: three(), lambda: three(1),
    lambda: default(), lambda: default(1, 2, 3), lambda: one(1, a=2), lambda: one(b=1), lambda: two(1, c=2), lambda: none(x=1),
    lambda: C().method(), lambda: C().method(1, 2), lambda: C().no_self(), lambda: C.method(), lambda: Init(), lambda: Init(1), lambda: Init(1, 2, 3),
    lambda: Plain(1), lambda: five(), lambda: text(), lambda: nothing(), lambda: empty(1), lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: default(b=2),
    lambda: three(b=1), lambda: C(1),
]
five, text, nothing, empty = 5, "a", None, []
for i, call in enumerate(calls):
    try:
        call()
        print(i, "no error")
    except TypeError as e:
        print(i, e)


def first_two(a, b, /, c=0):
    pass


for keywords in ({"a": 1}, {"b": 1, "a": 2}, {"c": 1, "b": 2}, {"d": 1, "b": 2}):
    try:
        first_two(**keywords)
    except TypeError as e:
        print(e)
