# What descriptors of built-in types and of classes say about themselves, and their methods called by name.
import types


def show(what, fn):
    try:
        print(what, fn())
    except (TypeError, AttributeError) as e:
        print(what, type(e).__name__, e)


class Point:
    __slots__ = ('x', 'y')

    def norm(self):
        return self.x

    @property
    def double(self):
        return 2 * self.x

    @classmethod
    def of(cls, x):
        return cls.__name__, x


member, prop, method = Point.__dict__['x'], Point.__dict__['double'], Point.__dict__['of']
p = Point()
show('names', lambda: (member.__name__, member.__qualname__, member.__objclass__, member.__doc__))
show('set', lambda: member.__set__(p, 3))
show('get', lambda: (member.__get__(p), member.__get__(p, Point), p.x))
show('delete', lambda: member.__delete__(p))
show('again', lambda: member.__delete__(p))
show('empty', lambda: member.__get__(p))
show('class', lambda: member.__get__(None, Point) is member)
show('other', lambda: member.__get__(5))
show('other', lambda: member.__set__(5, 1))
show('few', lambda: member.__set__(p))
show('few', lambda: member.__get__())
show('readonly', lambda: setattr(member, '__objclass__', int))
show('property', lambda: prop.__set__(p, 1))
show('property', lambda: prop.__delete__(p))
show('classmethod', lambda: method.__get__(None, Point)(1))
show('classmethod', lambda: method.__get__(p)(2))
show('classmethod', lambda: method.__get__(p, int)(2))

for d in member, prop, method, Point.norm, str.upper, int.__add__, int.__dict__['real'], types.FunctionType.__dict__['__code__']:
    show('none', lambda: d.__get__(None, None))
    show('none', lambda: d.__get__(None))
for d in str.upper, int.__add__, int.__dict__['real'], types.FunctionType.__dict__['__code__']:
    show('objclass', lambda: (d.__objclass__, d.__qualname__))
    show('applies', lambda: d.__get__(Point))
show('bound', lambda: int.__add__.__get__(3)(4))
show('getset', lambda: int.__dict__['real'].__get__(4))
show('getset', lambda: int.__dict__['real'].__set__(4, 5))
show('getset', lambda: int.__dict__['real'].__set__('s', 5))
show('setter', lambda: types.FunctionType.__code__.__set__(show, 3))


class Tracing(property):
    def __set__(self, obj, v):
        print('set', v)
        super().__set__(obj, v)

    def __delete__(self, obj):
        print('delete')
        super().__delete__(obj)


class Traced:
    value = Tracing(lambda self: self.v, lambda self, v: setattr(self, 'v', v), lambda self: print('gone'))


t = Traced()
t.value = 4
print(t.value)
del t.value


class Marked(super):
    def __init__(self, *args):
        super().__init__(*args)


class Base:
    def f(self):
        return 'Base'


class Derived(Base):
    def f(self):
        return 'Derived ' + self.up.f() + ' ' + type(self.up).__name__


Derived.up = Marked(Derived)
print(Derived().f())
show('super', lambda: super(Base, Base(), 1))
show('super', lambda: Marked(Base, Base(), 1))
