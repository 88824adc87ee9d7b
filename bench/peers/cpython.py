#!/usr/bin/env python3
"""The peer process of CPython and PyPy, any 3; bench/cli/peers.h describes the protocol.

usage: cpython.py WORKLOAD.py | --version
"""
import gc
import json
import os
import platform
import sys
import time
import types

VERSION = platform.python_version()
NAME = platform.python_implementation()
if NAME == "PyPy":
    VERSION = ".".join(map(str, sys.pypy_version_info[:3]))


def load(path):
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))     # some import another
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec")
    module = types.ModuleType("workload")   # not a bare dictionary: PyPy would not take that for globals that seldom change
    exec(code, module.__dict__)
    return module


def resident():
    """Bytes."""
    with open("/proc/self/status", encoding="ascii") as file:
        return 1024 * next(int(line.split()[1]) for line in file if line.startswith("VmRSS:"))


class Timer:
    def __init__(self, run, data, items):
        self.run, self.data, self.items = run, data, items
        self.passes = 1     # of the last repetition: the next begins with as many

    def measure(self, seconds):
        """Runs for at least so long."""
        while True:
            real, cpu = time.perf_counter_ns(), time.process_time_ns()
            for _ in range(self.passes):
                self.run(self.data)
            cpu, real = time.process_time_ns() - cpu, time.perf_counter_ns() - real
            if real >= seconds * 1e9:
                return {"items": self.passes * self.items, "ns": real, "cpu_ns": cpu}
            wanted = int(self.passes * seconds * 1.2e9 / max(real, 1))
            self.passes = max(self.passes + 1, min(self.passes * 10, wanted))


def say(answer):
    print(json.dumps(answer), flush=True)


def main():
    if sys.argv[1] == "--version":
        print(f"{NAME.lower()}-{VERSION} {NAME} {VERSION}")
        return
    module = load(sys.argv[1])
    n, run = module.N, module.run
    data = module.setup(n)
    gc.collect()
    before = resident()
    got = run(data)
    grown = resident()              # later runs would find the memory of this one free
    gc.collect()                    # which may also take memory for itself
    grown = min(grown, resident()) - before
    wanted = module.expected(n)
    if got != wanted:
        sys.exit(f"{sys.argv[1]}: run(setup(N)) is {got!r}, expected(N) is {wanted!r}")
    say({"ready": f"{NAME} {VERSION}", "items": n, "result": str(got)})
    timer = Timer(run, data, n)
    for line in sys.stdin:
        if line.strip() == "bytes":
            say({"bytes_per_item": grown / n})
        else:
            say(timer.measure(float(line)))


if __name__ == "__main__":
    main()
