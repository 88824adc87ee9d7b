def gen():
    try:
        yield 1
    except ValueError:
        print("Caught ValueError")
        yield 2

g = gen()
next(g)
print(g.throw(ValueError))  # Prints "Caught ValueError", returns 2
