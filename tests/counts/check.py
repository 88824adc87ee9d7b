#!/usr/bin/env python3
"""Costs that are exact: how many bytecodes an item takes, by the statistics of whole runs.

    check.py GENLAB
"""
import json
import os
import re
import subprocess
import sys
import tempfile

CHAIN = """
import sys
sys.setrecursionlimit(20000)
def leaf(n):
    for i in range(n):
        yield i
def level(inner):
    yield from inner
def consume(g):
    count = 0
    for item in g:
        count += 1
    return count
depth, n = int(sys.argv[1]), int(sys.argv[2])
g = leaf(n)
for _ in range(depth):
    g = level(g)
assert consume(g) == n
"""


TAKEN = """
import math
import sys
from collections import deque
def g(n):
    for i in range(n):
        yield i
def p(n):
    for i in range(n):
        yield i, i
def y(n):
    yield from map(abs, g(n))
def s(n):
    for i in range(n):
        yield str(i)
def f(*args, k=0):
    return len(args)
def taken(n):
    {taker}
for _ in range(int(sys.argv[1])):
    taken(300)
"""


def statistics(genlab, program, *args, specialize="all"):
    with tempfile.TemporaryDirectory() as folder:
        counts = os.path.join(folder, "counts.json")
        subprocess.run([genlab, "run", "--stats=" + counts, "--specialize", specialize, "-c", program, *map(str, args)],
                       check=True, timeout=120)
        with open(counts, encoding="utf-8") as f:
            return json.load(f)


def bytecodes_per_item(genlab, program, *args, **how):
    """What 1,000 items more cost, per item: set-up and warm-up fall out."""
    few, many = (statistics(genlab, program, *args, n, **how)["instructions"] for n in (2000, 3000))
    return (many - few) / 1000


def a_delegated_item_costs_the_same_at_any_depth(genlab):
    shallow = bytecodes_per_item(genlab, CHAIN, 1)
    for depth in (10, 1000, 10000):
        deep = bytecodes_per_item(genlab, CHAIN, depth)
        assert deep == shallow, "%g bytecodes at depth %d, %g at depth 1" % (deep, depth, shallow)
    off = bytecodes_per_item(genlab, CHAIN, 100, specialize="-send_chain")
    assert off > 100, "%g bytecodes at depth 100 without send_chain: is the count right?" % off


# What takes all of g(n), the numbers below n; p(n) gives them in pairs, s(n) as text, y(n) delegates to a lazy iterator.
TAKERS = """
sum(g(n))                   sum(g(n), 1)                    sum(g(n), start=1.5)
min(g(n))                   max(g(n))                       max(g(n), default=0)
any(x < 0 for x in g(n))    all(x >= 0 for x in g(n))       sum(x for x in g(n))
list(g(n))                  tuple(g(n))                     [x for x in g(n)]
set(g(n))                   frozenset(g(n))                 dict(p(n))
sorted(g(n))                sorted(g(n), reverse=True)      bytes(x % 256 for x in g(n))
deque(g(n))                 deque(g(n), 9)                  deque(g(n), maxlen=9)
",".join(s(n))              b",".join(b"" for x in g(n))    dict.fromkeys(g(n), 1)
[].extend(g(n))             deque().extend(g(n))            deque().extendleft(g(n))
set().update(g(n))          {1}.union(g(n))                 {1}.intersection(g(n))
{1}.difference(g(n))        {1}.difference_update(g(n))     {1}.symmetric_difference(g(n))
{1}.intersection_update(g(n))                               math.prod(g(n))
{1}.issubset(g(n))          {-1}.isdisjoint(g(n))           {}.update(p(n))
[*g(n)]                     (0, *g(n))                      {*g(n)}
f(*g(n))                    max(*g(n))                  f(0, *g(n), k=1)
f(*g(n), k=1)               f(*g(n), **{"k": 2})            (lambda *a, **k: 0)(*g(n), **{"z": 1})
-1 in g(n)                  n not in g(n)                   a, *b = g(n)
*a, b, c = g(n)             l = []; l += g(n)               d = deque(); d += g(n)
d = {}; d |= p(n)           l = [1]; l[0:1] = g(n)          l = [1]; l[:] = g(n)
a, b, c = g(3)              (a, b), c = g(2), 0             [a] = g(1)
x = g(n); [next(x) for _ in range(n)]                       x = g(n); [next(x, 0) for _ in range(n + 9)]
x = g(n); [x.__next__() for _ in range(n)]                  x = g(n); [x.send(None) for _ in range(n)]
sum(map(abs, g(n)))         list(enumerate(g(n)))           a, *b = zip(g(n), g(n))
f(*filter(None, g(n)))      -1 in map(abs, g(n))            dict(enumerate(map(abs, g(n))))
list(y(n))                  x = map(abs, g(n)); [next(x) for _ in range(n)]
x = g(n).__next__; [x() for _ in range(n)]                  x = g(n).send; [x(None) for _ in range(n)]
"""


def what_takes_a_generator_pushes_its_frame(genlab):
    for taker in filter(None, re.split(r"\s{2,}|\n", TAKERS)):
        program = TAKEN.replace("{taker}", taker)
        few, many = (statistics(genlab, program, rounds)["nested_runs"] for rounds in (100, 200))   # the first calls are not hot
        assert few == many, "%s: %d nested run loops in 100 calls, %d in 200" % (taker, few, many)
        off = statistics(genlab, program, 200, specialize="none")["nested_runs"]
        assert off >= 200 * 2, "%s: %d nested run loops without specializers: is the count right?" % (taker, off)


LAZY = """
import sys
from itertools import *
def g(n):
    for i in range(n):
        yield i
def f(x, y=0):
    return x + y
def even(x):
    return x % 2 == 0
def taken(n):
    seen = 0
    for x in {lazy}:
        seen += 1
    return seen
for _ in range(int(sys.argv[1])):
    taken(300)
"""


def what_a_lazy_iterator_asks_is_pushed(genlab):
    for lazy in ("enumerate(g(n))", "zip(g(n), g(n))", "zip(g(n), g(n), g(n), strict=True)", "map(f, g(n))", "map(f, g(n), g(n))",
                 "filter(even, g(n))", "filter(None, g(n))", "filterfalse(even, g(n))", "islice(g(n), 10, 280, 3)", "chain(g(n), g(n))",
                 "chain.from_iterable(map(g, repeat(1, n)))", "takewhile(lambda x: x < 250, g(n))", "dropwhile(even, g(n))",
                 "starmap(f, zip(g(n), g(n)))", "accumulate(g(n))", "accumulate(g(n), f)", "compress(g(n), g(n))", "pairwise(g(n))",
                 "zip_longest(g(n), g(9))", "batched(g(n), 7)", "islice(cycle(g(9)), n)", "zip(count(), g(n))", "map(f, repeat(3, n))",
                 "iter(lambda it=iter([1] * n + [0]): f(next(it)), 0)",
                 "enumerate(filter(None, map(f, accumulate(chain(g(n), g(9)), f), starmap(f, zip_longest(g(n), g(9), fillvalue=0)))))"):
        program = LAZY.replace("{lazy}", lazy)
        few, many = (statistics(genlab, program, rounds)["nested_runs"] for rounds in (100, 200))
        assert few == many, "%s: %d nested run loops in 100 loops, %d in 200" % (lazy, few, many)
        off = statistics(genlab, program, 200, specialize="none")["nested_runs"]
        assert off >= 200 * 9, "%s: %d nested run loops without specializers: is the count right?" % (lazy, off)


ASYNC = """
import sys
from types import coroutine
@coroutine
def wait(v):
    return (yield v)
async def leaf(n):
    for i in range(n):
        await wait(i)
async def level(inner):
    await inner
async def down(depth, n):
    return await (down(depth - 1, n) if depth else leaf(n))
async def straight_down(depth, n):
    if depth:
        return await straight_down(depth - 1, n)
    return await leaf(n)
async def items(n, waits):
    for i in range(n):
        if waits:
            await wait(i)
        yield i
async def outer(n, waits):
    async for x in items(n, waits):
        yield x
class Wait:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        return (yield self.v)
async def objects(n):
    for i in range(n):
        await Wait(i)
async def asked(g, n):
    for i in range(n - 1):
        {ask}
@coroutine
def handed_on(c):
    yield from c
def driven(c):
    for step in handed_on(c):
        pass
def sent(c):
    try:
        while True:
            c.send(None)
    except StopIteration:
        pass
def sent_from_a_list(l):
    try:
        while True:
            l[0].send(None)
    except StopIteration:
        pass
def deep(depth, n):
    c = leaf(n)
    for _ in range(depth):
        c = level(c)
    driven(c)
async def loop(g):
    async for x in g:
        pass
sys.setrecursionlimit(20000)
"""


def an_awaited_step_costs_the_same_at_any_depth(genlab):
    for text in ("deep(%s)", "driven(down(%s))", "driven(straight_down(%s))"):
        program = ASYNC.replace("{ask}", "pass") + text % "int(sys.argv[1]), int(sys.argv[2])"
        shallow = bytecodes_per_item(genlab, program, 1)
        for depth in (10, 1000, 10000):
            deep = bytecodes_per_item(genlab, program, depth)
            assert deep == shallow, "%s: %g bytecodes at depth %d, %g at depth 1" % (text, deep, depth, shallow)


def what_asks_an_asynchronous_generator_pushes_its_frame(genlab):
    loops = ["driven(loop(%s(n, %s)))" % how for how in (("items", "False"), ("items", "True"), ("outer", "False"), ("outer", "True"))]
    loops += ["driven(objects(n))", "sent(loop(items(n, True)))", "sent_from_a_list([leaf(n)])"]
    loops += ["driven(asked(items(n, True), n))"] * 3
    asks = ["pass"] * 7 + ["await anext(g)", "await g.__anext__()", "await g.asend(None)"]
    for text, ask in zip(loops, asks):
        program = ASYNC.replace("{ask}", ask) + "n = int(sys.argv[1])\n" + text
        few, many = (statistics(genlab, program, n)["nested_runs"] for n in (1000, 2000))
        assert few == many, "%s: %d nested run loops for 1,000 items, %d for 2,000" % (text, few, many)
        off = statistics(genlab, program, 2000, specialize="none")["nested_runs"]
        assert off >= 2000, "%s: %d nested run loops without specializers: is the count right?" % (text, off)


def main():
    genlab = os.path.abspath(sys.argv[1])
    passed = failed = 0
    for test in (a_delegated_item_costs_the_same_at_any_depth, what_takes_a_generator_pushes_its_frame,
                 what_a_lazy_iterator_asks_is_pushed, an_awaited_step_costs_the_same_at_any_depth,
                 what_asks_an_asynchronous_generator_pushes_its_frame):
        try:
            test(genlab)
            passed += 1
        except AssertionError as wrong:
            failed += 1
            print("FAILED %s: %s" % (test.__name__.replace("_", " "), wrong))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


main()
