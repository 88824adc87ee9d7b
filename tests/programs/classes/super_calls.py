class A:
    def f(self):
        return ["A"]

    @classmethod
    def c(cls):
        return ["A", cls.__name__]

    def __repr__(self):
        return "an A"

    x = 1


class B(A):
    x = 2

    def f(self):
        return ["B"] + super().f()

    @classmethod
    def c(cls):
        return ["B"] + super().c()

    def __repr__(self):
        return "B of " + super().__repr__()

    def which(self):
        return __class__, super().x, super(B, self).x, super(A, type(self)).__repr__ is object.__repr__

    def closure(self):
        def inner():
            return super(B, self).f()
        return inner()

    def comprehension(self):
        return [g() for g in [super().f for _ in range(1)]]

    def generator(self):
        yield from super().f()
        yield super().x

    def captured_self(self):
        return (lambda: self)() is self and super().f()

    def nested(self):
        class Inner(A):
            def f(self):
                return ["Inner"] + super().f()
        return Inner().f() + super().f()


b = B()
print(b.f(), B.c(), b.c(), b, b.which())
print(b.closure(), b.comprehension(), list(b.generator()), b.captured_self(), b.nested())


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: super().f())
attempt(lambda: super(B, A()))
attempt(lambda: super(B, A))
attempt(lambda: super(3))
attempt(lambda: super(B, b).missing)
attempt(lambda: super(B))
attempt(lambda: str(super(B, b)))


def no_class(self):
    return super()


def no_arguments():
    return super()


attempt(lambda: no_class(1))
attempt(no_arguments)


class Wrong:
    def none():
        return super()

    def deleted(self):
        del self
        return super()

    def other(x):
        return super()

    def generator(self):
        return list(super().__init__ for _ in "a")


attempt(Wrong.none)
attempt(Wrong().deleted)
attempt(lambda: Wrong.other(3))


class Early:
    def f(self):
        return super()
    try:
        f(1)
    except RuntimeError as e:
        print(e)


class Cooperative:
    def __init__(self, **kwargs):
        print("Cooperative", kwargs)
        super().__init__(**kwargs)


class Left(Cooperative):
    def __init__(self, left, **kwargs):
        print("Left", left)
        super().__init__(**kwargs)


class Right(Cooperative):
    def __init__(self, right, **kwargs):
        print("Right", right)
        super().__init__(**kwargs)


class Both(Left, Right):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)


Both(left=1, right=2)
print([c.__name__ for c in Both.__mro__])


class Attributes(A):
    def __setattr__(self, name, value):
        super().__setattr__(name, (value,))

    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def __delattr__(self, name):
        print("delete", name)
        super().__delattr__(name)


a = Attributes()
a.y = 3
print(a.y)
del a.y
attempt(lambda: a.y)


def rename(super):
    return super()


print(rename(list))
