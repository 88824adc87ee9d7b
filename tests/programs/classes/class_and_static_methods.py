class A:
    count = 0

    @classmethod
    def make(cls, *args, **kwargs):
        cls.count += 1
        return cls.__name__, args, kwargs

    @staticmethod
    def add(a, b=2):
        return a + b

    @classmethod
    def gen(cls, n):
        for i in range(n):
            yield cls.__name__, i

    @staticmethod
    def static_gen():
        yield from "ab"


class B(A):
    @classmethod
    def make(cls, *args):
        return "B", super().make(*args)


print(A.make(1, k=2), A().make(), B.make(3), B().make(), A.count, B.count)
print(A.add(1), A().add(1, 5), B.add(2))
print(list(A.gen(2)), list(B().gen(1)), list(A.static_gen()))
print(A.make.__name__, A.make.__func__.__qualname__, A.make.__self__ is A, B().add.__name__)
print(A.__dict__["add"](5), type(A.__dict__["make"]).__name__, A.__dict__["make"].__func__.__name__, A.__dict__["add"].__wrapped__.__name__)


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: A.__dict__["make"]())
attempt(lambda: classmethod())
attempt(lambda: staticmethod(a=1))
attempt(lambda: classmethod(3))
attempt(lambda: staticmethod(len))


def outer(self, x):
    return self, x


A.patched = classmethod(outer)
A.free = staticmethod(outer)
print(A.patched(1)[0] is A, B().patched(2)[0] is B, A.free(1, 2), A().free(3, 4))
A.patched = outer
a = A()
print(a.patched(1)[0] is a)


class Shared:
    @classmethod
    @property
    def nothing(cls):
        return 1

    length = staticmethod(len)
    size = len


print(Shared().length("abc"), Shared().size("ab"))


# A class method as __new__ gets the class twice
class Twice:
    @classmethod
    def __new__(*args):
        return args


class Below(Twice):
    pass


print(Twice(1, 2) == (Twice, Twice, 1, 2), Below(1) == (Below, Below, 1))


# A bound method is bound to what it is bound to
class Bound:
    def method(self):
        return self


class Other:
    pass


bound, other = Bound(), Other()
Other.method = bound.method
other.again = bound.method.__get__(other, Other)
print(other.method() is bound, other.again() is bound, Other.method() is bound)
try:
    dict.__dict__['fromkeys'].__get__(None, int)
except TypeError as e:
    print(e)
