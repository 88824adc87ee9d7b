#!/usr/bin/env python3
"""Measures and prints every target of the lab: program, wanted, measured, verdict.

Each round runs each workload on genlab (every dispatch strategy; no specializer, for_iter_gen alone,
all; one process, in random order) between two runs on CPython. A figure is the median over the rounds
of the ratio within a round, of CPU time; behind it stand the least and the greatest.
"""
import argparse
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

BENCH = pathlib.Path(__file__).resolve().parent
SETS = ("none", "for_iter_gen", "all")
SECONDS = 0.05  # of one repetition
WARM_UP = 0.3  # seconds; enough for CPython to specialize
COUNTING = ("list_sum", "gen_sum")
PASSES = (3, 8)  # the difference of two runs is free of start-up and warm-up


class Peer:
    """A process of peers/cpython.py."""

    def __init__(self, python, workload):
        driver, file = BENCH / "peers" / "cpython.py", BENCH / "workloads" / f"{workload}.py"
        self.process = subprocess.Popen([python, driver, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.version = self.answer()["ready"]
        self.ns_per_item(WARM_UP)

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"targets: the peer {self.process.args[0]} ended with {self.process.wait()}")
        return json.loads(line)

    def ns_per_item(self, seconds=SECONDS):
        print(seconds, file=self.process.stdin, flush=True)
        measured = self.answer()
        return measured["cpu_ns"] / measured["items"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def listed(genlab, kind):
    return subprocess.run([genlab, "--list", kind], check=True, capture_output=True, text=True).stdout.split()


def genlab_round(genlab, workload, dispatches):
    """ns per item by (dispatch, set)."""
    command = [genlab, "bench", "--workload", workload, "--dispatch", ",".join(dispatches), "--repetitions", "1",
               "--min-time", str(SECONDS), "-o", "-"]
    for name in SETS:
        command += ["--specialize", name]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"targets: {' '.join(command)} failed:\n{done.stderr}")
    times = {}
    for row in json.loads(done.stdout)["benchmarks"]:
        if row["run_type"] == "iteration":
            _, dispatch, name = row["name"].split("/")[:3]
            times[dispatch, name] = row["ns_per_item"]
    return times


def is_timed(workload):
    return 'MEASURE = "bytes"' not in (BENCH / "workloads" / f"{workload}.py").read_text(encoding="utf-8")


class Progress:
    def __init__(self, total):
        self.done, self.total = 0, total

    def step(self, what):
        self.done += 1
        if sys.stderr.isatty():
            print(f"\r\033[K{self.done} of {self.total}: {what}", end="", file=sys.stderr, flush=True)

    def end(self):
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def measure(genlab, python, workloads, dispatches, rounds):
    """Per workload a list of rounds; a round maps (dispatch, set), and "cpython", to ns per item."""
    peers = {w: Peer(python, w) for w in workloads} if python else {}
    measured = {w: [] for w in workloads}
    progress = Progress(rounds * len(workloads))
    for _ in range(rounds):
        for workload in workloads:
            before = peers[workload].ns_per_item() if python else 0
            times = genlab_round(genlab, workload, dispatches)
            if python:
                times["cpython"] = (before + peers[workload].ns_per_item()) / 2
            measured[workload].append(times)
            progress.step(workload)
    progress.end()
    for peer in peers.values():
        peer.close()
    return measured


def instructions_per_item(command, workload):
    """Machine instructions by valgrind: the difference of two numbers of passes over the same data."""
    file = BENCH / "workloads" / f"{workload}.py"
    items = int(re.search(r"^N = (\d+)$", file.read_text(encoding="utf-8"), re.MULTILINE)[1])
    totals = []
    for passes in PASSES:
        done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command, file, str(passes)],
                              capture_output=True, text=True)
        collected = re.search(r"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or not collected:
            return None
        totals.append(int(collected[1]))
    return (totals[1] - totals[0]) / (PASSES[1] - PASSES[0]) / items


def count_instructions(genlab, dispatches, workload):
    """By dispatch [instructions per item] and, where there is none, why."""
    if not shutil.which("valgrind"):
        return {}, "skipped: valgrind is not installed"
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        stripped = pathlib.Path(folder) / "genlab"      # valgrind may not know the compiler's debugging format
        subprocess.run(["strip", "-o", stripped, genlab], check=True)
        for dispatch in dispatches:
            count = instructions_per_item([stripped, "run", "--dispatch", dispatch], workload)
            if count is not None:
                counts[dispatch] = [count]
    return counts, "skipped: valgrind does not run it"


class Table:
    """The targets, each with a figure for every dispatch strategy."""

    def __init__(self, dispatches):
        self.rows, self.dispatches, self.missed = [], dispatches, 0

    def add(self, program, wanted, bound, figures, least, reason="not measured"):
        """figures: by dispatch a list of ratios (or one figure); `least`: whether the bound is a lower one."""
        good, cells = [], []
        for dispatch in self.dispatches:
            ratios = figures.get(dispatch)
            if not ratios:
                continue
            median = statistics.median(ratios)
            spread = f" ({min(ratios):.3g} to {max(ratios):.3g})" if len(ratios) > 1 else ""
            cells.append(f"{dispatch} {median:.3g}{spread}")
            if median >= bound if least else median <= bound:
                good.append(dispatch)
        if not cells:
            verdict = reason
        elif len(good) == len(cells):
            verdict = "met"
        else:
            self.missed += 1
            verdict = f"met under {', '.join(good)} only" if good else "missed"
        self.rows.append((program, wanted, cells or ["-"], verdict))

    def print(self):
        titles = ("program", "wanted", "measured", "verdict")
        lines = [(p, w, cell, v) if i == 0 else ("", "", cell, "")
                 for p, w, cells, v in self.rows for i, cell in enumerate(cells)]
        widths = [max(len(row[i]) for row in [titles, *lines]) for i in range(4)]
        for row in [titles, tuple("-" * n for n in widths), *lines]:
            print("  ".join(text.ljust(n) for text, n in zip(row, widths)).rstrip())


def ratios(dispatches, over, under):
    """By dispatch the quotients over/under of each round; a side is a list of rounds and a set's name or "cpython"."""
    def at(times, dispatch, side):
        return times.get(side if side == "cpython" else (dispatch, side))
    found = {}
    for dispatch in dispatches:
        pairs = [(at(a, dispatch, over[1]), at(b, dispatch, under[1])) for a, b in zip(over[0], under[0])]
        found[dispatch] = [a / b for a, b in pairs if a and b]
    return found


def fill(table, measured, dispatches, no_peer, genlab):
    def rounds(workload):
        return measured.get(workload, [])
    table.add("gen_iter: speed with for_iter_gen alone over none", ">= 1.5", 1.5,
              ratios(dispatches, (rounds("gen_iter"), "none"), (rounds("gen_iter"), "for_iter_gen")), True)
    table.add("gen_iter without specializers: time over CPython's next", "<= 1", 1,
              ratios(dispatches, (rounds("gen_iter"), "none"), (rounds("next"), "cpython")), False, no_peer)
    table.add("gen_iter over list_iter, all specializers: time", "<= 2.6", 2.6,
              ratios(dispatches, (rounds("gen_iter"), "all"), (rounds("list_iter"), "all")), False)
    counts, reason = count_instructions(genlab, dispatches, "list_iter") if "list_iter" in measured else ({}, "not measured")
    table.add("list_iter, all specializers: machine instructions an item", "<= 60", 60, counts, False, reason)
    for workload, times in measured.items():
        bound = 2 if workload in COUNTING else 1.3
        table.add(f"{workload}: speed over CPython's", f">= {bound}", bound,
                  ratios(dispatches, (times, "cpython"), (times, "all")), True, no_peer)


def find_python(path):
    """The interpreter to compare with and, if there is none, why."""
    python = shutil.which(path or "python3.13")
    if not python:
        return None, f"skipped: no {path or 'python3.13'}"
    probe = "import platform; print(platform.python_implementation(), platform.python_version())"
    done = subprocess.run([python, "-c", probe], capture_output=True, text=True)
    if done.returncode != 0:
        return None, f"skipped: {python} does not run"
    return python, done.stdout.strip()


def main():
    parser = argparse.ArgumentParser(prog="bench/targets", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("genlab", help=argparse.SUPPRESS)
    parser.add_argument("--python", metavar="PATH", help="the CPython to compare with (default: python3.13 on the PATH)")
    parser.add_argument("--rounds", type=int, default=9, metavar="N", help="rounds (default: %(default)s)")
    parser.add_argument("--only", metavar="WORKLOAD,...", help="only these workloads")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    known = [w for w in listed(options.genlab, "workloads") if is_timed(w)]
    workloads = options.only.split(",") if options.only else known
    for workload in workloads:
        if workload not in known:
            parser.error(f"no workload {workload}; known: {', '.join(known)}")
    dispatches = list(dict.fromkeys(name.split("@")[0] for name in listed(options.genlab, "dispatch")))
    python, word = find_python(options.python)
    print(f"CPython: {word}")
    measured = measure(options.genlab, python, workloads, dispatches, options.rounds)
    table = Table(dispatches)
    fill(table, measured, dispatches, "not measured" if python else word, options.genlab)
    table.print()
    print(f"\n{len(table.rows)} targets, {table.missed} not met; median of {options.rounds} rounds (least to greatest)")
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
