def f():
    try:
        raise ValueError("handled")
    except ValueError:
        try:
            yield 1
        except KeyError as e:
            print("inside:", repr(e.__context__))
            raise


g = f()
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError as e:
    print("outside:", repr(e), repr(e.__context__))

g = f()
try:
    raise OSError("caller's at start")
except OSError:
    next(g)
try:
    raise IndexError("caller's at throw")
except IndexError:
    try:
        g.throw(KeyError("thrown"))
    except KeyError as e:
        print("outside:", repr(e), repr(e.__context__), repr(e.__context__.__context__))
