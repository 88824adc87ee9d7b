#!/usr/bin/env python3
"""Costs that are exact: how many bytecodes an item takes, by the statistics of whole runs.

    check.py GENLAB
"""
import json
import os
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


def main():
    genlab = os.path.abspath(sys.argv[1])
    passed = failed = 0
    for test in (a_delegated_item_costs_the_same_at_any_depth,):
        try:
            test(genlab)
            passed += 1
        except AssertionError as wrong:
            failed += 1
            print("FAILED %s: %s" % (test.__name__.replace("_", " "), wrong))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


main()
