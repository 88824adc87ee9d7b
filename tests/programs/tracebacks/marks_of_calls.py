"""The parentheses of calls and the brackets of subscripts are marked. Each failure is the cause of the next."""
zero = 0
table = {"k": [1, 2]}
failures = []


def attempt(function):
    try:
        function()
    except Exception as e:
        failures.append(e)


def boom(*args, **kwargs):
    raise ValueError("boom")


def same(x):
    return x


attempt(lambda: boom())
attempt(lambda: same(boom(1, 2)))
attempt(lambda: same(1) + boom(3))
attempt(lambda: boom (1))
attempt(lambda: same(boom)(same(1), same(2)))
attempt(lambda: ((boom))((1), (2)))
attempt(lambda: same(3)(4)(5))
attempt(lambda: not boom())
attempt(lambda: boom() or 3)
attempt(lambda: 1 if boom() else 2)
attempt(lambda: boom(*[1], **{"a": 1}))
attempt(lambda: same(*5))
attempt(lambda: table["q"]["r"])
attempt(lambda: table["k"][7])
attempt(lambda: table  [ "zz" ])
attempt(lambda: (((table)))[(("q"))])
attempt(lambda: table["k"]  + "a")
attempt(lambda: [1, 2][1:2:0])
attempt(lambda: table.nope)
attempt(lambda: table.nope()())
attempt(lambda: table["k"].index(9))
attempt(lambda: undefined)
attempt(lambda: undefined.foo)
attempt(lambda: undefined + 1)
attempt(lambda: [*5])
attempt(lambda: f"{boom():{same(3)}}")
attempt(lambda: [boom() for i in range(3)])
attempt(lambda: sum(i.foo for i in [1]))
attempt(lambda: print(1, file=boom()))


def assigned():
    x = boom(1, 2)


def assigned_method():
    x = table.index(1, 2)


def assigned_twice():
    x = y = boom()


def assigned_item():
    table["x"] = boom()


def assigned_to_item():
    table["k"][7] = 5


def deleted():
    del table["q"]


def returned():
    return boom()


def returned_method():
    return table["k"].index(9)


def returned_in_parentheses():
    return (boom())


def looped():
    for i in boom(): pass


def unpacked():
    a, b = same([1])


def on_one_line(): return boom()


def annotated():
    x: int = boom()


for function in (assigned, assigned_method, assigned_twice, assigned_item, assigned_to_item, deleted, returned,
                 returned_method, returned_in_parentheses, looped, unpacked, on_one_line, annotated):
    attempt(function)


last = None
for failure in failures:
    failure.__cause__ = last
    last = failure
raise last
