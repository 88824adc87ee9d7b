# Which classes' instances may be referred to weakly: __weakref__ in __slots__, and what it shows.
import weakref


def attempt(call):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Weak:
    __slots__ = ('__weakref__',)


class Members:
    __slots__ = ('x',)


class Both(Members):
    __slots__ = ('__weakref__', '__dict__')


class Below(Both):
    __slots__ = ()


class Plain:
    pass


weak = Weak()
reference = weakref.ref(weak)
print(reference() is weak, Weak.__slots__, weak.__weakref__ is reference, weakref.getweakrefcount(weak))
attempt(lambda: setattr(weak, 'x', 1))
attempt(lambda: setattr(weak, '__weakref__', 1))
attempt(lambda: delattr(weak, '__weakref__'))
attempt(lambda: weakref.ref(Members()))
attempt(lambda: Members().__weakref__)
both = Both()
both.x, both.y = 1, 2
print(both.__dict__, weakref.ref(both)() is both, both.__weakref__, weakref.ref(Below())())
print(Plain().__weakref__, Plain.__dict__['__weakref__'], type(Plain.__dict__['__weakref__']).__name__)
for cls in (Weak, Members, Both, Below, Plain):
    print(cls.__name__, '__weakref__' in cls.__dict__, '__dict__' in cls.__dict__, hasattr(cls(), '__weakref__'))

attempt(lambda: type('Twice', (Both,), {'__slots__': ('__weakref__',)}))
attempt(lambda: type('Twice', (Both,), {'__slots__': ('__dict__',)}))
attempt(lambda: type('Twice', (Plain,), {'__slots__': '__weakref__'}))
attempt(lambda: type('Twice', (), {'__slots__': ('__weakref__', '__weakref__')}))
for base in (list, dict, set, frozenset, str, float, int, tuple, bytes, Exception):
    for slots in ((), ('__weakref__',), None):
        attempt(lambda: weakref.ref(type('Derived', (base,), {} if slots is None else {'__slots__': slots})())())


class First:
    __slots__ = ('a',)


class Second:
    __slots__ = ('__weakref__',)


class Mixed(First, Second):
    __slots__ = ('b',)


class Mixed2(First, Plain):
    __slots__ = ()


print(weakref.ref(Mixed())(), Mixed2().__dict__, weakref.ref(Mixed2())())

# The order of the references: the shared one, then the newest first
plain = Plain()
called = []


class Derived(weakref.ref):
    pass


references = [weakref.ref(plain, lambda r: called.append(1)), weakref.ref(plain, lambda r: called.append(2)), weakref.ref(plain),
              weakref.ref(plain, lambda r: called.append(3)), Derived(plain), weakref.ref(plain)]
print([references.index(r) for r in weakref.getweakrefs(plain)], references[2] is references[5])
print(plain.__weakref__ is references[2])
del plain
print(called, [r() for r in references])
