"""Delegation: as yield_from_1, behind 100 levels of `yield from`."""
from yield_from_1 import SETS, expected, main, setup, through

N = 2000
run = through(100)
if __name__ == "__main__":
    main(N, run)
