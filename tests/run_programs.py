#!/usr/bin/env python3
"""Run every program of tests/programs under dispatch strategies x specializer sets.

A program is programs/AREA/NAME.py. Beside it stand what it must do and, when needed, what it gets:
  NAME.out     expected standard output
  NAME.err     expected standard error; absent when it is empty
  NAME.status  expected exit status; absent when it is 0 without and 1 with NAME.err
  NAME.args    arguments, one a line
  NAME.in      standard input
It runs in its own folder as `GENLAB run --dispatch D --specialize S NAME.py ARG...`, so NAME.py is
the file name in its tracebacks.

The addresses in `<f at 0x...>` are not compared, and its folder is left out of the paths that are printed.
"""
import argparse
import concurrent.futures
import difflib
import fnmatch
import itertools
import math
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent / "programs"
TIMEOUT = 30  # seconds, each run
SHOWN = 10  # programs whose first mismatch is printed

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


@dataclass
class Outcome:
    out: str
    err: str
    status: str  # a number, a signal's name, or that it timed out


@dataclass
class Program:
    path: pathlib.Path

    @property
    def name(self):
        return f"{self.path.parent.name}/{self.path.stem}"

    def beside(self, suffix):
        return self.path.with_suffix(suffix)

    def text(self, suffix, default=""):
        file = self.beside(suffix)
        return file.read_text(encoding="utf-8") if file.exists() else default

    def arguments(self):
        return self.text(".args").splitlines()

    def expected(self):
        err = self.text(".err")
        status = self.text(".status", "1" if err else "0").strip()
        return Outcome(self.beside(".out").read_text(encoding="utf-8"), err, status)

    def run(self, command):
        argv = [*command, self.path.name, *self.arguments()]
        try:
            done = subprocess.run(argv, cwd=self.path.parent, input=self.text(".in").encode(),
                                  capture_output=True, timeout=TIMEOUT)
        except subprocess.TimeoutExpired as late:
            return Outcome(decode(late.stdout or b""), decode(late.stderr or b""),
                           f"timed out after {TIMEOUT} s")
        return self.outcome(done.stdout, done.stderr, done.returncode)

    def outcome(self, out, err, code):
        """Of a run in the program's folder, which is no part of what it prints."""
        folder = f"{self.path.parent}/"
        return Outcome(decode(out).replace(folder, ""), decode(err).replace(folder, ""), status_name(code))


def decode(data):
    return data.decode("utf-8", "backslashreplace")


def status_name(code):
    if code >= 0:
        return str(code)
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def comparable(outcome):
    out = ADDRESS.sub(" at 0x", outcome.out)
    err = ADDRESS.sub(" at 0x", outcome.err)
    return Outcome(out, err, outcome.status)


def difference(want, got):
    """Lines that show how two outcomes differ; empty when they agree."""
    lines = []
    if want.status != got.status:
        lines.append(f"exit status: wanted {want.status}, got {got.status}")
    for title, before, after in (("stdout", want.out, got.out), ("stderr", want.err, got.err)):
        lines += difflib.unified_diff(before.splitlines(), after.splitlines(),
                                      f"wanted {title}", f"got {title}", lineterm="")
        if before != after and before.splitlines() == after.splitlines():
            lines.append(f"{title}: the ends of lines differ")
    return lines


def programs(pattern, left_out):
    found = [Program(path) for path in sorted(ROOT.glob("*/*.py"))]
    return [p for p in found if fnmatch.fnmatch(p.name, pattern) and p.name not in left_out]


def names_known(genlab, kind):
    done = subprocess.run([genlab, "--list", kind], capture_output=True, text=True,
                          timeout=TIMEOUT)
    if done.returncode != 0:
        sys.exit(f"{genlab} --list {kind} failed: {done.stderr.strip()}")
    return done.stdout.split()


def dispatches_asked(genlab, asked, form):
    """all: each strategy's preferred compilation, but one for statistics, which are compiled once; names, and globs of whole ones."""
    names = names_known(genlab, "dispatch")
    bases = list(dict.fromkeys(name.split("@")[0] for name in names))
    if asked == "all":
        return bases[:1] if form == "stats" else bases
    return [name for word in asked.split(",") for name in (fnmatch.filter(names, word) if "*" in word else [word])]


def covering_sets(names):
    """The smallest number of sets in which each two names are both, neither, and each without the other.

    A name is in just over half of the sets but the first, each name in other ones: so two names meet, neither has all that the other
    has, and the first set has none (Kleitman and Spencer, "Families of k-independent sets", 1973).
    """
    def half(rows):
        return (rows - 1) // 2 + 1
    rows = next(rows for rows in itertools.count(2) if math.comb(rows - 1, half(rows)) >= len(names))
    chosen = dict(zip(names, itertools.combinations(range(1, rows), half(rows))))
    return [",".join(name for name in names if row in chosen[name]) or "none" for row in range(rows)]


def specializer_sets(genlab, kinds):
    names = names_known(genlab, "specializers")
    known = {
        "none": ["none"],
        "each": names,
        "left-out": ["-" + name for name in names],
        "pairs": covering_sets(names),
        "all": ["all"],
    }
    sets = []
    for kind in kinds.split(","):
        if kind not in known:
            sys.exit(f"--sets takes {', '.join(known)}, not {kind!r}")
        sets += known[kind]
    return sets


def run_all(chosen, options):
    genlab = os.path.abspath(options.genlab)
    if not os.access(genlab, os.X_OK):
        sys.exit(f"{options.genlab} is not a program that can be run")
    dispatches = dispatches_asked(genlab, options.dispatch, options.form)
    sets = specializer_sets(genlab, options.sets)
    form = ["--form", options.form] if options.form else []
    jobs = list(itertools.product(chosen, dispatches, sets))
    wanted = {p.name: comparable(p.expected()) for p in chosen}

    def one(job):
        program, dispatch, specialize = job
        command = [genlab, "run", "--dispatch", dispatch, "--specialize", specialize,
                   *form, *options.extra]
        return job, difference(wanted[program.name], comparable(program.run(command)))

    failed, shown = [], set()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for (program, dispatch, specialize), lines in pool.map(one, jobs):
            if not lines:
                continue
            failed.append((program.name, dispatch, specialize))
            if len({name for name, _, _ in failed}) <= SHOWN and program.name not in shown:
                shown.add(program.name)
                print(f"FAILED {program.name} under {dispatch} / {specialize}", *lines,
                      "", sep="\n", flush=True)
    by_program = {}
    for name, dispatch, specialize in failed:
        by_program.setdefault(name, []).append(f"{dispatch}/{specialize}")
    each = len(dispatches) * len(sets)
    for name, where in by_program.items():
        places = "everywhere" if len(where) == each else " ".join(where)
        print(f"failed: {name}: {places}")
    print(f"{len(chosen)} programs, {len(dispatches)} dispatches, {len(sets)} specializer sets")
    print(f"{len(jobs) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def update(chosen, reference):
    """Write the expected files anew from what the reference interpreter does."""
    for program in chosen:
        got = program.run(shlex.split(reference))
        if not got.status.isdigit():
            sys.exit(f"{program.name}: the reference ended with {got.status}")
        files = {".out": got.out, ".err": got.err,
                 ".status": "" if got.status == ("1" if got.err else "0") else got.status + "\n"}
        for suffix, text in files.items():
            file = program.beside(suffix)
            if text or suffix == ".out":
                text = ADDRESS.sub(" at 0x", text) if suffix != ".status" else text
                if not file.exists() or file.read_text(encoding="utf-8") != text:
                    file.write_text(text, encoding="utf-8")
                    print(f"wrote {file.relative_to(ROOT)}")
            elif file.exists():
                file.unlink()
                print(f"removed {file.relative_to(ROOT)}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("genlab", nargs="?", help="the program to test")
    parser.add_argument("--dispatch", default="all", metavar="A,B@C,*@C|all",
                        help="dispatch strategies: names or globs of names with their compiler (default: the "
                             "preferred compilation of each)")
    parser.add_argument("--sets", default="none,each,all", metavar="KINDS",
                        help="specializer sets, of none, each (alone), left-out (each), pairs (a few sets in which each two are "
                             "both, neither, and one without the other), all (default: %(default)s)")
    parser.add_argument("--form", choices=["fast", "checked", "stats"],
                        help="form of the interpreter (default: the program's own)")
    parser.add_argument("--jobs", type=int, default=2, help="runs at a time (default: 2)")
    parser.add_argument("--filter", default="*", metavar="GLOB",
                        help="only programs whose AREA/NAME matches")
    parser.add_argument("--leave-out", action="append", default=[], metavar="AREA/NAME", help="not this program (repeat)")
    parser.add_argument("--extra", action="append", default=[], metavar="ARG",
                        help="one more argument of `run` (repeat; write --extra=--ARG)")
    parser.add_argument("--update", metavar="CMD",
                        help="write the expected files from this reference interpreter")
    options = parser.parse_args()
    chosen = programs(options.filter, options.leave_out)
    if not chosen:
        sys.exit(f"no program matches {options.filter!r}")
    if options.update:
        return update(chosen, options.update)
    if not options.genlab:
        parser.error("which program? (GENLAB)")
    return run_all(chosen, options)


if __name__ == "__main__":
    sys.exit(main())
