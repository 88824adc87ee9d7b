class Desc:
    def __get__(self, obj, owner): return ("get", obj is None, owner.__name__)
    def __set__(self, obj, v): print("set", v)
    def __delete__(self, obj): print("delete")
    def __set_name__(self, owner, name): print("name", owner.__name__, name)
class NonData:
    def __get__(self, obj, owner=None): return "nd"
class A:
    d = Desc()
    n = NonData()
a = A()
print(a.d, A.d, a.n, A.n)
a.d = 4; del a.d
a.__dict__["d"] = 1; a.n = 5
print(a.d, a.n)
