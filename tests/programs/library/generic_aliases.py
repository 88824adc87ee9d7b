import types
from collections.abc import Iterator, Generator, Callable
A = type(list[int])
print(A, list[int], dict[str, list[int]], A(Iterator, (int,)), int | None, list[int] | None)
print(Iterator[int], Callable[[int], str], Generator[int, None, str], Iterator[int] | None)
import collections
print(collections.deque[int])
class X(Iterator[int]):
    def __next__(self): raise StopIteration
print(list(X()))
class L(list[int]): pass
print(L([1]))
