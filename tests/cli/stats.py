#!/usr/bin/env python3
"""Tests of genlab stats: stats.py GENLAB."""
import json
import os
import pty
import subprocess
import sys

from harness import TIMEOUT, equal, genlab, has, main, path, result, write

PROGRAM = """class Point:
    def __init__(self, x):
        self.x = x

def numbers(n):
    for i in range(n):
        yield i

def consume(d, n):
    t = 0
    for k in d:
        t += 1
    for i in numbers(n):
        t += i
    return t

print(consume(dict.fromkeys(range(400)), 1000))
mixed = [1, 2.5, 10 ** 30]
for i in range(300):
    mixed[i % 3] + 1
print(sum(v for v in [1, 2, 3]))
"""


def counted(*args, **more):
    return json.loads(genlab("stats", "--format", "json", *args, check=0, **more).out)


def site(stats, line, instruction):
    return next(s for s in stats["sites"] if s["line"] == line and s["instruction"] == instruction and not s["library"])


def test_a_site_says_what_it_did_and_why_not():
    # Other sets of specializers may iterate at the jump back.
    stats = counted("--specialize", "for_iter_gen", write("p.py", PROGRAM))
    loop = site(stats, 13, "FOR_ITER")
    equal((loop["file"], loop["function"], loop["column"], loop["specializer"], loop["form"]),
          (os.path.abspath("p.py"), "consume", 14, "for_iter_gen", "FOR_ITER_GEN"))
    equal((loop["executed"], loop["misses"], loop["refusals"]), (1001, 0, []))
    equal(loop["executed"], loop["hits"] + loop["looks"] + 6)       # the first seven run the general form
    equal(loop["frames_pushed"], loop["hits"])
    stats = counted("--specialize", "for_iter_gen,for_iter_list,binary_op_int,binary_op_float", "p.py")
    refused = site(stats, 11, "FOR_ITER")
    equal((refused["specializer"], refused["executed"], refused["attempts"]), (None, 401, refused["failures"]))
    (reason,) = refused["refusals"]
    equal((reason["operands"], reason["refused"], reason["missed"]), ("dict_keyiterator", refused["looks"], 0))
    assert {"for_iter_gen", "for_iter_list"} <= set(reason["by_guard"] + reason["by_fill"]), reason
    mixed = site(stats, 20, "BINARY_ADD")
    assert mixed["deopts"] == mixed["misses"] > 0, mixed
    assert any(r["operands"] == "big int, int" and r["missed"] for r in mixed["refusals"]), mixed
    cold = site(stats, 21, "CALL")
    equal((cold["looks"], cold["attempts"]), (0, 0))


def test_sums_agree():
    stats = counted(write("p.py", PROGRAM))
    equal(sum(stats["opcodes"].values()), stats["instructions"])
    for key in ("hits", "misses", "bypasses", "attempts", "failures"):
        equal(sum(s[key] for s in stats["sites"]), sum(s[key] for s in stats["specializers"].values()))
    equal(sum(s["frames_pushed"] for s in stats["sites"]), stats["frames_pushed"])
    assert stats["nested_runs"] - sum(s["nested_runs"] for s in stats["sites"]) == 1, stats["nested_runs"]    # the module itself
    assert all(p["adjacent"] <= p["executed"] for p in stats["pairs"])
    assert sum(p["executed"] for p in stats["pairs"]) <= stats["instructions"]
    for size in stats["sizes"]:
        assert size["reused"] <= size["allocated"] and size["freed"] <= size["allocated"], size
    assert stats["peak_bytes"] > 0 and not stats["incomplete"]


def test_generators_are_told_by_their_state_and_callables_by_name():
    code = "def f(a, b=1): pass\nfor i in range(99): f(i)\nfor i in range(99): abs(*[i])\nfor i in range(99): f(i, b=2)\n"
    calls = [r["operands"] for s in counted("-c", code)["sites"] for r in s["refusals"] if s["instruction"] == "CALL"]
    assert "function f, int" in calls, calls


def test_sets_and_arguments():
    none = counted("--specialize", "none", "-c", PROGRAM)
    assert none["nested_runs"] > 1000 and not any(s["attempts"] for s in none["sites"]), none["nested_runs"]
    assert site(counted("-c", PROGRAM), 17, "CALL")["executed"] == 1
    table = genlab("stats", "--specialize", "none", "--line", "13", "-c", PROGRAM, check=0).out
    has(table, "<string>:13:14  FOR_ITER in consume", "no specializer for it is on", "nested run loops: 1,001")
    code = "import sys\nassert sys.argv == ['-c', 'a', '-h'], sys.argv\n"
    genlab("stats", "-c", code, "a", "-h", check=0)
    genlab("stats", "-", "x", stdin="import sys\nassert sys.argv == ['-', 'x']", check=0)


def test_the_table():
    done = genlab("stats", write("p.py", PROGRAM), check=0)
    equal(done.err, "")
    has(done.out, "frames pushed", "nested run loops", "p.py:11:14  FOR_ITER in consume", "dict_keyiterator: refused",
        "other operands than the guard wants: ", "were never tried", "pair", "one behind the other", "from free list")
    assert "\x1b" not in done.out
    lines = genlab("stats", "--line", "11-13", "--top", "0", "p.py", check=0).out
    has(lines, "p.py:11:14  FOR_ITER", "p.py:13:14  FOR_ITER")
    assert "p.py:19" not in lines and "pair" not in lines, lines
    assert len(genlab("stats", "--top", "2", "p.py", check=0).out) < len(done.out)


def test_colour_on_a_terminal_only():
    for extra, coloured in ({}, True), ({"NO_COLOR": "1"}, False):
        ours, theirs = pty.openpty()
        env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
        child = subprocess.Popen([path(), "stats", "--line", "1", "-c", "for i in [1]: pass"], stdout=theirs, env={**env, **extra})
        os.close(theirs)
        child.wait(timeout=TIMEOUT)
        equal(b"\x1b[" in os.read(ours, 100000), coloured)
        os.close(ours)


def test_the_programs_output_and_status():
    done = genlab("stats", "-o", "s.txt", "-c", "print('out')\nimport sys\nsys.exit(3)", check=3)
    equal((done.out, done.err), ("", ""))
    has(open("s.txt").read(), "instructions")
    done = genlab("stats", "--format", "json", "-o", "s.json", "-c", "1 / 0", check=1)
    has(done.err, "ZeroDivisionError")
    assert result("s.json")["instructions"] > 0
    has(genlab("stats", "-o", "no/such", "-c", "1", check=1).err, "no/such")
    has(genlab("stats", "missing.py", check=2).err, "missing.py")
    names = counted("-c", "def ä\u0301\u4e2d(): \n    for i in [1]: pass\nä\u0301\u4e2d()")
    assert any("\u4e2d" in s["function"] for s in names["sites"]), names["sites"]


def test_wrong_use():
    has(genlab("stats", check=2).err, "no program given")
    for args in (["--format", "xml"], ["--line", "0"], ["--line", "3-2"], ["--line", "x"], ["--top", "-1"], ["--top", "x"], ["--specialize", "zork"],
                 ["--dispatch", "zork"], ["--zork"]):
        done = genlab("stats", *args, "-c", "1", check=2)
        equal(done.out, "")
        has(done.err, "Try 'genlab stats --help'.")
    has(genlab("stats", "--help", check=0).out, "usage: genlab stats")


if __name__ == "__main__":
    sys.exit(main(globals()))
