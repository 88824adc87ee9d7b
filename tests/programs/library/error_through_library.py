"""A traceback shows the program's frames only, as with CPython's modules in C."""
from functools import reduce
from itertools import accumulate


def add(a, b):
    return a + b


print(list(accumulate([1, 2, 3], add)))
reduce(add, [1, 2, "three"])
