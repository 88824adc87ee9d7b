"""doc"""
from __future__ import annotations
import sys
x: undefined = 1
class C:
    a: List[int, "str"]
    b: dict[str, tuple[int, ...]] = {}
    def m(self, p: undefined.attr[1:2], *a: (1, 2), q: -1 + 2 * 3 ** 4 = 0, **k: lambda z: z + 1) -> x if y else not z: pass
print(__annotations__, C.__annotations__, C.m.__annotations__)
def f(a: f"{x!r:>{10}}", b: {1: 2, **c}, c: {*a, b}, d: [i for i in x if i], e: a.b.c(d, *e, f=1, **g), f: (yield_), g: a < b <= c != d, h: ~x, i: x[1, 2], j: None, k: ..., l: 1.5, m: "s", n: a and b or c): pass
for k, v in f.__annotations__.items(): print(k, v)
print(annotations)
