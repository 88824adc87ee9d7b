def inner():
    x = yield 1
    print("inner got", x)
    return "done"

def outer():
    result = yield from inner()
    print("inner returned", result)
    yield 2

g = outer()
print(next(g))        # 1
print(g.send("hi"))  # "inner got hi", "inner returned done", 2
