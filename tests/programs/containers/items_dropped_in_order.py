# When a container goes, its items go in an order that their finalizers show.
class Witness:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


class Pair(tuple):
    pass


def three():
    return [Witness(n) for n in "abc"]


def rest(*args):
    pass


def named(a, b, *args, **names):
    raise ValueError


def forward(f, *args):
    try:
        f(*args)
    except ValueError:
        print("|", end=" ")


for kind in (list, tuple, Pair, lambda w: dict(enumerate(w)), lambda w: (w[0], [w[1], w[2]])):
    kind(three())
    print()
rest(*three())
print()
rest(Witness(1), Witness(2))
print()
forward(rest, Witness(1), Witness(2), Witness(3))
print()
forward(named, Witness(1), Witness(2), Witness(3), Witness(4))
print()
x = tuple(three())
x = tuple(three())
print()
y, *z = x
x = y = z = None
print()
