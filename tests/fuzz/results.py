#!/usr/bin/env python3
"""Damaged result files: whatever the bytes, compare, check and report end soon with an exit status and one clear message.

    results.py GENLAB [--seconds N] [--seed S]

Mutates results, journals, Google Benchmark's and pyperf's JSON as bytes, as tokens and as structure. A run fails that dies of
a signal, that a sanitizer reports, that takes too long, that fails without a message of its own, or that prints control
characters or broken JSON. Mutant number i of seed S depends on S and i only.
"""
import argparse
import concurrent.futures
import itertools
import json
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

TIMEOUT = 5  # seconds, each run
TIMEOUT_REPORT = 60  # it waits for gnuplot, several times
ADDRESS_SPACE = 2 << 30
SHOWN = 5
SANITIZER = re.compile(r"^==\d+==ERROR|\.[ch]:\d+:\d+: runtime error: ", re.MULTILINE)
TOKEN = re.compile(rb'"[^"]*"|[\w.+-]+|[{}\[\],:]|\s+')
NUMBERS = [0, -1, 1, 2, 1e-300, 1e300, 1e18, 1e-12, 5e-324, 10**18, -10**18, 2**63 - 1, 10**6, 10**6 + 1, 1.5]
VALUES = [None, True, False, "", "x", [], {}, [[]], [None], "NaN", "\u009b31m", "\x1b[31m\n", "a" * 5000, "a/b/c", "a/b/c/n:5/twin", "yardstick/native/-",
          "genlab", "precision", "aggregate", "iteration", "median", "second", "byte", "s", {"genlab": {}}, {"runs": []}, {"values": [1]}]
RAW = [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"1e-999", b"9" * 400, b"\\ud800", b"\\u0000", b"\xff", b"\xc0\x80", b"\0", b"\xef\xbb\xbf",
       b"[" * 3000, b'{"a":' * 3000, b"[" * 300000, b'"', b"\\", b"\n", b"{}", b"[]", b",", b"//", b"\x9b"]
KEYS = ["name", "run_name", "run_type", "launch", "round", "ns_per_item", "cpu_time", "time_unit", "bytes_per_item", "error_occurred", "error_message",
        "aggregate_name", "benchmarks", "warmup", "layouts", "counts", "context", "genlab", "sampling", "stopped", "looks", "doctor", "dispatch", "commit",
        "compilers", "dirty", "runs", "values", "metadata", "unit", "cycles", "branch-misses", "bytecodes_per_item", "instructions_per_item", "version",
        "genlab_journal", "repetition_index", "ablation", "workload", "items", "full", "main", "parts", "without", "upto", "hits_per_item"]


def result(seed):
    rng = random.Random(seed)
    names = ["gen_iter/cgoto/none/n:10", "gen_iter/tail/all/n:10", "list_iter/tail/all/n:10", "gen_iter/lua-5.4.4/-/n:10"]
    rows = [{"name": n, "run_name": n, "run_type": "iteration", "ns_per_item": rng.gauss(9, 0.1), "launch": launch, "round": i, "cycles": 9.0}
            for n in [*names, names[1] + "/twin", names[1] + "/slow:2", "yardstick/native/-/n:9"] for launch in range(4) for i in range(2)]
    rows.append({"name": "mem_gen/tail/all/n:10", "bytes_per_item": 72.5})
    ours = {"commit": "c" * 40, "dirty": False, "build_type": "release", "cpu": "a cpu", "hostname": "here", "compilers": [{"name": "gcc-12", "version": "12"}],
            "dispatch": [{"name": "cgoto@gcc-12", "preferred": True}], "sampling": {"stopped": "precision", "looks": 3}, "doctor": {"verdict": "quiet"}}
    return {"context": {"genlab": ours}, "benchmarks": rows, "warmup": rows[:2], "layouts": [{"launch": i, "heap": 8 * i} for i in range(4)],
            "ablation": [{"workload": "gen_iter", "items": 10, "full": "all", "main": "for_iter_gen", "parts": [
                {"name": name, "hits_per_item": 1.5 - i, "without": f"-{name}", "upto": "all"} for i, name in enumerate(("none", "all"))]}],
            "counts": [{"name": n, "bytecodes_per_item": 9.0, "instructions_per_item": 120.5} for n in names]}


def journal(document):
    lines = [{"genlab_journal": 1, "context": document["context"], "arguments": []}]
    return lines + [{key: entry} for key in ("layouts", "ablation", "warmup", "benchmarks", "counts") for entry in document[key]] + [{"sampling": {"looks": 1}}]


def google_benchmark():
    rows = [{"name": f"BM_x/{n}", "run_type": "iteration", "real_time": 9.5, "cpu_time": 9.0 + i, "time_unit": "us"} for n in (1, 2) for i in range(4)]
    return {"context": {"host_name": "here"}, "benchmarks": rows + [{"name": "BM_x/1_mean", "run_name": "BM_x/1", "run_type": "aggregate",
                                                                     "aggregate_name": "mean", "cpu_time": 9.0}]}


def pyperf():
    runs = [{"warmups": [[1, 0.5]], "values": [0.25, 0.5 + i], "metadata": {"date": "x"}} for i in range(3)]
    return {"version": "1.0", "metadata": {"unit": "second"}, "benchmarks": [{"metadata": {"name": n}, "runs": runs} for n in ("sort", "BM_x/1")]}


SOURCES = [result(1), result(2), journal(result(3)), google_benchmark(), pyperf()]


def text_of(document):
    """A journal is a list of lines."""
    if isinstance(document, list):
        return b"".join(json.dumps(line).encode() + b"\n" for line in document)
    return json.dumps(document).encode()


# --- structure -----------------------------------------------------------------------------------------------------

def places(node, depth=0):
    """All (container, key) of a document."""
    if depth < 20 and isinstance(node, (dict, list)):
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            yield node, key
            yield from places(node[key], depth + 1)


def restructure(rng, document):
    container, key = rng.choice(list(places(document)))
    kind = rng.randrange(7)
    if kind == 0:
        del container[key]
    elif kind == 1:
        container[key] = rng.choice(NUMBERS)
    elif kind == 2:
        container[key] = rng.choice(VALUES)
    elif kind == 3 and isinstance(container, list):
        container[key:key] = [container[key]] * rng.choice([1, 2, 50, 3000])
    elif kind == 4 and isinstance(container, dict):
        container[rng.choice(KEYS)] = rng.choice([*VALUES, *NUMBERS, container[key]])
    elif kind == 5:
        other, there = rng.choice(list(places(document)))
        try:
            json.dumps(other[there])
            container[key] = json.loads(json.dumps(other[there]))
        except (KeyError, IndexError):
            pass
    elif isinstance(container, list):
        rng.shuffle(container)


# --- bytes and tokens ----------------------------------------------------------------------------------------------

def flip(rng, data):
    at = rng.randrange(len(data))
    return data[:at] + bytes([rng.choice([data[at] ^ 1 << rng.randrange(8), rng.randrange(256)])]) + data[at + 1:]


def insert(rng, data):
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(RAW) + data[at:]


def delete(rng, data):
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.choice([1, 1, 5, 50, 500]):]


def duplicate(rng, data):
    at = rng.randrange(len(data))
    return data[:at] + data[at:at + rng.choice([1, 10, 100])] * rng.choice([2, 3, 100]) + data[at:]


def truncate(rng, data):
    return data[:rng.randrange(len(data))]


def token(rng, data):
    tokens = TOKEN.findall(data) or [data]
    at = rng.randrange(len(tokens))
    tokens[at] = rng.choice([rng.choice(tokens), rng.choice(RAW), json.dumps(rng.choice(NUMBERS)).encode(), json.dumps(rng.choice(VALUES)).encode()])
    return b"".join(tokens)


def mutant(rng):
    document = json.loads(json.dumps(rng.choice(SOURCES)))
    if rng.random() < 0.6:
        for _ in range(rng.choice([1, 1, 1, 2, 4])):
            if document:
                restructure(rng, document)
    data = text_of(document)
    if rng.random() < 0.5:
        for _ in range(rng.choice([1, 1, 2, 5])):
            data = rng.choice([flip, insert, delete, duplicate, truncate, token, token, token])(rng, data or b"{")
    return data


# --- runs ----------------------------------------------------------------------------------------------------------

COMMANDS = [["compare", "good", "bad"], ["compare", "bad", "good"], ["compare", "bad", "bad"], ["compare", "bad", "-", "--alpha", "0.5"],
            ["compare", "bad", "--by", "spec"], ["compare", "bad", "--by", "dispatch", "--format", "markdown"], ["compare", "bad", "--by", "variant"],
            ["compare", "bad", "--by", "runtime", "--format", "json"], ["compare", "bad", "--by", "compiler"], ["compare", "bad", "--by", "workload"],
            ["compare", "good", "bad", "--format", "csv"], ["compare", "foreign", "bad"], ["compare", "bad", "good", "--format", "json", "--filter", "gen*"],
            ["check", "good", "bad"], ["check", "bad", "good", "--metric", "time"], ["check", "foreign", "bad"], ["report", "bad", "-o", "page"]]


def limits(address_space):
    def apply():
        if address_space:
            resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    return apply


def judge(command, status, out, err):
    """What is wrong with how it ended; "" if nothing is."""
    if status < 0 or SANITIZER.search(err):
        return "died"
    if status not in (0, 1, 3):
        return "no such exit status"
    name = f"genlab {command[0]}: "
    if status == 1 and not err.startswith(name):
        return "no message"
    if any(not line.startswith(name) for line in err.splitlines()):
        return "a message that is not its own"
    if re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out + err):
        return "control characters"
    if status == 0 and "json" in command:
        try:
            json.loads(out)
        except ValueError as why:
            return f"broken JSON: {why}"
    return ""


def run(genlab, command, data, folder, address_space):
    """What went wrong, "" when nothing did."""
    (folder / "bad").write_bytes(data)
    timeout = TIMEOUT_REPORT if command[0] == "report" else TIMEOUT
    # AddressSanitizer maps terabytes: there, its own limit makes allocations fail.
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": ":".join([os.environ.get("ASAN_OPTIONS", ""), "allocator_may_return_null=1",
                                                                         f"max_allocation_size_mb={ADDRESS_SPACE >> 20}"])}
    try:
        done = subprocess.run([genlab, *command], input=data, capture_output=True, timeout=timeout, cwd=folder, env=environment,
                              preexec_fn=limits(address_space))
    except subprocess.TimeoutExpired:
        return f"no end within {timeout} s"
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    wrong = judge(command, done.returncode, out, err)
    return wrong and f"{wrong}; status {done.returncode}\n{out[-1000:]}\n{err[-3000:]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("genlab", type=os.path.abspath)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--first", type=int, default=0, metavar="I", help="number of the first mutant")
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="write the mutants that fail there")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as top, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        folders = [pathlib.Path(top) / str(i) for i in range(options.jobs)]
        for folder in folders:
            folder.mkdir()
            (folder / "good").write_bytes(text_of(SOURCES[0]))
            (folder / "foreign").write_bytes(text_of(google_benchmark()))
        works = run(options.genlab, ["compare", "good", "bad"], text_of(SOURCES[1]), folders[0], ADDRESS_SPACE) == ""
        space = ADDRESS_SPACE if works else None
        deadline = time.monotonic() + options.seconds

        def test(number, folder):
            rng = random.Random(f"{options.seed} {number}")
            data, command = mutant(rng), rng.choice(COMMANDS)
            return number, folder, data, command, run(options.genlab, command, data, folder, space)

        passed = failed = 0
        numbers, pending = itertools.count(options.first), set()
        while pending or time.monotonic() < deadline:
            while folders and time.monotonic() < deadline:
                pending.add(pool.submit(test, next(numbers), folders.pop()))
            done, pending = concurrent.futures.wait(pending, return_when=concurrent.futures.FIRST_COMPLETED)
            for number, folder, data, command, wrong in (f.result() for f in done):
                folders.append(folder)
                passed += not wrong
                failed += bool(wrong)
                if wrong and options.keep:
                    (options.keep / f"{options.seed}_{number}.json").write_bytes(data)
                if wrong and failed <= SHOWN:
                    print(f"FAILED mutant {number} of seed {options.seed} under {' '.join(command)}: {wrong}\n{data[:2000]!r}\n", flush=True)
        print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
