#!/usr/bin/env python3
"""Whether a second run agrees with the first: agreement.py GENLAB FIRST SECOND

A pair is two dispatch strategies under one workload and set. Of each `genlab compare` says in each result whether it is a difference.
A pair that either calls different must not stand the other way round in the other, and the first is to call half of its pairs
different. Prints both and exits with 1 where that does not hold.
"""
import argparse
import json
import subprocess
import sys


def compare(genlab, path, *more):
    done = subprocess.run([genlab, "compare", path, "--by", "dispatch", "--metric", "time", "--format", "json", *more],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if done.returncode != 0:
        sys.exit(f"agreement: {path}: genlab compare failed")
    return json.loads(done.stdout)


def pairs(genlab, path):
    """By (row, one strategy, another that comes later by name): the ratio of their times, and whether it is called a difference."""
    found = {}
    names = [column["name"] for column in compare(genlab, path)["columns"]]
    for base in names:
        for table in compare(genlab, path, "--base", base)["tables"]:
            for row in table["rows"]:
                for name, cell in zip([base, *(n for n in names if n != base)], row["cells"]):
                    if name > base and cell and "verdict" in cell:
                        found[row["name"], base, name] = (cell["ratio"]["mid"], cell["verdict"] != "none")
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("genlab", "first", "second"):
        options.add_argument(name)
    options = options.parse_args()
    first, second = (pairs(options.genlab, path) for path in (options.first, options.second))
    both = sorted(first.keys() & second.keys())
    called = sum(first[pair][1] for pair in both)
    reversed_ = [pair for pair in both if (first[pair][1] or second[pair][1]) and (first[pair][0] - 1) * (second[pair][0] - 1) < 0]
    for name, base, other in reversed_:
        print(f"{name}: {other} over {base} is {first[name, base, other][0]:.4f}, then {second[name, base, other][0]:.4f}")
    print(f"{len(both)} pairs, {called} of them called different, {len(reversed_)} reversed")
    sys.exit(bool(reversed_) or not both or 2 * called < len(both))


main()
