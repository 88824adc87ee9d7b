def f():
    print("never printed")
    try:
        yield 1
    except ValueError:
        print("never caught")


g = f()
try:
    g.throw(ValueError("first"))
except ValueError as e:
    print("raised", e)
print(list(g))
try:
    g.throw(ValueError("second"))
except ValueError as e:
    print("raised", e)
