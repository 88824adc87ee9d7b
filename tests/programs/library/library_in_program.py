"""What modules of the library look like to a program."""
import collections.abc
import functools
import itertools
import sys

print(sorted(name for name in ("collections", "functools", "itertools", "sys") if name in sys.modules))
print(collections.abc.Iterator.__name__, collections.__name__, itertools.chain.__module__)
from collections import *
print(Counter("aab"), deque, namedtuple.__name__)
try:
    from itertools import chian
except ImportError as e:
    print(e)
try:
    itertools.chian
except AttributeError as e:
    print(e)
print(isinstance(itertools.count(), collections.abc.Iterator), type(functools) is type(sys))
