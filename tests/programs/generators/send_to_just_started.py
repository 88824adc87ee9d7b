def f():
    x = yield 1
    print("x", x)
    yield x


g = f()
for value in (1, "a", 0, False, ()):
    try:
        g.send(value)
    except TypeError as e:
        print(e)
# The failed sends did not start it.
print(g.send(None))
print(g.send("ok"))

try:
    g.send()
except TypeError as e:
    print(type(e).__name__)
