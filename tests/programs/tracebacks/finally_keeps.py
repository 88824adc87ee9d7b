def f():
    try:
        return int("not a number")
    finally:
        print("cleanup")


def g():
    try:
        f()
    except KeyError:
        print("not reached")
    else:
        print("not reached")
    finally:
        print("outer cleanup")


g()
