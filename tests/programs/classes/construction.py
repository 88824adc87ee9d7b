class Base:
    def __init_subclass__(cls): print("sub", cls.__name__)
    def __init__(self, a): self.a = a
    def hello(self): return "base " + str(self.a)
class Child(Base):
    def __init__(self, a, b):
        Base.__init__(self, a)
        self.b = b
    def hello(self): return "child " + Base.hello(self)
c = Child(1, 2)
print(c.hello(), isinstance(c, Base), issubclass(Child, Base), Child.__bases__, Base.__subclasses__())
try: Child(1)
except TypeError as e: print(e)
try: Child(1, 2, 3)
except TypeError as e: print(e)
try: Child(1, b=2, c=3)
except TypeError as e: print(e)
print(Child(a=1, b=2).b)
class S:
    _inst = None
    def __new__(cls, *a):
        print("new", a)
        if cls._inst is None: cls._inst = object.__new__(cls)
        return cls._inst
    def __init__(self, *a): print("init", a)
print(S(1) is S(2))
class N:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(N())
