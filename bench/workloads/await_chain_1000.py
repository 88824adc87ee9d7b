"""Awaiting: as await_chain_1, behind 1000 levels of `await`."""
from await_chain_1 import SETS, expected, main, setup, through

N = 100000
run = through(1000)
if __name__ == "__main__":
    main(N, run)
