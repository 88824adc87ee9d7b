"""Awaiting: as await_chain_1, behind 1,000 levels of `await`.

An item's share of building and unwinding the chain is half a level.
"""
from await_chain_1 import SETS, expected, main, setup, through

N = 2000
run = through(1000)
if __name__ == "__main__":
    main(N, run)
