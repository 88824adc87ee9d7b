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
