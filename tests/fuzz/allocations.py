#!/usr/bin/env python3
"""Memory runs out at one place: `genlab run --hard alloc=N` lets the N-th allocation of a run fail, and no other.

    allocations.py GENLAB [--seconds N] [--seed S]

Takes programs of tests/programs and numbers by chance: most beyond what the start needs. A run fails that dies of a signal,
that a sanitizer reports (leaks too), or that takes too long; but an event loop may wait for good for what a callback that failed
would have done, and a KeyboardInterrupt that is not caught is a death by SIGINT. What it prints is not compared: a program may catch the MemoryError,
and the VM may do without what it only wanted. Run number i of seed S depends on S and i only.
"""
import argparse
import concurrent.futures
import itertools
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time

PROGRAMS = pathlib.Path(__file__).resolve().parent.parent / "programs"
TIMEOUT = 60  # seconds, each run
WAITS = 10  # seconds, a program with an event loop
SHOWN = 5
SANITIZER = re.compile(rb"^==\d+==ERROR|\.[ch]:\d+:\d+: runtime error: ", re.MULTILINE)
MODES = ["specialize", "specialize,deopt", "stack", "gc"]


def beside(path, suffix):
    file = path.with_suffix(suffix)
    return file.read_bytes() if file.exists() else b""


def run(genlab, modes, number, path):
    """What went wrong, "" if nothing did; and the exit status."""
    command = [genlab, "run", "--dispatch", "switch", "--form", "checked", "--hard", f"{modes},alloc={number}",
               path.name, *beside(path, ".args").decode().splitlines()]
    loops = b"asyncio" in path.read_bytes()
    try:
        done = subprocess.run(command, input=beside(path, ".in"), capture_output=True, timeout=WAITS if loops else TIMEOUT, cwd=path.parent)
    except subprocess.TimeoutExpired:
        return "" if loops else f"no end within {TIMEOUT} s", None
    if done.returncode not in (-signal.SIGINT, *range(256)) or SANITIZER.search(done.stderr):
        return f"status {done.returncode}\n{done.stderr[-6000:].decode('utf-8', 'replace')}", done.returncode
    return "", done.returncode


def needed_by_start(genlab):
    """How many allocations an empty program takes, about."""
    low, high = 1, 2
    empty = pathlib.Path(os.devnull)
    while run(genlab, "specialize", high, empty)[1] != 0:
        low, high = high, 2 * high
    while high - low > 16:
        middle = (low + high) // 2
        if run(genlab, "specialize", middle, empty)[1] == 0:
            high = middle
        else:
            low = middle
    return high


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("genlab", type=os.path.abspath)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    programs = sorted(PROGRAMS.glob("*/*.py"))
    start = needed_by_start(options.genlab)
    deadline = time.monotonic() + options.seconds

    def test(i):
        rng = random.Random(f"{options.seed} {i}")
        number = rng.randrange(1, start) if rng.random() < 0.1 else start + int(2 ** rng.uniform(0, 14))
        path, modes = rng.choice(programs), rng.choice(MODES)
        return path, modes, number, run(options.genlab, modes, number, path)

    passed = failed = 0
    numbers, pending = itertools.count(), set()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        while pending or time.monotonic() < deadline:
            while len(pending) < options.jobs and time.monotonic() < deadline:
                pending.add(pool.submit(test, next(numbers)))
            done, pending = concurrent.futures.wait(pending, return_when=concurrent.futures.FIRST_COMPLETED)
            for path, modes, number, (wrong, _) in (f.result() for f in done):
                if not wrong:
                    passed += 1
                    continue
                failed += 1
                if failed <= SHOWN:
                    print(f"FAILED {path.parent.name}/{path.name} under --hard {modes},alloc={number}: {wrong}\n", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
