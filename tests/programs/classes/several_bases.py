class A:
    def f(self):
        return ["A"]

    def only_a(self):
        return "a"


class B(A):
    def f(self):
        return ["B"] + super().f()


class C(A):
    def f(self):
        return ["C"] + super().f()

    name = "C"


class D(B, C):
    def f(self):
        return ["D"] + super().f()


print(D().f(), D().only_a(), D.name)
print([c.__name__ for c in D.__mro__], [c.__name__ for c in D.__bases__], D.mro() == list(D.__mro__), D.__base__.__name__)
print(isinstance(D(), C), issubclass(D, (int, B)), issubclass(B, C), isinstance(D(), A))
print([c.__name__ for c in A.__subclasses__()], [c.__name__ for c in C.__subclasses__()])


class E(D):
    pass


print(E().f(), len(E.__mro__))


# The example of the C3 paper as Python's documentation has it.
class O: pass
class F(O): pass
class G(O): pass
class H(O): pass
class K1(F, G): pass
class K2(H, F): pass
class Z(K1, K2): pass


print([c.__name__ for c in Z.__mro__])


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: type("X", (A, B), {}))
attempt(lambda: type("X", (A, A), {}))
attempt(lambda: type("X", (K1, type("K", (G, F), {})), {}))
attempt(lambda: type("X", (int, str), {}))
attempt(lambda: type("X", (list, dict), {}))
attempt(lambda: type("X", (bool,), {}))
attempt(lambda: type("X", (ValueError, list), {}))


class Sized:
    def __len__(self):
        return 5

    def __add__(self, other):
        return "sized add"

    def __eq__(self, other):
        return True

    __hash__ = None


class Other:
    def __len__(self):
        return 7

    def __radd__(self, other):
        return "other radd"

    def __call__(self):
        return "called"


class Mixed(Sized, Other):
    pass


m = Mixed()
print(len(m), m + 1, 1 + m, m == 3, m != 3, m())
attempt(lambda: hash(m))
Other.__call__ = lambda self: "called anew"
Sized.__len__ = lambda self: 50
print(m(), len(m))
del Sized.__len__
print(len(m))
Other.__getitem__ = lambda self, i: i
print(m[3])


class Hello:
    def hello(self):
        return "hello %d" % len(self)

    def __iter__(self):
        return iter("mixin")


class Before(Hello, list):
    pass


class After(list, Hello):
    pass


print(Before([1, 2]).hello(), list(Before([1])), list(After([1])), Before.__base__, [c.__name__ for c in After.__mro__])


class ErrorA(ValueError):
    pass


class ErrorB(KeyError, ErrorA):
    pass


try:
    raise ErrorB("key")
except ErrorA as e:
    print(repr(e), e, [c.__name__ for c in type(e).__mro__])


class Fields(KeyError, AttributeError):
    pass


print(Fields("a").args, Fields.__base__.__name__)
attempt(lambda: type("X", (OSError, StopIteration), {}))
