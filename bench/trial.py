#!/usr/bin/env python3
"""Tries the lab itself: how often does a comparison of two identical things report a difference (A/A), and
how often is a slowdown of 2 % or 3 % found (A/B)?

Each trial is one run of `genlab bench` on a row drawn at random and on copies of it, then `genlab compare`
with its own rule and thresholds. A copy is slowed inside the timed loop by the percentage in its name, 0
for A/A. The budget is 10 s for the two sides and the twin; with a second copy beside them it grows in
proportion. Google Benchmark's and pyperf's rules judge the same samples. A trial is a line of the file,
written when it is done, so that an interrupted run goes on where it stopped.
"""
import argparse
import collections
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUDGET = 10 / 3  # seconds, a row
KINDS = {"aa": ("0",), "ab": ("2", "3")}
RULES = ("genlab", "google_benchmark", "pyperf")


def rows(genlab):
    """What may be drawn: every timed row of the default suite, as (workload, dispatch, set)."""
    names = subprocess.run([genlab, "bench", "--list"], check=True, capture_output=True, text=True).stdout.split()
    timed = [name.split("/") for name in names if name.endswith("/twin")]
    workloads = [name[0] for name in timed]
    return [tuple(name.split("/")[:3]) for name in names if name.split("/")[0] in workloads and not name.endswith("/twin")]


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"trial: {' '.join(map(str, command))} failed:\n{done.stderr}")
    return done.stdout


def trial(genlab, kind, number, drawn):
    workload, dispatch, specializers = drawn
    copies = KINDS[kind]
    budget = BUDGET * (2 + len(copies))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "trial.json"
        run([genlab, "bench", "--workload", workload, "--dispatch", dispatch, "--specialize", specializers, "--slowdown",
             ",".join(copies), "--budget", f"{budget:.1f}", "--seed", str(number), "-o", path])
        compared = json.loads(run([genlab, "compare", path, "--by", "variant", "--metric", "time", "--format", "json"]))
        sampling = json.loads(path.read_text(encoding="utf-8"))["context"]["genlab"]["sampling"]
    return {"kind": kind, "number": number, "row": "/".join(drawn), "launches": sampling["launches"], "budget": budget,
            "found": verdicts(compared)}


def verdicts(compared):
    """By copy ("slow:2") what was found: 1 slower, -1 faster, 0 no difference."""
    sign = {"higher": 1, "lower": -1, "none": 0}
    [row] = compared["tables"][0]["rows"]
    found = {}
    for column, cell in zip(compared["columns"], row["cells"]):
        if column["name"].startswith("slow:"):
            found[column["name"]] = {"ratio": cell["ratio"]["mid"], "low": cell["ratio"]["low"], "high": cell["ratio"]["high"],
                                     "p": cell["p_holm"], "floor": cell["floor"], "genlab": sign[cell["verdict"]],
                                     **{rule: sign[verdict] for rule, verdict in cell["others"].items()}}
    return found


def read(path):
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text[:text.rfind("\n") + 1].splitlines()]


def measure(genlab, path, wanted, deadline):
    done = {(one["kind"], one["number"]) for one in read(path)}
    missing = [(kind, number) for number in range(max(wanted.values())) for kind in KINDS
               if number < wanted[kind] and (kind, number) not in done]
    possible = rows(genlab)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a", encoding="utf-8") as file:
        for i, (kind, number) in enumerate(missing):
            if time.monotonic() > deadline:
                print(f"{len(missing) - i} trials are left: start again", file=sys.stderr)
                return
            one = trial(genlab, kind, number, random.Random(f"{kind}{number}").choice(possible))
            file.write(json.dumps(one) + "\n")
            file.flush()
            if sys.stderr.isatty():
                print(f"\r\033[K{i + 1} of {len(missing)}: {one['row']}", end="", file=sys.stderr, flush=True)


def table(trials):
    """How often each rule reports what."""
    groups = collections.defaultdict(list)
    for one in trials:
        for copy, found in one["found"].items():
            groups[copy].append((one, found))
    print(f"{'slowed by':>9}  {'trials':>6}  {'launches':>8}  {'measured (5 % to 95 %)':>24}  "
          + "  ".join(f"{rule + ' slower':>24}  {'faster':>6}" for rule in RULES))
    for copy in sorted(groups):
        group = groups[copy]
        changes = sorted(100 * (found["ratio"] - 1) for _, found in group)
        spread = f"{statistics.median(changes):+.2f} % ({quantile(changes, 0.05):+.2f} to {quantile(changes, 0.95):+.2f})"
        counts = "  ".join(f"{sum(found[rule] > 0 for _, found in group):>24}  {sum(found[rule] < 0 for _, found in group):>6}"
                           for rule in RULES)
        launches = statistics.median(one["launches"] for one, _ in group)
        print(f"{copy.split(':')[1] + ' %':>9}  {len(group):>6}  {launches:>8.0f}  {spread:>24}  {counts}")


def quantile(ordered, part):
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def main():
    parser = argparse.ArgumentParser(prog="bench/trial", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("genlab", help=argparse.SUPPRESS)
    parser.add_argument("--minutes", type=float, default=4, metavar="M", help="stop after this time (default: %(default)s)")
    parser.add_argument("--aa", type=int, default=200, metavar="N", help="A/A trials in all (default: %(default)s)")
    parser.add_argument("--ab", type=int, default=100, metavar="N", help="A/B trials in all (default: %(default)s)")
    parser.add_argument("--table", action="store_true", help="only print the table")
    parser.add_argument("-o", "--output", type=pathlib.Path, default=ROOT / "results" / "trial" / "trials.jsonl", metavar="FILE",
                        help="one trial a line (default: results/trial/trials.jsonl)")
    options = parser.parse_args()
    if not options.table:
        measure(options.genlab, options.output, {"aa": options.aa, "ab": options.ab}, time.monotonic() + 60 * options.minutes)
    table(read(options.output))
    return 0


if __name__ == "__main__":
    sys.exit(main())
