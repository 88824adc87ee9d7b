def f():
    try:
        yield 1
    finally:
        yield "from finally"
        print("after the yield in finally")


g = f()
print(list(g))

g = f()
next(g)
try:
    g.throw(ValueError("pending"))
    print("suspended inside finally")
    next(g)
except ValueError as e:
    print("raised after finally:", e)

g = f()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
