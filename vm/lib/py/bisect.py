"""Bisection: where an item goes in a sorted list."""
from _library import as_native as _as_native


def _position(a, x, lo, hi, key, left):
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid] if key is None else key(a[mid])
        if item < x if left else not x < item:
            lo = mid + 1
        else:
            hi = mid
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    return _position(a, x, lo, hi, key, True)


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    return _position(a, x, lo, hi, key, False)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(_position(a, x if key is None else key(x), lo, hi, key, True), x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(_position(a, x if key is None else key(x), lo, hi, key, False), x)


bisect = bisect_right
insort = insort_right

_as_native('_bisect', bisect_left, bisect_right, insort_left, insort_right)
