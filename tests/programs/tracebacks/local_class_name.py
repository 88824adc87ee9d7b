def f():
    class Local(ValueError):
        pass
    raise Local("local class", 2)


f()
