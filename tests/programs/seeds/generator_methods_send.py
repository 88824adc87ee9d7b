def gen():
    x = yield 1
    print(f"Received: {x}")
    yield 2

g = gen()
print(next(g))        # Returns 1
print(g.send("hi"))  # Prints "Received: hi", returns 2
