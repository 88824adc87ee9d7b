#!/usr/bin/env python3
"""Measures and prints every target of the lab: program, wanted, measured, verdict.

One run of `genlab bench` takes each workload under every dispatch strategy with no specializer, with
for_iter_gen alone and with all, and on CPython in its turns. A figure is what `genlab compare` makes of the
paired launches; behind it stands its interval.
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

import targets_programs
import targets_tool

SETS = ("none", "for_iter_gen", "all")
# Workloads in which values pass through and nothing is computed with them: CPython allocates nothing there.
PASS_THROUGH = ("list_iter", "gen_iter", "next", "send", "sum_gen", "list_gen", "yield_from_")
EVENT_LOOP = ("async_gather", "async_queue", "async_switch")     # what CPython has in C to a good part
AWAITING = ("async_", "await_")
INTERPRETERS = ("lua", "luajit", "node", "ruby")    # beside CPython; with a JIT compiler or without
CONSUMERS = ("sum_gen", "list_gen")   # of the generator that gen_iter loops over


def run(command, **more):
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"targets: {' '.join(map(str, command))} failed")
    return done.stdout


def timed(genlab):
    """The workloads that are measured in time: they have a twin."""
    rows = run([genlab, "bench", "--list", "--dispatch", "switch", "--specialize", "none"]).split()
    return [row.split("/")[0] for row in rows if row.endswith("/twin")]


def measure(genlab, python, workloads, launches, path):
    """By (workload, dispatch or peer, set) the entries of the result; a count instead under (..., "instructions")."""
    command = [genlab, "bench", "--workload", ",".join(workloads), "--launches", launches, "-o", path]
    for name in SETS:
        command += ["--specialize", name]
    command += ["--peers", ",".join(["native", *INTERPRETERS, *([f"cpython={python}"] if python else [])])]
    if shutil.which("valgrind"):
        command.append("--instructions")
    run(command)
    result = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    measured = {}
    for entry in result["benchmarks"]:
        workload, dispatch, name, *rest = entry["name"].split("/")
        if rest[-1] != "twin" and "ns_per_item" in entry:
            if name == "-":
                dispatch, name = "cpython" if dispatch.startswith("cpython-") else dispatch, ""
            key = (workload, dispatch, name)
            measured.setdefault(key, []).append(entry)
    for entry in result["counts"]:
        if "instructions_per_item" in entry:
            measured[(*entry["name"].split("/")[:3], "instructions")] = entry["instructions_per_item"]
    return measured


class Ratios:
    """Asks `genlab compare` for many ratios at once: each side becomes a row of one of two files."""

    def __init__(self, genlab, measured):
        self.genlab, self.measured, self.pairs = genlab, measured, []

    def ask(self, over, under):
        """The number under which answers() has over / under; None if one side was not measured."""
        if over not in self.measured or under not in self.measured:
            return None
        self.pairs.append((over, under))
        return len(self.pairs) - 1

    def answers(self):
        """A list of {"mid", "low", "high"}."""
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / name for name in ("under.json", "over.json")]
            for path, side in zip(paths, (1, 0)):
                rows = [{**entry, "name": f"{i}/-/-", "run_name": f"{i}/-/-"}
                        for i, pair in enumerate(self.pairs) for entry in self.measured[pair[side]]]
                path.write_text(json.dumps({"context": {"genlab": {}}, "benchmarks": rows}), encoding="utf-8")
            found = json.loads(run([self.genlab, "compare", *paths, "--metric", "time", "--format", "json"], stderr=subprocess.DEVNULL))
        by_name = {int(row["name"].split("/")[0]): row["cells"][1]["ratio"] for row in found["tables"][0]["rows"]}
        return [by_name[i] for i in range(len(self.pairs))]


class Table:
    """The targets, each with a figure for every dispatch strategy."""

    def __init__(self, dispatches):
        self.rows, self.dispatches, self.missed = [], dispatches, 0

    def add(self, program, wanted, bound, figures, least, reason="not measured"):
        """figures: by dispatch {"mid"} and, of a ratio, {"low", "high"}; `least`: whether the bound is a lower one."""
        good, cells = [], []
        for dispatch, figure in figures.items():
            spread = f" ({figure['low']:.3g} to {figure['high']:.3g})" if "low" in figure else ""
            cells.append(f"{dispatch} {figure['mid']:.3g}{spread}")
            if figure["mid"] >= bound if least else figure["mid"] <= bound:
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


def fastest_without_jit(measured, workload):
    """The other language's interpreter that did the workload in the least time, or None."""
    times = {peer: statistics.median(entry["ns_per_item"] for entry in entries) for (name, peer, spec, *_), entries in measured.items()
             if name == workload and spec == "" and re.match(r"lua-|luajit-.*-joff$|node-.*-jitless$|ruby-", peer)}
    return min(times, key=times.get, default=None)


def bytes_suspended(genlab):
    """What a suspended generator with two local variables takes, with all that it owns."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bytes.json"
        run([genlab, "bench", "--workload", "mem_million_gens", "--launches", 1, "--dispatch", "switch", "--specialize", "all", "-o", path])
        rows = json.loads(path.read_text(encoding="utf-8"))["benchmarks"]
    return statistics.median(row["bytes_per_item"] for row in rows)


def bound_over_cpython(workload):
    """How many times as fast as CPython a workload is to be."""
    if workload.startswith(EVENT_LOOP):
        return 1.5
    return 2 if workload.startswith(PASS_THROUGH) else 3 if workload.startswith(AWAITING) else 4


def targets(workloads, measured, no_peer):
    """(program, wanted, bound, {dispatch: (over, under)}, whether the bound is a lower one, why there may be no figure)."""
    def each(over, under):
        return lambda dispatch: (over(dispatch), under(dispatch))
    yield ("gen_iter: speed with for_iter_gen alone over none", ">= 1.5", 1.5,
           each(lambda d: ("gen_iter", d, "none"), lambda d: ("gen_iter", d, "for_iter_gen")), True, "not measured")
    yield ("gen_iter without specializers: time over CPython's next", "<= 1", 1,
           each(lambda d: ("gen_iter", d, "none"), lambda d: ("next", "cpython", "")), False, no_peer)
    yield ("gen_iter over list_iter, all specializers: time", "<= 1.8", 1.8,
           each(lambda d: ("gen_iter", d, "all"), lambda d: ("list_iter", d, "all")), False, "not measured")
    for workload, bound in (("next", 1.6), ("send", 1.6), *((name, 1) for name in CONSUMERS)):
        yield (f"{workload} over gen_iter, all specializers: time", f"<= {bound}", bound,
               each(lambda d, w=workload: (w, d, "all"), lambda d: ("gen_iter", d, "all")), False, "not measured")
    yield ("yield_from_100: speed over the re-yielding chain in C", ">= 10", 10,
           each(lambda d: ("yield_from_100", "native-c", ""), lambda d: ("yield_from_100", d, "all")), True, "not measured")
    yield ("tree: speed over the re-yielding C++20 coroutines", ">= 1", 1,
           each(lambda d: ("tree", "native-cxx", ""), lambda d: ("tree", d, "all")), True, "not measured")
    for workload in workloads:
        bound = bound_over_cpython(workload)
        yield (f"{workload}: speed over CPython's", f">= {bound}", bound,
               each(lambda d, w=workload: (w, "cpython", ""), lambda d, w=workload: (w, d, "all")), True, no_peer)
    for workload in workloads:
        peer = fastest_without_jit(measured, workload)
        if peer and not (workload == "list_iter" and peer.startswith("luajit-")):    # its loop is hand-written assembly
            yield (f"{workload}: speed over {peer}'s", ">= 1", 1,
                   each(lambda d, w=workload, p=peer: (w, p, ""), lambda d, w=workload: (w, d, "all")), True, no_peer)


def fill(table, genlab, measured, workloads, no_peer):
    ratios = Ratios(genlab, measured)
    asked = [(program, wanted, bound, {d: ratios.ask(*pair(d)) for d in table.dispatches}, least, reason)
             for program, wanted, bound, pair, least, reason in targets(workloads, measured, no_peer)]
    answers = ratios.answers() if ratios.pairs else []
    for program, wanted, bound, numbers, least, reason in asked:
        table.add(program, wanted, bound, {d: answers[i] for d, i in numbers.items() if i is not None}, least, reason)
    for workload, bound in (("list_iter", 45), ("gen_iter", 85)):
        counts = {d: {"mid": measured[workload, d, "all", "instructions"]} for d in table.dispatches
                  if (workload, d, "all", "instructions") in measured}
        table.add(f"{workload}, all specializers: machine instructions an item", f"<= {bound}", bound, counts, False,
                  "not measured" if shutil.which("valgrind") else "skipped: valgrind is not installed")


def fill_programs(table, options, python, no_peer):
    """The targets of programs of their own, which run as `genlab run` does by default."""
    genlab, launches, wanted = options.genlab, options.launches, []
    table.add("a suspended generator with two local variables: bytes", "<= 112", 112, {"default": {"mid": bytes_suspended(genlab)}}, False)
    measured = targets_programs.chains(genlab, launches)
    for text, kind in (("yield from", "yield_from"), ("await", "await")):
        wanted.append((f"{text} at depth 10,000 over depth 1: time", "<= 1.15", 1.15, (kind, 10000), (kind, 1), False))
    if python:
        measured |= targets_programs.start_up(genlab, python, launches)
        wanted.append(("start-up over CPython's with -I -S: time", "<= 0.33", 1 / 3, ("start-up", "genlab"), ("start-up", "cpython"), False))
    missing = {}
    for name, bound in targets_programs.PUBLISHED.items():
        program = options.published and targets_programs.find_published(options.published, name)
        row = (f"pyperformance's {name}: speed over CPython's", f">= {bound}", bound, (name, "cpython"), (name, "genlab"), True)
        wanted.append(row)
        if python and program:
            measured |= targets_programs.published(genlab, python, name, program, launches)
        else:
            missing[row[0]] = no_peer if not python else "skipped: not in " + options.published if options.published else \
                "skipped: no --pyperformance"
    for title, text, bound, figure in targets_tool.targets(genlab):
        table.add(title, text, bound, {"default": {"mid": figure}}, False)
    ratios = Ratios(genlab, measured)
    numbers = [ratios.ask(over, under) for _, _, _, over, under, _ in wanted]
    answers = ratios.answers()
    for (title, text, bound, _, _, least), i in zip(wanted, numbers):
        table.add(title, text, bound, {} if i is None else {"default": answers[i]}, least, missing.get(title, no_peer))


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
    parser.add_argument("--launches", type=int, default=10, metavar="N", help="launches (default: %(default)s)")
    parser.add_argument("--pyperformance", metavar="DIR", dest="published",
                        help="a checkout of pyperformance: its files that are about generators are compared too; CPython needs pyperf")
    parser.add_argument("--only", metavar="WORKLOAD,...", help="only these workloads, and no other programs")
    options = parser.parse_args()
    if options.launches < 1:
        parser.error("--launches: at least 1")
    known = timed(options.genlab)
    workloads = options.only.split(",") if options.only else known
    for workload in workloads:
        if workload not in known:
            parser.error(f"no workload {workload}; known: {', '.join(known)}")
    dispatches = list(dict.fromkeys(name.split("/")[1] for name in run([options.genlab, "bench", "--list"]).split()))
    python, word = find_python(options.python)
    print(f"CPython: {word}")
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(options.genlab, python, workloads, options.launches, f"{folder}/targets.json")
    table = Table(dispatches)
    no_peer = "not measured" if python else word
    fill(table, options.genlab, measured, workloads, no_peer)
    if not options.only:
        fill_programs(table, options, python, no_peer)
    table.print()
    print(f"\n{len(table.rows)} targets, {table.missed} not met; {options.launches} launches (99 % interval)")
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
