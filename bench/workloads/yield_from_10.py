"""Delegation: as yield_from_1, behind 10 levels of `yield from`."""
from yield_from_1 import SETS, expected, main, setup, through

N = 20000
run = through(10)
if __name__ == "__main__":
    main(N, run)
