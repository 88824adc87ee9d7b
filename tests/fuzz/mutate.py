#!/usr/bin/env python3
"""Damaged programs: whatever the bytes, `genlab run` ends with an exit status.

    mutate.py GENLAB [--seconds N] [--seed S]

Mutates the sources of tests/programs and runs each by `genlab run -` in little address space. A run fails that
dies of a signal or that a sanitizer reports. One that takes too long is only counted, since damage may make any
loop endless, unless already compiling it does. Mutant number i of seed S depends on S and i only.
"""
import argparse
import concurrent.futures
import itertools
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

PROGRAMS = pathlib.Path(__file__).resolve().parent.parent / "programs"
TIMEOUT = 5  # seconds, each run
ADDRESS_SPACE = 1 << 30
OUTPUT = 16 << 20  # bytes that a run may write
SHOWN = 5
SANITIZER = re.compile(rb"^==\d+==ERROR|\.[ch]:\d+:\d+: runtime error: ", re.MULTILINE)
TOKEN = re.compile(rb"\w+|[^\w\s]+|\s+")

OPENERS = [b"(", b"[", b"{", b"-", b"not ", b"lambda: ", b"f'{", b"x if ", b"x.", b"1 + ", b"*", b"(yield ", b"~", b"a = "]
PIECES = [b"\0", b"\xff", b"\xef\xbb\xbf", b"\\", b"\\\n", b"\n", b"\t", b"\r", b"'''", b'"', b"f'{", b"}", b"{x!r:{y}}", b"0x", b"1e999999",
          b"0b" + b"1" * 5000, b"9" * 3000, b"9" * 6000, b"0" * 100 + b"1", b"1." + b"0" * 5000, b"'" + b"a" * 70000 + b"'",
          b"\\N{DASH}", b"'\\uD800'", b"'\\U00110000'", b"'\\x0'", "\u00e9".encode(), "\U0001d4b3".encode(), "\u0660".encode(),
          b"yield", b"yield from ", b"await ", b"nonlocal x", b"global x", b"del ", b"return", b"*a, ", b"**k", b" := ", b"lambda *", b"async ",
          b"-(1 << 62)", b"(1 << 100000)", b"10 ** 5000", b"[0] * 10 ** 9", b"'a' * (1 << 62)", b"range(1 << 64)", b"sys.maxsize",
          b"__import__", b"__class__", b"print(", b"next(", b".send(", b".throw(", b".close()", b"sys.setrecursionlimit(10 ** 8)"]


def flip(rng, data, other):
    for _ in range(rng.choice([1, 1, 2, 8])):
        at = rng.randrange(len(data))
        data = data[:at] + bytes([rng.choice([data[at] ^ 1 << rng.randrange(8), rng.randrange(256)])]) + data[at + 1:]
    return data


def insert(rng, data, other):
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(PIECES) + data[at:]


def delete(rng, data, other):
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.choice([1, 1, 2, 5, 20, 100]):]


def duplicate(rng, data, other):
    at = rng.randrange(len(data))
    part = data[at:at + rng.choice([1, 3, 10, 40, 200])]
    return data[:at] + part * rng.choice([2, 2, 3, 10, 300]) + data[at:]


def truncate(rng, data, other):
    return data[:rng.randrange(len(data))]


def splice_tokens(rng, data, other):
    ours, theirs = TOKEN.findall(data), TOKEN.findall(other)
    at, there, n = rng.randrange(len(ours)), rng.randrange(len(theirs)), rng.choice([1, 1, 2, 5, 20])
    ours[at:at + rng.choice([0, n])] = theirs[there:there + n]
    return b"".join(ours)


def replace_token(rng, data, other):
    """A name or operator becomes another of this file."""
    tokens = TOKEN.findall(data)
    at = rng.randrange(len(tokens))
    same = [t for t in tokens if t[:1].isalnum() == tokens[at][:1].isalnum() and t.isspace() == tokens[at].isspace()]
    tokens[at] = rng.choice(same)
    return b"".join(tokens)


def number(rng, data, other):
    """A number becomes a hard one."""
    found = list(re.finditer(rb"\b\d+\b", data))
    if not found:
        return insert(rng, data, other)
    m = rng.choice(found)
    new = rng.choice([b"0", b"-1", b"(1 << 62)", b"(-(1 << 62) - 1)", b"(1 << 63)", b"2147483648", b"9" * 4000, b"1.5", b"None", b"''", b"True",
                      b"100000"])
    return data[:m.start()] + new + data[m.end():]


def move_lines(rng, data, other):
    lines, theirs = data.splitlines(True), rng.choice([data, other]).splitlines(True)
    at, there, n = rng.randrange(len(lines)), rng.randrange(len(theirs)), rng.choice([1, 2, 5])
    lines[at:at + rng.choice([0, 1, n])] = theirs[there:there + n]
    return b"".join(lines)


def drop_lines(rng, data, other):
    lines = data.splitlines(True)
    at = rng.randrange(len(lines))
    del lines[at:at + rng.choice([1, 1, 2, 4])]
    return b"".join(lines)


def indent(rng, data, other):
    lines = data.splitlines(True)
    at = rng.randrange(len(lines))
    lines[at] = rng.choice([b" ", b"    ", b"\t", b""]) + lines[at].lstrip(rng.choice([b"", b" "]))
    return b"".join(lines)


def nest(rng, data, other):
    """Deep nesting of an expression, of blocks, or of functions."""
    depth = rng.choice([5, 30, 99, 101, 250, 3000, 100000])
    if rng.random() < 0.7:
        at = rng.randrange(len(data) + 1)
        opener = rng.choice(OPENERS)
        closer = {b"(": b")", b"[": b"]", b"{": b"}", b"(yield ": b")", b"f'{": b"}'"}.get(opener, b"")
        return data[:at] + opener * depth + rng.choice([b"x", b"1", b""]) + closer * rng.choice([depth, depth, depth - 1, 0]) + data[at:]
    depth = min(depth, 1500)
    head = rng.choice([b"if 1:", b"for x in y:", b"def f():", b"try:", b"while x:", b"class A:", b"else:"])
    return data + b"".join(b" " * i + head + b"\n" for i in range(depth)) + b" " * depth + b"pass\n"


MUTATIONS = [flip, insert, delete, duplicate, truncate, splice_tokens, splice_tokens, replace_token, replace_token, replace_token, number, number,
             move_lines, move_lines, drop_lines, indent, nest]


def mutant(rng, sources):
    data = rng.choice(sources)
    for _ in range(rng.choice([1, 1, 1, 2, 3, 6])):
        data = rng.choice(MUTATIONS)(rng, data or b"\n", rng.choice(sources))
    return data


def limits(address_space):
    def apply():
        if address_space:
            resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
        resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    return apply


def run(command, data, folder, address_space, environment):
    """What went wrong, "" when nothing did, or None when it took too long."""
    with tempfile.TemporaryFile(dir=folder) as out, tempfile.TemporaryFile(dir=folder) as err:
        try:
            done = subprocess.run(command, input=data, stdout=out, stderr=err, timeout=TIMEOUT, cwd=folder,
                                  env=environment, preexec_fn=limits(address_space))
        except subprocess.TimeoutExpired:
            return None
        err.seek(0)
        text = err.read(1 << 20)
    if done.returncode < 0 or SANITIZER.search(text):
        return f"status {done.returncode}\n{text[-4000:].decode('utf-8', 'replace')}"
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("genlab", type=os.path.abspath)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--first", type=int, default=0, metavar="I", help="number of the first mutant")
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="write the mutants that fail there")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    sources = [path.read_bytes() for path in sorted(PROGRAMS.glob("*/*.py"))]
    sources = [s for s in sources if s]

    # AddressSanitizer maps terabytes: there, its own limit makes allocations fail.
    environment = dict(os.environ)
    sanitizer = environment.get("ASAN_OPTIONS", "")
    environment["ASAN_OPTIONS"] = f"{sanitizer}:allocator_may_return_null=1:soft_rss_limit_mb={ADDRESS_SPACE >> 20}:max_allocation_size_mb={ADDRESS_SPACE >> 20}"
    forms = itertools.cycle([["--form", "fast"], ["--form", "checked"], ["--hard", "specialize"], ["--hard", "specialize,deopt"],
                             ["--form", "checked", "--hard", "gc"], ["--form", "checked", "--hard", "drop"],
                             ["--form", "checked", "--hard", "stack"]])
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        works = run([options.genlab, "--version"], b"", folder, ADDRESS_SPACE, environment) == ""
        space = ADDRESS_SPACE if works else None
        deadline = time.monotonic() + options.seconds

        def test(job):
            number, form = job
            data = mutant(random.Random(f"{options.seed} {number}"), sources)
            wrong = run([options.genlab, "run", *form, "-"], data, folder, space, environment)
            if wrong is None and run([options.genlab, "dis", "-"], data, folder, space, environment) is None:
                wrong = f"no end of compiling it within {TIMEOUT} s"
            return number, data, form, wrong

        passed = failed = late = 0
        numbers, pending = itertools.count(options.first), set()
        while pending or time.monotonic() < deadline:
            while len(pending) < options.jobs and time.monotonic() < deadline:
                pending.add(pool.submit(test, (next(numbers), next(forms))))
            done, pending = concurrent.futures.wait(pending, return_when=concurrent.futures.FIRST_COMPLETED)
            for number, data, form, wrong in (f.result() for f in done):
                if wrong is None:
                    late += 1
                elif not wrong:
                    passed += 1
                else:
                    failed += 1
                    if options.keep:
                        (options.keep / f"{options.seed}_{number}.py").write_bytes(data)
                    if failed <= SHOWN:
                        print(f"FAILED mutant {number} of seed {options.seed} under {' '.join(form)}: {wrong}\n{data[:3000]!r}\n", flush=True)
        print(f"{late} took longer than {TIMEOUT} s")
        print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
