def f():
    while True:
        try:
            x = yield "waiting"
            print("got", x)
        except ValueError as e:
            print("ValueError", e.args)
            yield "handled"
        except (KeyError, IndexError) as e:
            print(type(e).__name__, e)


g = f()
print(next(g))
print(g.throw(ValueError("instance")))
print(next(g))
print(g.throw(ValueError))
print(g.send("dropped"))
print(g.throw(KeyError("k")))
print(g.throw(IndexError))
print(g.send("x"))
try:
    g.throw(TypeError("not handled"))
except TypeError as e:
    print("out came", e)
print(next(g, "finished"))

# Throwing into a finished generator raises the exception.
for exc in (ValueError("again"), ZeroDivisionError, StopIteration(7)):
    try:
        g.throw(exc)
    except BaseException as e:
        print(type(e).__name__, e.args)

for bad in (1, "text", None, int, object()):
    try:
        f().throw(bad)
    except TypeError as e:
        print(e)
