# A keyword argument that is not there: the message names the parameter that was perhaps meant.
import random


def f(bluchin, other=1, *, verbose=False):
    pass


def positional(hidden, /, shown=1):
    pass


class Shape:
    def __init__(self, colour=None):
        pass

    def draw(self, filled=True):
        yield filled


def attempt(fn):
    try:
        fn()
    except TypeError as e:
        print(e)


attempt(lambda: f(bluch=1))
attempt(lambda: f(1, othr=2))
attempt(lambda: f(1, Verbose=2))
attempt(lambda: f(1, completely_different=2))
attempt(lambda: f(1, **{'x' * 50: 1}))
attempt(lambda: positional(1, hiden=2))
attempt(lambda: positional(1, show=2))
attempt(lambda: Shape(color='red'))
attempt(lambda: Shape().draw(fill=False))
attempt(lambda: 'a b'.split(maxsplt=1))
attempt(lambda: print('x', ends=''))
attempt(lambda: max([1], defalt=True))
attempt(lambda: [].sort(ky=None))
attempt(lambda: (lambda first, second: 0)(1, secnd=2))
attempt(lambda: random(1))
attempt(lambda: __import__('math')(1))
