"""Delegation: as yield_from_1, behind 1,000 levels of `yield from`.

An item's share of building and unwinding the chain is half a level.
"""
from yield_from_1 import SETS, expected, main, setup, through

N = 2000
run = through(1000)
if __name__ == "__main__":
    main(N, run)
