#!/usr/bin/env python3
"""Tests of `run --perf-map` and of plots/profile: profile.py GENLAB."""
import concurrent.futures
import contextlib
import os
import pathlib
import re
import shlex
import shutil
import stat
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "plots")]
import profile_data  # noqa: E402
import run_programs  # noqa: E402
from harness import Skipped, equal, genlab, has, main, path as tested, result, write  # noqa: E402

TIMEOUT = 120  # seconds, each command
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
NAMES = ["<module>", "Tally", "main", "Tally.__init__", "through", "numbers", "Tally.add", "square",
         "main.<locals>.<lambda>"]


def map_path(pid):
    return pathlib.Path(f"/tmp/perf-{pid}.map")


@contextlib.contextmanager
def mapped(*args, before=None, **more):
    """Runs `genlab run --perf-map`: what it wrote, with its map's path, which is removed afterwards.
    before: called with that path in the new process."""
    process = subprocess.Popen([tested(), "run", "--perf-map", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
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
        equal(sorted(read_map(path)), sorted(f"py::{name}:{os.path.abspath('prog.py')}" for name in NAMES))
        equal(stat.S_IMODE(path.stat().st_mode), 0o600)


def test_the_map_under_each_strategy_and_form():
    write("prog.py", PROGRAM)
    for dispatch in genlab("--list", "dispatch", check=0).out.split():
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
        equal(read_map(path), [f"py::{name}:{os.getcwd()}/a?b?[2J??/p?.py" for name in ("<module>", "gr\u00f6\u00dfe")])


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
    write("bad.py", "def f(x):\n    return 1 // x\ndef g():\n    for i in h():\n        f(i)\n"
          "def h():\n    yield 1\n    yield 0\ng()\n")
    plain = genlab("run", "bad.py", check=1)
    with mapped("bad.py") as (status, out, err, path):
        equal((status, out, err), (1, plain.out, plain.err))
        equal(len(read_map(path)), 4)


def test_all_programs_behave_the_same():
    def one(program):
        args = [program.path.name, *program.arguments()]
        with open(os.devnull if not program.beside(".in").exists() else program.beside(".in"), "rb") as given:
            process = subprocess.Popen([tested(), "run", "--perf-map", *args], cwd=program.path.parent, stdin=given,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            path = map_path(process.pid)
            try:
                out, err = process.communicate(timeout=TIMEOUT)
                read_map(path) if path.stat().st_size else None
            finally:
                process.kill()
                process.wait()
                path.unlink(missing_ok=True)
        got = program.outcome(out, err, process.returncode)
        wanted = run_programs.comparable(program.expected())
        return program.name, run_programs.difference(wanted, run_programs.comparable(got))

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [(name, lines) for name, lines in pool.map(one, run_programs.programs("*", [])) if lines]
    assert not wrong, "\n".join("\n".join([name, *lines]) for name, lines in wrong[:10])


# --- statistics as JSON -------------------------------------------------------------------------------------

def test_statistics_as_json():
    write("prog.py", PROGRAM)
    done = genlab("run", "--stats=s.json", "prog.py", check=0)
    equal((done.out, done.err), ("(26865150, [3, 2, 1])\n", ""))
    stats = result("s.json")
    equal(sum(stats["opcodes"].values()), stats["instructions"])
    assert stats["specializers"]["load_attr_instance"]["hits"] > 250, stats["specializers"]
    has(stats["opcodes"], "LOAD_ATTR_INSTANCE", "RETURN_VALUE")
    done = genlab("run", "--stats=no/such/s.json", "prog.py", check=1)
    equal(done.out, "(26865150, [3, 2, 1])\n")
    has(done.err, "no/such/s.json: No such file")


# --- what the scripts read ----------------------------------------------------------------------------------

SCRIPT = """\
 4711     500000 \n\t           9bd90 op_LOAD_FAST\n\t           9975a run\n\t    7f9117253045 py::f;g:my prog.py\n
 4711     500000 \n\t           1f995 dict_find_str\n\t           9bd91 op_LOAD_GLOBAL\n\t           9975a run\n\
\t    7f9117253055 py::h:my prog.py\n\t           9975a run\n\t    7f9117253045 py::f;g:my prog.py\n
 4712     250000:            12345 [unknown]\n
 4711     500000 \n\t           9bd90 op_LOAD_FAST\n\t           9975a run\n\t    7f9117253045 py::f;g:my prog.py\n
"""


def refused(read, *args):
    try:
        read(*args)
    except profile_data.BadInput as error:
        return str(error)
    raise AssertionError(f"{args!r} was accepted")


def test_perf_script_is_read():
    pids = set()
    stacks = profile_data.read_perf_script(SCRIPT.splitlines(keepends=True), pids)
    equal(pids, {4711, 4712})
    equal(dict(stacks)[("op_LOAD_FAST", "run", "py::f;g:my prog.py")], 1000000)
    equal(profile_data.by_opcode(stacks), ({"LOAD_FAST": (1000000, 1000000), "LOAD_GLOBAL": (0, 500000)}, 250000))
    equal(profile_data.by_function(stacks),
          ({"f;g:my prog.py": (1000000, 1500000), "h:my prog.py": (500000, 500000)}, 250000))
    equal(profile_data.fold(stacks, python_only=True), ["f,g:my prog.py 1000000", "f,g:my prog.py;h:my prog.py 500000"])
    has(profile_data.fold(stacks), "py::f,g:my prog.py;run;op_LOAD_FAST 1000000", "[unknown] 250000")
    equal(profile_data.read_perf_script([]), [])
    has(refused(profile_data.read_perf_script, ["what is this"]), "line 1")
    has(refused(profile_data.read_perf_script, [" 1 2 ", "\t zz main"]), "line 2")


GRIND = """\
# callgrind format
version: 1
pid: 99
positions: line
events: Ir Dr

ob=(1) /bin/genlab
fl=(1) a.c
fn=(1) run'0x0000000000001010'main'(below main)
5 10 3
+2 7
cfi=(2) b.c
cfn=(2) op_add'op_BINARY_ADD'run'0x0000000000001010'main'(below main)
calls=3 +4
* 60 1
-1 1
fl=(2)
fn=(2)
* 60
fn=(3) run'2'0x0000000000001020'run'0x0000000000001010'main
9 22

totals: 100
"""
MAP = "1010 8 py::f:a.py\n1020 8 py::g:a.py\n"


def test_callgrind_output_is_read():
    read = profile_data.Callgrind(GRIND.splitlines(keepends=True))
    equal((read.total(), read.head["pid"]), (100, "99"))
    equal(read.calls_of("op_add'op_BINARY_ADD'run'0x0000000000001010'main'(below main)"), 60)
    stacks = read.stacks(profile_data.PerfMap(MAP))
    equal(profile_data.by_function(stacks), ({"f:a.py": (78, 100), "g:a.py": (22, 22)}, 0))
    equal(profile_data.by_opcode(stacks), ({"BINARY_ADD": (0, 60)}, 40))
    has(profile_data.fold(stacks), "main;py::f:a.py;run;py::g:a.py;run 22")
    for text, where in (("", "events"), ("events: Ir\n5 10\n", "line 2"), ("events: Ir\nfn=(7)\n", "line 2"),
                        ("events: Ir\nfn=f\n1 ten\n", "line 3")):
        has(refused(profile_data.Callgrind, text.splitlines(keepends=True)), where)


def test_maps_are_read():
    names = profile_data.PerfMap(MAP)
    equal([names.name(at) for at in (0x100f, 0x1010, 0x1017, 0x1018, 0x1020, 0x2000)],
          [None, "py::f:a.py", "py::f:a.py", None, "py::g:a.py", None])
    for text in ("xyz 8 py::f:a.py\n", "1010 8\n"):
        has(refused(profile_data.PerfMap, text), "line 1")


def test_perf_stat_is_read():
    text = "# started on x\n\n15.72,msec,task-clock,1,100.00,,\n<not supported>,,cycles:u,0,100.00,,\n"
    equal(profile_data.read_perf_stat(text), {"task-clock": 15.72, "cycles": None})


# --- plots/profile ------------------------------------------------------------------------------------------

BUSY = """\
import sys
def leaf(n):
    s = 0
    for i in range(n):
        s += i % 7
    return s
def numbers(n):
    for i in range(n):
        yield leaf(i)
def main(n):
    return sum(numbers(n))
print(main(int(sys.argv[1])))
"""


def profile(*args, check, **more):
    done = subprocess.run([sys.executable, str(ROOT / "plots" / "profile"), *args], capture_output=True, text=True,
                          timeout=4 * TIMEOUT, **more)
    assert done.returncode == check, f"{args}: exit status {done.returncode}, not {check}\n{done.stdout}{done.stderr}"
    return done


def table(path):
    head, *rows = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return [dict(zip(head.split("\t"), row.split("\t"))) for row in rows]


def needs(tool):
    """Where the tool can be used with this genlab: neither sees through sanitizers, and valgrind must read its symbols."""
    if not shutil.which(tool):
        raise Skipped(f"{tool} is not installed")
    if b"__sanitizer_" in pathlib.Path(tested()).read_bytes():
        raise Skipped("this genlab has sanitizers")
    if tool == "valgrind" and subprocess.run(["valgrind", "-q", tested(), "-V"], capture_output=True).returncode != 0:
        raise Skipped("this valgrind cannot run this genlab")


def check_profile(done, unit):
    """The tables of a profile of BUSY agree with each other and with what is known of the program."""
    stats = result("out/stats.json")
    opcodes = {row["opcode"]: row for row in table("out/opcodes.tsv")}
    equal({name: int(row["executed"]) for name, row in opcodes.items() if name != "(no instruction)"}, stats["opcodes"])
    functions = {row["function"]: float(row[f"{unit}_itself"]) for row in table("out/functions.tsv")}
    of_the_program = sum(cost for name, cost in functions.items() if name != "(no function)")  # how long a start takes is not its matter
    assert functions["leaf"] > 0.6 * of_the_program, functions
    folded = pathlib.Path("out/python.folded").read_text(encoding="utf-8").splitlines()
    assert any(re.fullmatch(r"(?:.*;)?leaf:\S*/busy.py \d+", line) for line in folded), folded
    has(done.stdout, "By instruction", "By Python function", "leaf", "By strategy")
    equal([row["strategy"].split("@")[0] for row in table("out/strategies.tsv")],
          list(dict.fromkeys(name.split("@")[0] for name in genlab("--list", "dispatch", check=0).out.split())))
    if shutil.which("gnuplot"):
        for name in ("opcode-count", "functions", "strategies"):
            text = pathlib.Path(f"out/{name}.svg").read_text(encoding="utf-8")
            assert text.rstrip().endswith("</svg>"), name
    return opcodes


def test_a_profile_by_callgrind():
    needs("valgrind")
    done = profile("--genlab", tested(), "--tool", "callgrind", "--out", "out", write("busy.py", BUSY), "400", check=0)
    opcodes = check_profile(done, "Minsn")
    if "Minsn_itself" in opcodes["LOAD_FAST"]:
        loads = opcodes["LOAD_FAST"]
        assert 3 <= float(loads["Minsn_itself"]) * 1e6 / int(loads["executed"]) <= 30, loads
    has(pathlib.Path("out/python.folded").read_text(encoding="utf-8"),
        ";".join(f"{name}:{os.path.abspath('busy.py')}" for name in ("<module>", "main", "numbers", "leaf")) + " ")
    for row in table("out/strategies.tsv"):
        assert 5 < float(row["machine_instructions_per_bytecode"]) < 200, row


def test_a_profile_by_perf():
    needs("perf")
    done = subprocess.run([sys.executable, str(ROOT / "plots" / "profile"), "--genlab", tested(), "--tool", "perf",
                           "--out", "out", write("busy.py", BUSY), "1500"], capture_output=True, text=True,
                          timeout=4 * TIMEOUT)
    if done.returncode == 1 and done.stderr.startswith("profile: perf"):
        raise Skipped(done.stderr.strip())
    equal((done.returncode, done.stderr), (0, ""))
    check_profile(done, "ms" if "cpu-clock" in done.stdout else "Mcycles")


def test_a_profile_without_tools():
    pathlib.Path("bin").mkdir()
    write("busy.py", BUSY)
    bare = {**os.environ, "PATH": os.path.abspath("bin")}
    done = profile("--genlab", tested(), "busy.py", "10", check=1, env=bare)
    has(done.stderr, "perf is not installed; valgrind is not installed")
    needs("valgrind")
    write("bin/valgrind",
          f'#!/bin/sh\nPATH={shlex.quote(os.environ["PATH"])} exec {shlex.quote(shutil.which("valgrind"))} "$@"\n')
    os.chmod("bin/valgrind", 0o755)
    done = profile("--genlab", tested(), "--out", "out", "busy.py", "10", check=0, env=bare)
    has(done.stdout, "callgrind, not perf: perf is not installed", "functions.svg: gnuplot is not installed",
        "out/functions.tsv")
    write("bin/valgrind", "#!/bin/sh\necho broken >&2\nexit 3\n")
    done = profile("--genlab", tested(), "--out", "out", "busy.py", "10", check=1, env=bare)
    has(done.stdout, "cost by function: valgrind ended with status 3: broken", "By instruction")


def test_a_profile_of_a_program_that_fails():
    needs("valgrind")
    write("bad.py", "def f():\n    return 1 // 0\nf()\n")
    done = profile("--genlab", tested(), "--tool", "callgrind", "--out", "out", "bad.py", check=0)
    has(done.stdout, "the program ends with status 1: ZeroDivisionError", "By Python function")


def test_wrong_use_of_profile():
    write("busy.py", BUSY)
    has(profile(check=2).stderr, "usage:")
    has(profile("--help", check=0).stdout, "usage:", "--tool", "perf", "callgrind")
    has(profile("--genlab", tested(), "missing.py", check=2).stderr, "missing.py: no such file")
    has(profile("--genlab", "no/such/genlab", "busy.py", check=2).stderr, "no such program")
    has(profile("--genlab", tested(), "--tool", "zork", "busy.py", check=2).stderr, "zork")
    has(profile("--genlab", tested(), "--dispatch", "zork", "busy.py", "1", check=1).stderr, "zork")
    write("file", "")
    has(profile("--genlab", tested(), "--out", "file", "busy.py", "1", check=1).stderr, "file")


if __name__ == "__main__":
    sys.exit(main(globals()))
