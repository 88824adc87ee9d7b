#!/usr/bin/env python3
"""Deep structures under a C stack of 8 MB: dropped, closed, thrown into; recursion that ends in RecursionError.

    check.py GENLAB
"""
import resource
import subprocess
import sys

CHAIN = """
import sys
sys.setrecursionlimit(300000)
log = []
def leaf():
    try:
        yield 1
    finally:
        log.append("leaf")
def plain(g):
    return (yield from g)
def guarded(g):
    try:
        return (yield from g)
    finally:
        log.append("level")
def chain(level, n):
    g = leaf()
    for _ in range(n):
        g = level(g)
    return g
for _ in chain(plain, 50):      # warm: SEND sites specialize
    pass
for _ in chain(guarded, 50):
    pass
log.clear()
"""

# name, program, specializer sets (and options), what it prints
CASES = [
    ("a suspended chain of 100,000 generators is dropped", CHAIN + """
g = chain(plain, 100000)
print(next(g))
del g
print(log)
""", ["all", "send_gen"], "1\n['leaf']\n"),
    ("each of 100,000 finally blocks runs when the chain is dropped", CHAIN + """
g = chain(guarded, 100000)
next(g)
g = None
print(len(log), log[0], log[1])
""", ["all", "send_gen"], "100001 leaf level\n"),
    ("close walks a chain of 100,000", CHAIN + """
g = chain(guarded, 100000)
next(g)
print(g.close(), len(log))
""", ["all"], "None 100001\n"),
    ("a chain of 100,000 passes items on", CHAIN + """
def many():
    yield from range(100)
g = many()
for _ in range(100000):
    g = plain(g)
print(sum(1 for _ in g), log)
""", ["all", "-send_chain"], "100 []\n"),
    ("an exception thrown into a chain of 100,000 arrives at the leaf and unwinds", CHAIN + """
g = chain(plain, 100000)
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as e:
    print(e, log)
""", ["all"], "thrown ['leaf']\n"),
    ("a list nested a million deep is dropped", """
x = []
for _ in range(1000000):
    x = [x]
x = None
print("dropped")
""", ["none", "all"], "dropped\n"),
    ("tuples, dicts and instances nested 200,000 deep are dropped", """
class Node:
    pass
x = None
for i in range(200000):
    n = Node()
    n.next = {"k": (x,)}
    x = n
del x, n
print("dropped")
""", ["none", "all"], "dropped\n"),
    ("unlimited recursion through generators ends in RecursionError", """
import sys
sys.setrecursionlimit(10000000)
def g(n):
    yield from g(n + 1)
try:
    next(g(0))
except RecursionError:
    print("RecursionError")
""", ["none"], "RecursionError\n"),
    ("unlimited recursion through built-ins ends in RecursionError", """
import sys
sys.setrecursionlimit(10000000)
def f(x):
    return sorted([1, 2], key=f)
try:
    f(1)
except RecursionError:
    print("RecursionError")
class A:
    def __repr__(self):
        return repr(self)
try:
    repr(A())
except RecursionError:
    print("RecursionError")
""", ["none", "all"], "RecursionError\nRecursionError\n"),
    ("repr and comparison of a deep list end in RecursionError", """
x, y = [], []
for _ in range(100000):
    x, y = [x], [y]
for f in (lambda: repr(x), lambda: x == y):
    try:
        f()
    except RecursionError:
        print("RecursionError")
""", ["all"], "RecursionError\nRecursionError\n"),
    ("iterators over iterators, 200,000 deep, are asked and dropped", """
import itertools
def asked(it):
    for x in it:
        return x
def one():
    yield 1
for wrap in (lambda it: map(abs, it), itertools.chain, lambda it: map(lambda x: x, it), lambda it: filter(None, it)):
    it = one()
    for _ in range(200000):
        it = wrap(it)
    print(asked(it))
    it = None
""", ["none", "all"], "1\n" * 4),
    ("special methods that ask for themselves end in RecursionError", """
class P:
    x = property(lambda s: s.x)
    def __iter__(s): return iter(s)
    def __len__(s): return len(s)
    def __bool__(s): return bool(s)
    def __index__(s): return range(s)
    def __call__(s): return s()
    def __contains__(s, x): return x in s
    def __getitem__(s, i): return s[i]
    def __add__(s, o): return s + o
    def __lt__(s, o): return s < o
    def __eq__(s, o): return s == o
    def __hash__(s): return hash(s)
    def __format__(s, x): return format(s, x)
    def __setattr__(s, n, v): setattr(s, n, v)
    def __neg__(s): return -s
p, n = P(), 0
for f in (lambda: p.x, lambda: list(p), lambda: len(p), lambda: bool(p), lambda: [1][p], lambda: p(), lambda: 1 in p, lambda: p[0],
          lambda: p + 1, lambda: sorted([p, p]), lambda: {p}, lambda: [p] == [P()], lambda: f"{p}", lambda: setattr(p, "a", 1), lambda: -p):
    try:
        f()
    except RecursionError:
        n += 1
print(n)
""", ["none", "all"], "15\n"),
    ("a class that is its own __init__, or its own __new__ with an argument more at each level, ends in RecursionError", """
class A: pass
A.__init__ = A
try: A()
except RecursionError: print("RecursionError")
A.__init__ = lambda self: None
A.__new__ = A
try: A()
except RecursionError: print("RecursionError")
""", ["all --hard=stack"], "RecursionError\nRecursionError\n"),
    ("a finalizer that makes its like comes to an end", """
class A:
    def __del__(self):
        made.append(1)
        A()
import sys
made = []
sys.setrecursionlimit(200)
sys.stderr = None
A()
print(100 < len(made) <= 200)
""", ["none", "all"], "True\n"),
]


def limit_stack():
    resource.setrlimit(resource.RLIMIT_STACK, (8 << 20, 8 << 20))


def main():
    genlab = sys.argv[1]
    passed = failed = 0
    for name, program, sets, want in CASES:
        for chosen in sets:
            run = subprocess.run([genlab, "run", "--specialize", *chosen.split(), "-"], input=program, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True, timeout=60, preexec_fn=limit_stack)
            if run.returncode == 0 and run.stdout == want:
                passed += 1
                continue
            failed += 1
            print("FAILED %s [%s]: status %d\nwanted %r\ngot    %r\n%s"
                  % (name, chosen, run.returncode, want, run.stdout[:500], run.stderr[-1500:]))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


main()
