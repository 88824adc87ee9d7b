"""types.FunctionType and types.CellType called by the program."""
import types


def attempt(what, *args, **keywords):
    try:
        return what(*args, **keywords)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def numbers(a, b=1, *, c=2):
    "doc"
    yield a
    yield b + c + extra


def counter():
    n = 0

    def count():
        nonlocal n
        n += 1
        return n
    return count


extra = 100
made = types.FunctionType(numbers.__code__, {"extra": 5, "__name__": "elsewhere"}, "other", (7,), None, {"c": 3})
print(made.__name__, made.__qualname__, made.__doc__, made.__module__, made.__defaults__, made.__kwdefaults__)
print(list(made(1)), list(made(1, 2, c=0)), list(numbers(1)), next(made(b=4, a=3)))
same = types.FunctionType(numbers.__code__, globals(), argdefs=numbers.__defaults__, kwdefaults=numbers.__kwdefaults__)
print(list(same(1)), same.__globals__ is globals(), same is numbers, same.__closure__)
print(attempt(lambda: next(types.FunctionType(numbers.__code__, {})(1))))

first = counter()
cell = types.CellType(40)
second = types.FunctionType(first.__code__, globals(), closure=(cell,))
print(first(), second(), second(), cell.cell_contents, first())
shared = types.FunctionType(first.__code__, globals(), None, None, first.__closure__)
print(shared(), first())
empty = types.CellType()
print(attempt(getattr, empty, "cell_contents"), repr(empty).endswith(": empty>"))
unbound = types.FunctionType(first.__code__, globals(), closure=(empty,))
print(attempt(unbound))
empty.cell_contents = 1
print(unbound())
del empty.cell_contents
print(attempt(unbound), attempt(types.CellType, 1, 2), attempt(types.CellType, value=1))

code = numbers.__code__
for args in ((), (5, {}), (code,), (code, 5), (code, {}, 5), (code, {}, None, 5), (code, {}, None, None, 5), (code, {}, None, None, (1,)),
             (first.__code__, {}), (first.__code__, {}, None, None, (1,)), (first.__code__, {}, None, None, ()),
             (code, {}, None, None, (), 5), (code, {}, "f", (), (), {}, 1)):
    print(attempt(types.FunctionType, *args) if args != (code, {}, None, None, ()) else "")
print(attempt(types.FunctionType, code, globals={}, code=code), attempt(types.FunctionType, code, {}, nothing=1))
print(types.FunctionType(code, {}, None, (1, 2, 3, 4)).__defaults__)
