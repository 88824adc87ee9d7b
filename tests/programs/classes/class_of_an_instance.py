# A class statement whose first base is no class calls that base's type as it would a metaclass.
class Recorder:
    def __init__(self, *args):
        self.args = args


class Base(Recorder('first')):
    value = 1


print(type(Base).__name__, Base.args[0], len(Base.args[1]), Base.args[2]['value'])


def attempt(base):
    try:
        class Made(base):
            pass
        print(Made)
    except TypeError as e:
        print(e)


for base in 1, 'text', (1,), [1], 2.5, {1}, None:
    attempt(base)
try:
    type('Made', (int, 3), {})
except TypeError as e:
    print(e)


# super() asks a stand-in what its class is.
class Proxy:
    def __init__(self, obj):
        self.__obj = obj

    def __getattribute__(self, name):
        if name.startswith('_Proxy__'):
            return object.__getattribute__(self, name)
        return getattr(self.__obj, name)


class A:
    def f(self):
        return 'A.f'


class B(A):
    def f(self):
        return super().f() + '->B.f'


print(B.f(Proxy(B())))
try:
    B.f(Proxy(1))
except TypeError as e:
    print(e)
try:
    B.f(3)
except TypeError as e:
    print(e)


# A set that has a hash is looked for by that, any other set by its items.
class Hashed(set):
    def __hash__(self):
        return 7


h = Hashed([1, 2])
found = {h, frozenset([3])}
print(h in found, {3} in found, {4} in found, Hashed([1, 2]) in found)
found.remove(h)
found.discard({3})
print(found)
try:
    found.remove({1})
except KeyError as e:
    print('KeyError', e)
