#!/usr/bin/env python3
"""Times a workload on the Python that runs this: CPython or PyPy, any 3.

usage: cpython.py WORKLOAD.py

Loads the workload, checks its result and warms up; says {"ready": VERSION}. For each line SECONDS on
standard input it then runs the workload for at least that long and prints what it measured, as
{"items", "ns", "cpu_ns"}: items done, nanoseconds of the monotonic clock and of CPU time. Ends with
its input. One process a workload, kept alive, is how a parent interleaves peers.
"""
import json
import platform
import sys
import time

WARM_UP = 0.3  # seconds; enough for CPython to specialize and for PyPy to compile


def load(path):
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec")
    module = {"__name__": "workload"}
    exec(code, module)
    return module


def measure(run, data, n, seconds):
    """Runs for at least so long."""
    passes = 1
    while True:
        real, cpu = time.perf_counter_ns(), time.process_time_ns()
        for _ in range(passes):
            run(data)
        cpu, real = time.process_time_ns() - cpu, time.perf_counter_ns() - real
        if real >= seconds * 1e9:
            return {"items": passes * n, "ns": real, "cpu_ns": cpu}
        passes = max(passes + 1, min(passes * 10, int(passes * seconds * 1.2e9 / max(real, 1))))


def main():
    module = load(sys.argv[1])
    n, run = module["N"], module["run"]
    data = module["setup"](n)
    got, wanted = run(data), module["expected"](n)
    if got != wanted:
        sys.exit(f"{sys.argv[1]}: run(setup(N)) is {got!r}, expected(N) is {wanted!r}")
    measure(run, data, n, WARM_UP)
    version = f"{platform.python_implementation()} {platform.python_version()}"
    print(json.dumps({"ready": version}), flush=True)
    for line in sys.stdin:
        print(json.dumps(measure(run, data, n, float(line))), flush=True)


if __name__ == "__main__":
    main()
