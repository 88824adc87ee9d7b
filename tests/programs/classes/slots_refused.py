# Which classes may have __slots__.
for base in (int, tuple, bytes, str, list):
    for slots in ((), ("__dict__",), ("a",), "ab"):
        class X(base): pass
        for b in (base, X):
            try:
                class Y(b): __slots__ = slots
                print(b.__name__, slots, hasattr(Y(), "__dict__"))
            except TypeError as e:
                print(b.__name__, slots, e)


class Mine(int):
    pass


for names in (("__dict__", "a"), ("__dict__",), (5,), ("a b",)):
    try:
        class Under(Mine):
            __slots__ = names
    except TypeError as e:
        print(names, e)
