import typing
from typing import *
import collections
T = TypeVar("T")
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None, str], Callable[[int], str], Iterator[int], Any, Tuple[int, ...], Generator[int, None, str], T, Literal["a", 1])
print(collections.deque[int], collections.defaultdict[str, int])
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack(); s.push(1); s2 = Stack[int](); s2.push(5); print(s.items, s2.items)
class P(NamedTuple):
    x: int
    y: int = 5
    def s(self): return self.x + self.y
p = P(1); print(p, p.s(), p._fields, P(3, 4), p == (1, 5), isinstance(p, tuple))
Q = NamedTuple("Q", [("a", int)]); print(Q(1))
class Pr(Protocol):
    def m(self) -> int: ...
def f(x: Optional[int] = None, *a: "forward", k: Iterable[T]) -> Iterator[T]: yield x
print(list(f(1, k=[])), cast(int, "x"), TYPE_CHECKING)
U = NewType("U", int); print(U(5))
def g(xs: Sequence[int] | None) -> Mapping[str, Any]: return {}
class TD(TypedDict):
    a: int
print(TD(a=1), get_args(List[int]), get_origin(List[int]))
@overload
def h(x: int) -> int: ...
def h(x): return x
print(h(1), List[int] == List[int], issubclass(P, tuple))


def lines(source: typing.TextIO, raw: typing.BinaryIO | None = None) -> typing.Iterator[typing.IO[str]]:
    yield from source


print(typing.TextIO, typing.BinaryIO, issubclass(typing.TextIO, typing.IO), typing.IO[str], list(lines("ab")))
