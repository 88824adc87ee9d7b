def f(name):
    try:
        yield
    finally:
        print("finalized", name)


g = f("global")
next(g)
print("end of program")
