"""Targets that are programs of their own: published pyperf files, start-up, chains of `yield from` by depth.

Each side is a process. The two take turns, and what one of them says of itself becomes an entry as in a result of
`genlab bench`, with its launch, so that `genlab compare` pairs the launches.
"""
import json
import pathlib
import subprocess
import tempfile
import time

# Name of a published file of pyperformance with its arguments, and how many times as fast as CPython it is to be.
PUBLISHED = {"generators": 2, "nqueens": 2, "btree": 1.3, "pidigits": 1.3, "spectral_norm": 1.3, "coroutines": 3, "async_generators": 3,
             "async_tree none": 3, "async_tree io": 3, "async_tree memoization": 3, "async_tree cpu_io_mixed": 3}

CHAIN = """
import sys, time, types
sys.setrecursionlimit(200000)
@types.coroutine
def values(n):
    for v in range(n):
        yield v
def delegate_yield_from(g):
    yield from g
async def delegate_await(g):
    await g
@types.coroutine
def resume(g):
    yield from g
def consume(g):
    for v in g:
        pass
    return v
delegate, depth, n = globals()["delegate_" + sys.argv[1]], int(sys.argv[2]), int(sys.argv[3])
g = values(n + 2000)
for _ in range(depth):
    g = delegate(g)
g = resume(g)
for _ in range(2000):       # builds the chain and warms it up
    next(g)
start = time.perf_counter()
assert consume(g) == n + 1999
print((time.perf_counter() - start) * 1e9 / n)
"""


def entry(ns, launch, number=0):
    return {"run_type": "iteration", "iterations": 1, "real_time": ns, "cpu_time": ns, "time_unit": "ns", "ns_per_item": ns,
            "launch": launch, "round": number}


def said(command, **more):
    """What a process prints; raises CalledProcessError."""
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, timeout=600, **more).stdout


def start_up(genlab, python, launches):
    """An empty program, from its start to its end."""
    sides = {("start-up", "genlab"): [genlab, "run"], ("start-up", "cpython"): [python, "-I", "-S"]}
    measured = {key: [] for key in sides}
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "empty.py"
        program.touch()
        for launch in range(launches):
            for number in range(5):
                for key, command in sides.items():
                    start = time.perf_counter_ns()
                    said([*command, program])
                    measured[key].append(entry(time.perf_counter_ns() - start, launch, number))
    return measured


def chains(genlab, launches):
    """Nanoseconds an item at depth 1 and 10,000 of each kind, all specializers on."""
    measured = {(kind, depth): [] for kind in ("yield_from", "await") for depth in (1, 10000)}
    for launch in range(launches):
        for key, entries in measured.items():
            entries.append(entry(float(said([genlab, "run", "-c", CHAIN, *key, 300000])), launch))
    return measured


def find_published(folder, name):
    """The file in a checkout of pyperformance, or in a folder of such files."""
    name = name.split()[0]
    for path in (f"pyperformance/data-files/benchmarks/bm_{name}/run_benchmark.py", f"bm_{name}/run_benchmark.py", f"{name}.py"):
        if (pathlib.Path(folder) / path).is_file():
            return pathlib.Path(folder) / path
    return None


def published(genlab, python, name, program, launches):
    """The program as it stands on both, by its own pyperf.Runner."""
    measured = {}
    with tempfile.TemporaryDirectory() as folder:
        for launch in range(launches):
            for side, command in (("genlab", [genlab, "run"]), ("cpython", [python])):
                result = pathlib.Path(folder) / f"{side}-{launch}.json"
                said([*command, program, *name.split()[1:], "-p", 1, "-w", 1, "-n", 3, "-o", result])
                benchmark = json.loads(result.read_text(encoding="utf-8"))["benchmarks"][0]
                values = [v for run in benchmark["runs"] for v in run.get("values", [])]
                measured.setdefault((name, side), []).extend(
                    entry(v * 1e9, launch, number) for number, v in enumerate(values))
    return measured
