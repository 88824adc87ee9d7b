"""Heaps: lists in which each item is not greater than those at 2 * i + 1 and 2 * i + 2 (Williams, 1964).

An item that is taken from the root is replaced by the last one, which first goes down to a leaf along the smaller
children and from there up again (Wegener, 1993): fewer comparisons than stopping on the way down.
"""
from _library import as_native as _as_native

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def _refuse(heap, call):
    """Heaps are lists only."""
    raise TypeError(f'{call} must be list, not {"None" if heap is None else type(heap).__name__}')


def _up(heap, start, at):
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[at] = above
        at = parent
    heap[at] = item


def _down(heap, at):
    end = len(heap)
    start = at
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _up(heap, start, at)


def heappush(heap, item, /):
    if not isinstance(heap, list):
        _refuse(heap, 'heappush() argument 1')
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if not isinstance(heap, list):
        _refuse(heap, 'heappop() argument')
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _down(heap, 0)
    return first


def heapreplace(heap, item, /):
    if not isinstance(heap, list):
        _refuse(heap, 'heapreplace() argument 1')
    if not heap:
        raise IndexError('index out of range')
    first = heap[0]
    heap[0] = item
    _down(heap, 0)
    return first


def heappushpop(heap, item, /):
    if not isinstance(heap, list):
        _refuse(heap, 'heappushpop() argument 1')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):
    if not isinstance(heap, list):
        _refuse(heap, 'heapify() argument')
    for at in reversed(range(len(heap) // 2)):
        _down(heap, at)


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables, sorted; equal ones in the order of the iterables."""
    sources = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            value = advance()
        except StopIteration:
            continue
        sources.append([value if key is None else key(value), -order if reverse else order, value, advance])
    if reverse:
        better = lambda a, b: b[0] < a[0] or not a[0] < b[0] and a[1] > b[1]
    else:
        better = lambda a, b: a[0] < b[0] or not b[0] < a[0] and a[1] < b[1]
    heap = []
    for source in sources:
        heap.append(source)
        at = len(heap) - 1
        while at and better(source, heap[(at - 1) >> 1]):
            heap[at] = heap[(at - 1) >> 1]
            at = (at - 1) >> 1
        heap[at] = source
    while heap:
        first = heap[0]
        yield first[2]
        try:
            first[2] = first[3]()
            first[0] = first[2] if key is None else key(first[2])
            source = first
        except StopIteration:
            source = heap.pop()
            if source is first:
                return
        at = 0
        while (child := 2 * at + 1) < len(heap):
            if child + 1 < len(heap) and better(heap[child + 1], heap[child]):
                child += 1
            if not better(heap[child], source):
                break
            heap[at] = heap[child]
            at = child
        heap[at] = source


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


_as_native('_heapq', heapify, heappop, heappush, heappushpop, heapreplace)
