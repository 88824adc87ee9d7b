class S:
    __slots__ = ("x", "__private")

    def __init__(self):
        self.x = 1
        self.__private = 2

    def private(self):
        return self.__private


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


s = S()
print(s.x, s.private(), S.x, S.x.__name__, S._S__private, S.x.__get__(s))
s.x = 5
del s.x
attempt(lambda: s.x)
attempt(lambda: delattr(s, "x"))
attempt(lambda: setattr(s, "y", 1))
attempt(lambda: s.__dict__)
attempt(lambda: S.x.__get__(3))
attempt(lambda: vars(s))


class T(S):
    __slots__ = "z"


t = T()
t.z = 3
t.x = 4
print(t.x, t.z, t.private())


class U(T):
    pass


u = U()
u.free = 1
u.z = 2
print(u.__dict__, u.z, u.x)


class WithDict:
    __slots__ = ("a", "__dict__", "__weakref__")


w = WithDict()
w.a = 1
w.b = 2
print(w.__dict__, w.a)


class Empty:
    __slots__ = ()


class Left(Empty):
    pass


class Right(Empty):
    __slots__ = ("q",)


class Both(Left, Right):
    pass


b = Both()
b.q = 1
b.r = 2
print(b.__dict__, b.q, Both.__base__.__name__)


def make(**ns):
    return type("T", (), ns)


attempt(lambda: make(__slots__=3))
attempt(lambda: make(__slots__=["a b"]))
attempt(lambda: make(__slots__=[3]))
attempt(lambda: make(__slots__=["x"], x=3))
attempt(lambda: type("T", (Left,), {"__slots__": ["__dict__"]}))
attempt(lambda: type("T", (int,), {"__slots__": ["a"]}))
attempt(lambda: type("T", (S, Right), {}))
print(make(__slots__={"b": "doc", "a": None})().__slots__)


class Listed(list):
    __slots__ = ("tag",)


l = Listed([1, 2])
l.tag = l
print(l, l.tag is l)
attempt(lambda: setattr(l, "other", 1))
del l


class Failure(Exception):
    __slots__ = ("code",)


f = Failure("a")
f.code = 7
f.more = 8
print(f, f.code, f.__dict__)


class Counted:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


s.x = Counted(1)
s.x = Counted(2)
del s
print("end")
