# Classes that derive from numbers and sequences: which operand is asked first, and which of their methods conversions see.
class I(int):
    def __repr__(self):
        return 'I(%d)' % int(self)

    def __pow__(self, other, mod=None):
        return I(pow(int(self), int(other), mod if mod is None else int(mod)))

    def __rpow__(self, other, mod=None):
        return I(pow(int(other), int(self)))

    def __divmod__(self, other):
        return 'divmod', self, other

    def __rdivmod__(self, other):
        return 'rdivmod', self, other


class Plain(int):
    pass


print(I(2) ** 3, 2 ** I(3), pow(I(2), I(3), I(5)), pow(2, I(3), 5), pow(I(2), 3), pow(2, I(3)))
print(divmod(7, I(2)), divmod(I(7), 2), divmod(I(7), I(2)), divmod(1.5, I(2)), divmod(Plain(7), 2), divmod(7, Plain(2)))
print(int.__pow__(3, 2, 5), (3).__pow__(2), (3).__rpow__(2), int.__rpow__(3, 2, 5), float.__pow__(2.0, 3))
for args in (), (1, 2, 3):
    try:
        int.__pow__(3, *args)
    except TypeError as e:
        print(e)


class P:
    def __pow__(self, other, mod=None):
        return 'pow', other, mod

    def __rpow__(self, other, mod=None):
        return 'rpow', other, mod

    def __rdivmod__(self, other):
        return 'rdivmod', other


print(P() ** 2, pow(P(), 2, 3), 2 ** P(), divmod(2, P()))
for args in (2, P(), 3), (2, 3, P()):
    try:
        print(pow(*args))
    except TypeError as e:
        print(e)
try:
    divmod(P(), 2)
except TypeError as e:
    print(e)


class F(float):
    def __float__(self):
        return 4.5


class S(str):
    def __float__(self):
        return 5.5


class N(int):
    def __float__(self):
        return 6.5


class Wrong:
    def __float__(self):
        return 'x'


print(float(F(1)), float(S('1')), float(N(1)), float(Plain(3)), type(float(F(1))), F(1) + 1, F(F(2)) + 0)
try:
    float(Wrong())
except TypeError as e:
    print(e)


class L(list):
    def __radd__(self, other):
        return 'radd'

    def __rmul__(self, other):
        return 'rmul'


class Right:
    def __radd__(self, other):
        return 'radd'

    def __rmul__(self, other):
        return NotImplemented


for right in L(), Right(), (1,), 'ab':
    x = [1]
    x += right
    print(x)
x = [1]
try:
    x *= Right()
except TypeError as e:
    print(e)
try:
    int(1, 2, q=3)
except TypeError as e:
    print(e)
try:
    type(1, q=2)
except TypeError as e:
    print(e)
