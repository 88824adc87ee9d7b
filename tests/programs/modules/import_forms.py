import sys, time
from inspect import getgeneratorstate


def local_import():
    import time
    from inspect import getgeneratorstate
    return time.time() > 0, getgeneratorstate(x for x in ())


print(local_import(), getgeneratorstate(x for x in ()), len(sys.argv) >= 1)
try:
    import no_such_module_anywhere
except ImportError as e:
    print(type(e).__name__, e)
try:
    from time import no_such_name
except ImportError as e:
    print(type(e).__name__)
try:
    getgeneratorstate(5)
except AttributeError as e:
    print("not a generator")
print(__import__("math") is math if "math" in globals() else __import__("math").__name__)
print(__import__("collections.abc").__name__, __import__("collections.abc", fromlist=["Iterable"]).__name__ != "collections")
for args in (5,), ("",), ("no_such_module",), ("x", None, None, (), -1), ("x", None, None, (), 1):
    try:
        __import__(*args)
    except (ImportError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
