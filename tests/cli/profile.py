#!/usr/bin/env python3
"""Tests of `run --perf-map` and of plots/profile: profile.py GENLAB. The last line is "N passed, N failed".

Each test is a function test_*; it raises AssertionError if something is wrong. They run in a folder of
their own that is thrown away.
"""
import concurrent.futures
import contextlib
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import run_programs  # noqa: E402

TIMEOUT = 120  # seconds, each command
GENLAB = ""
LINE = re.compile(r"([0-9a-f]+) ([0-9a-f]+) (py::.*:.*)")

PROGRAM = """\
def square(x):
    return x * x
def numbers(n):
    for i in range(n):
        yield i
def through(n):
    yield from numbers(n)
class Tally:
    def __init__(self):
        self.total = 0
    def add(self, x, *, twice=False):
        self.total += square(x) * (1 + twice)
def main():
    t = Tally()
    for x in through(300):
        t.add(x)
        t.add(x, twice=True)
    return t.total, sorted([3, 1, 2], key=lambda v: -v)
print(main())
"""
NAMES = ["<module>", "Tally", "main", "Tally.__init__", "through", "numbers", "Tally.add", "square", "main.<locals>.<lambda>"]


class Skipped(Exception):
    pass


def has(text, *parts):
    for part in parts:
        assert part in text, f"{part!r} is not in {text!r}"


def equal(got, wanted):
    assert got == wanted, f"{got!r} is not {wanted!r}"


def write(name, text):
    pathlib.Path(name).write_text(text, encoding="utf-8")
    return name


def map_path(pid):
    return pathlib.Path(f"/tmp/perf-{pid}.map")


@contextlib.contextmanager
def mapped(*args, before=None, **more):
    """Runs `genlab run --perf-map`: what it wrote, with its map's path, which is removed afterwards.
    before: called with that path in the new process."""
    process = subprocess.Popen([GENLAB, "run", "--perf-map", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               stdin=subprocess.PIPE, preexec_fn=before and (lambda: before(map_path(os.getpid()))), **more)
    path = map_path(process.pid)
    try:
        out, err = process.communicate(b"", timeout=TIMEOUT)
        yield process.returncode, out.decode("utf-8", "backslashreplace"), err.decode("utf-8", "backslashreplace"), path
    finally:
        process.kill()
        process.wait()
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)


def read_map(path):
    """The names in a map whose lines are whole and whose ranges are apart."""
    text = path.read_bytes().decode("utf-8")
    assert text.endswith("\n"), text[-200:]
    names, end = [], 0
    rows = []
    for line in text[:-1].split("\n"):
        match = LINE.fullmatch(line)
        assert match, repr(line)
        rows.append((int(match[1], 16), int(match[2], 16)))
        names.append(match[3])
    for start, size in sorted(rows):
        assert 0 < size <= 64 and start >= end and start >= 4096, (start, size)
        end = start + size
    return names


# --- the map ------------------------------------------------------------------------------------------------

def test_the_map_names_the_functions_that_ran():
    with mapped(write("prog.py", PROGRAM)) as (status, out, err, path):
        equal((status, out, err), (0, "(26865150, [3, 2, 1])\n", ""))
        equal(sorted(read_map(path)), sorted(f"py::{name}:prog.py" for name in NAMES))
        equal(stat.S_IMODE(path.stat().st_mode), 0o600)


def test_the_map_under_each_strategy_and_form():
    done = subprocess.run([GENLAB, "--list", "dispatch"], capture_output=True, text=True, check=True, timeout=TIMEOUT)
    write("prog.py", PROGRAM)
    for dispatch in done.stdout.split():
        for form in ("fast", "checked"):
            with mapped("--dispatch", dispatch, "--form", form, "prog.py") as (status, out, err, path):
                equal((status, out, err), (0, "(26865150, [3, 2, 1])\n", ""))
                equal(len(read_map(path)), len(NAMES))


def test_many_functions_fill_more_than_one_page():
    write("many.py", "".join(f"def f{i}(): return {i}\n" for i in range(9000)) +
          "print(" + " + ".join(f"f{i}()" for i in range(0, 9000, 100)) + ")\n" +
          "".join(f"f{i}()\n" for i in range(9000)))
    with mapped("many.py") as (status, out, err, path):
        equal((status, out, err), (0, f"{sum(range(0, 9000, 100))}\n", ""))
        equal(len(set(read_map(path))), 9001)


def test_names_cannot_break_the_lines():
    folder = pathlib.Path("a\nb\x1b[2J\x7f\x9b")
    folder.mkdir()
    (folder / "p\r.py").write_text("def gr\u00f6\u00dfe(): return 1\nprint(gr\u00f6\u00dfe())\n", encoding="utf-8")
    with mapped(str(folder / "p\r.py")) as (status, out, err, path):
        equal((status, out, err), (0, "1\n", ""))
        equal(read_map(path), ["py::<module>:a?b?[2J??/p?.py", "py::gr\u00f6\u00dfe:a?b?[2J??/p?.py"])


def test_a_stale_map_of_ours_is_replaced():
    with mapped("-c", "print(1)", before=lambda path: path.write_text("stale\n")) as (status, out, _, path):
        equal((status, out), (0, "1\n"))
        equal(read_map(path), ["py::<module>:<string>"])


def test_nothing_is_written_through_a_link():
    victim = pathlib.Path("victim").resolve()
    victim.write_text("mine\n", encoding="utf-8")
    with mapped("-c", "print(1)", before=lambda path: path.symlink_to(victim)) as (status, out, err, path):
        equal((status, out), (1, ""))
        has(err, "genlab run: /tmp/perf-", ".map: File exists")
        assert path.is_symlink()
    equal(victim.read_text(encoding="utf-8"), "mine\n")


def test_a_folder_in_the_place_of_the_map():
    with mapped("-c", "print(1)", before=lambda path: path.mkdir()) as (status, out, err, _):
        equal((status, out), (1, ""))
        has(err, ".map: File exists")


def test_recursion_ends():
    endless = "def f(n):\n    return f(n + 1)\n{}\ntry:\n    f(0)\nexcept RecursionError as e:\n    print(e)\n"
    for limit in ("", "import sys; sys.setrecursionlimit(10000000)"):
        with mapped("-c", endless.format(limit)) as (status, out, err, path):
            equal((status, out, err), (0, "maximum recursion depth exceeded\n", ""))
            read_map(path)


def test_recursion_ends_in_each_kind_of_call():
    for body in ("def f(n): return f(n=n + 1)\ng = lambda: f(0)",
                 "def f(*a): return f(*a)\ng = f",
                 "def f():\n    yield from f()\ng = lambda: next(f())",
                 "def f():\n    for x in f(): yield x\ng = lambda: next(f())",
                 "def f(): return next(h())\ndef h(): yield f()\ng = f",
                 "class C:\n    def __init__(self): C()\ng = C",
                 "class C:\n    def __add__(self, o): return self + o\ng = lambda: C() + C()",
                 "f = lambda v: sorted([v], key=f)\ng = lambda: f(1)"):
        text = f"import sys\nsys.setrecursionlimit(10000000)\n{body}\ntry: g()\nexcept RecursionError: print('ended')\n"
        with mapped("-c", text) as (status, out, err, _):
            equal((status, out, err), (0, "ended\n", ""))


def test_a_traceback_is_the_same():
    write("bad.py", "def f(x):\n    return 1 // x\ndef g():\n    for i in h():\n        f(i)\ndef h():\n    yield 1\n    yield 0\ng()\n")
    plain = subprocess.run([GENLAB, "run", "bad.py"], capture_output=True, text=True, timeout=TIMEOUT)
    with mapped("bad.py") as (status, out, err, path):
        equal((status, out, err), (plain.returncode, plain.stdout, plain.stderr))
        equal(len(read_map(path)), 4)


def test_all_programs_behave_the_same():
    def one(program):
        args = [program.path.name, *program.arguments()]
        with open(os.devnull if not program.beside(".in").exists() else program.beside(".in"), "rb") as given:
            process = subprocess.Popen([GENLAB, "run", "--perf-map", *args], cwd=program.path.parent, stdin=given,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            path = map_path(process.pid)
            try:
                out, err = process.communicate(timeout=TIMEOUT)
                read_map(path) if path.stat().st_size else None
            finally:
                process.kill()
                process.wait()
                path.unlink(missing_ok=True)
        got = run_programs.Outcome(run_programs.decode(out), run_programs.decode(err), run_programs.status_name(process.returncode))
        return program.name, run_programs.difference(run_programs.comparable(program.expected()), run_programs.comparable(got))

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [(name, lines) for name, lines in pool.map(one, run_programs.programs("*", [])) if lines]
    assert not wrong, "\n".join("\n".join([name, *lines]) for name, lines in wrong[:10])


# --- statistics as JSON -------------------------------------------------------------------------------------

def test_statistics_as_json():
    write("prog.py", PROGRAM)
    done = subprocess.run([GENLAB, "run", "--stats=s.json", "prog.py"], capture_output=True, text=True, timeout=TIMEOUT)
    equal((done.returncode, done.stdout, done.stderr), (0, "(26865150, [3, 2, 1])\n", ""))
    stats = json.loads(pathlib.Path("s.json").read_text(encoding="utf-8"))
    equal(sum(stats["opcodes"].values()), stats["instructions"])
    assert stats["specializers"]["for_iter_gen"]["hits"] > 250, stats
    has(stats["opcodes"], "FOR_ITER_GEN", "YIELD_FAST", "RETURN_VALUE")
    done = subprocess.run([GENLAB, "run", "--stats=no/such/s.json", "prog.py"], capture_output=True, text=True, timeout=TIMEOUT)
    equal((done.returncode, done.stdout), (1, "(26865150, [3, 2, 1])\n"))
    has(done.stderr, "no/such/s.json: No such file")


# -----------------------------------------------------------------------------------------------------------------

def main():
    global GENLAB
    if len(sys.argv) != 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit("usage: profile.py GENLAB")
    GENLAB = os.path.abspath(sys.argv[1])
    passed = failed = 0
    for name, test in list(globals().items()):
        if not name.startswith("test_"):
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                test()
                passed += 1
            except Skipped as why:
                print(f"skipped: {name}: {why}")
            except (AssertionError, OSError, ValueError, KeyError, subprocess.SubprocessError):
                failed += 1
                print(f"failed: {name}", traceback.format_exc(limit=-2), sep="\n")
            os.chdir("/")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
