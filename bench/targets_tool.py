"""Targets of the tool itself: how long a report over many files and the help take, and what of `genlab bench` is not measuring."""
import json
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

REFERENCE = pathlib.Path(__file__).resolve().parents[1] / "results" / "epyc" / "reference.json"
FILES, TIMES = 50, 21


def seconds(*command):
    begin = time.perf_counter()
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def report(genlab):
    with tempfile.TemporaryDirectory() as folder:
        files = [shutil.copy(REFERENCE, f"{folder}/{i}.json") for i in range(FILES)]
        return seconds(genlab, "report", *files, "-o", f"{folder}/page")


def help_text(genlab):
    return statistics.median(seconds(genlab, "--help") for _ in range(TIMES))


def overhead(genlab):
    """The share of a run's time that is in no repetition (warm-up is in one): set-up, checks, counting, journal, result."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "run.json"
        whole = seconds(genlab, "bench", "--workload", "list_iter,gen_iter,tree", "-o", path)
        result = json.loads(path.read_text(encoding="utf-8"))
    measuring = sum(row["real_time"] * row["iterations"] for row in result["benchmarks"] + result["warmup"] if "real_time" in row)
    return 1 - measuring / 1e9 / whole


def targets(genlab):
    """(program, wanted, bound, measured), smaller being better."""
    yield f"genlab report over {FILES} files: seconds", "<= 5", 5, report(genlab)
    yield "genlab --help: seconds", "<= 0.01", 0.01, help_text(genlab)
    yield "genlab bench: share of its time that is not measuring", "<= 0.05", 0.05, overhead(genlab)
