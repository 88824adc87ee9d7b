import sys


def f():
    try:
        yield 1
    finally:
        print("generator finalized at exit")


g = f()
next(g)
sys.exit(0)
