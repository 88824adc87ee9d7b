import sys


def f():
    yield 1
    sys.exit(4)


def outer():
    try:
        yield from f()
    except ValueError:
        print("not reached")


print(list(outer()))
