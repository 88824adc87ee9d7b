# When a call does not fit: what cannot be bound goes first, then what was bound, in the order of the parameters.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name)


def attempt(call):
    try:
        call()
    except TypeError as error:
        print(error)


def one(a):
    pass


def three(a, b, c):
    pass


def only(a, *, k):
    pass


def rest(a, b=Loud('default'), *args, c, **others):
    pass


def generator(a):
    yield


class Class:
    def __init__(self, a):
        pass

    def method(self, a):
        pass


attempt(lambda: one(Loud(1), Loud(2), Loud(3)))
attempt(lambda: one(Loud(1), Loud(2), x=Loud(3)))
attempt(lambda: one(Loud(1), a=Loud(2)))
attempt(lambda: only(Loud(1), Loud(2), k=Loud(3)))
attempt(lambda: only(Loud(1)))
attempt(lambda: only(Loud(1), q=Loud(2), k=Loud(3)))
attempt(lambda: three(Loud(1), Loud(2)))
attempt(lambda: three(c=Loud(1), a=Loud(2)))
attempt(lambda: three(Loud(1), b=Loud(2), d=Loud(3), c=Loud(4), e=Loud(5)))
attempt(lambda: three(*(Loud(1), Loud(2), Loud(3), Loud(4))))
attempt(lambda: three(Loud(1), Loud(2), Loud(3), **{'z': Loud(4), 'y': Loud(5)}))
attempt(lambda: rest(Loud(1), Loud(2), Loud(3), z=Loud(4)))
attempt(lambda: rest(z=Loud(1)))
attempt(lambda: generator(Loud(1), Loud(2)))
attempt(lambda: Class(Loud(1), Loud(2)))
attempt(lambda: Class(Loud(1)).method(Loud(2), Loud(3)))
attempt(lambda: len(Loud(1), Loud(2)))
attempt(lambda: [].append(Loud(1), Loud(2)))

# built-in functions
for call in (lambda: sum(), lambda: sum(x=1), lambda: sum([1], x=1), lambda: sum([1], 2, 3), lambda: sum([1], 2, start=3),
             lambda: sum([1], start=2), lambda: sum(iterable=[1]), lambda: sorted(), lambda: sorted(x=1), lambda: sorted([1], x=1),
             lambda: sorted([1], 2), lambda: sorted(iterable=[1]), lambda: sorted([2, 1], key=None, reverse=1), lambda: [].sort(x=1),
             lambda: [].sort(1), lambda: [].sort(1, 2, 3), lambda: ''.replace(), lambda: ''.replace('a', x=1),
             lambda: 'aa'.replace('a', 'b', count=1), lambda: ''.replace('a', 'b', 1, 2), lambda: b''.translate(), lambda: b''.translate(x=1),
             lambda: b'ab'.translate(None, delete=b'a'), lambda: sorted([1], **{'-': 1}), lambda: sum(**{'-': 1})):
    try:
        print(call())
    except TypeError as error:
        print(error)
