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

# What belongs to them
import typing


class Chosen:
    def __instancecheck__(self, obj):
        return obj == 5

    def __subclasscheck__(self, cls):
        return cls is str


checks = [
    lambda: isinstance([], typing.List), lambda: isinstance([], typing.List[int]), lambda: isinstance(1, typing.Any),
    lambda: issubclass(list, typing.Sequence), lambda: isinstance(5, typing.Hashable), lambda: isinstance(1, typing.Optional[int]),
    lambda: isinstance(None, typing.Optional[int]), lambda: isinstance('', typing.Union[int, typing.List[int]]),
    lambda: isinstance(1, typing.Union), lambda: isinstance(len, typing.Callable), lambda: isinstance(1, (str, typing.Union[int, str])),
    lambda: issubclass(int, typing.Union[int, str]), lambda: isinstance(1, typing.Literal[1]), lambda: isinstance(1, typing.TypeVar('T')),
    lambda: isinstance((x for x in []), typing.Generator), lambda: isinstance({}, typing.Mapping), lambda: issubclass(str, typing.Collection),
    lambda: isinstance(5, Chosen()), lambda: isinstance(6, (int, Chosen())), lambda: issubclass(str, Chosen()), lambda: issubclass(int, Chosen()),
    lambda: (int | str) == typing.Union[str, int], lambda: typing.Optional[int] == (int | None), lambda: typing.Union[int, str] == (int | None),
]
for check in checks:
    try:
        print(check())
    except TypeError as e:
        print(e)
