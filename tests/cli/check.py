#!/usr/bin/env python3
"""Tests of the command line: check.py GENLAB. The last line is "N passed, N failed".

Each test is a function test_*; it raises AssertionError if something is wrong. They run in a folder of
their own that is thrown away.
"""
import json
import os
import pathlib
import pty
import signal
import subprocess
import sys
import tempfile
import time
import traceback

TIMEOUT = 60  # seconds, each command
COMMANDS = ("run", "dis", "bench", "report")
GENLAB = ""


class Skipped(Exception):
    pass


def genlab(*args, stdin="", check=None, **more):
    """Runs it; check: the exit status that it must have."""
    done = subprocess.run([GENLAB, *map(str, args)], input=stdin.encode(), capture_output=True, timeout=TIMEOUT, **more)
    done.out, done.err = done.stdout.decode(), done.stderr.decode()
    if check is not None:
        assert done.returncode == check, f"{args}: exit status {done.returncode}, not {check}\n{done.out}{done.err}"
    return done


def has(text, *parts):
    for part in parts:
        assert part in text, f"{part!r} is not in {text!r}"


def equal(got, wanted):
    assert got == wanted, f"{got!r} is not {wanted!r}"


def write(name, text):
    pathlib.Path(name).write_text(text, encoding="utf-8")
    return name


def result(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def needs_timing():
    """Skips where `bench` refuses to measure (sanitizers, -O0): that refusal has a test of its own."""
    probe = genlab("bench", "--quick", "--workload", "list_iter", "--dispatch", "switch", "--specialize", "none", "-o", "-")
    if probe.returncode == 1 and "not for timing" in probe.err:
        raise Skipped


ONE_ROW = ("--workload", "list_iter", "--dispatch", "switch", "--specialize", "none")


# --- help, version, lists ---------------------------------------------------------------------------------

def test_help_of_the_program():
    for args in (["--help"], ["-h"], ["help"]):
        done = genlab(*args, check=0)
        has(done.out, "usage: genlab", *COMMANDS)
        equal(done.err, "")


def test_help_of_each_command():
    for command in COMMANDS:
        one, two = genlab(command, "--help", check=0), genlab("help", command, check=0)
        has(one.out, f"usage: genlab {command}")
        equal(one.out, two.out)


def test_help_is_not_wider_than_a_terminal_of_120():
    for args in (["--help"], *([c, "--help"] for c in COMMANDS)):
        for line in genlab(*args).out.splitlines():
            assert len(line) <= 120, line


def test_version():
    for args in (["--version"], ["-V"]):
        done = genlab(*args, check=0)
        assert done.out.startswith("genlab "), done.out
        has(done.out, "commit ", "dispatch ")


def test_lists():
    dispatch = genlab("--list", "dispatch", check=0).out.split()
    assert {name.split("@")[0] for name in dispatch} >= {"switch", "cgoto"}, dispatch
    has(genlab("--list", "specializers", check=0).out.split(), "for_iter_gen", "for_iter_list", "send_gen")
    has(genlab("--list", "workloads", check=0).out.split(), "gen_iter", "list_iter", "mem_gen", "yield_from_100")


# --- wrong use ---------------------------------------------------------------------------------------------

def test_nothing_given():
    done = genlab(check=2)
    equal(done.out, "")
    has(done.err, "usage:")


def test_unknown_command_lists_the_known():
    has(genlab("zork", check=2).err, "unknown command 'zork'", *COMMANDS)
    has(genlab("help", "zork", check=2).err, "unknown command 'zork'")
    genlab("help", "run", "dis", check=2)


def test_unknown_list_lists_the_known():
    has(genlab("--list", "zork", check=2).err, "'zork'", "dispatch, specializers, workloads")


def test_unknown_flags():
    for args in (["--zork"], ["run", "--zork"], ["dis", "--zork"], ["bench", "--zork"], ["report", "--zork"], ["-z"],
                 ["bench", "--benchmark_zork=1"], ["bench", "stray"]):
        done = genlab(*args, check=2)
        equal(done.out, "")
        assert done.err, args


def test_flags_without_their_value():
    for args in (["run", "--dispatch"], ["run", "-c"], ["dis", "-o"], ["bench", "--workload"], ["--list"]):
        assert genlab(*args, check=2).err, args


def test_unknown_names_list_the_known():
    write("x.py", "print(1)\n")
    for command in ("run", "dis"):
        has(genlab(command, "--dispatch", "zork", "x.py", check=2).err, "'zork'", "known:", "switch", "cgoto")
        has(genlab(command, "--specialize", "zork", "x.py", check=2).err, "'zork'", "known:", "for_iter_gen", "none")
        has(genlab(command, "--specialize", "-zork", "x.py", check=2).err, "zork", "known:")
    has(genlab("bench", "--dispatch", "cgoto,zork", check=2).err, "'zork'", "known:", "switch")
    has(genlab("bench", "--specialize", "zork", check=2).err, "'zork'", "known:", "send_gen")
    has(genlab("bench", "--workload", "zork", check=2).err, "'zork'", "known:", "gen_iter")
    has(genlab("run", "--form", "zork", "x.py", check=2).err, "'zork'", "known: fast, stats, checked")
    has(genlab("run", "--hard", "gc,zork", "x.py", check=2).err, "known: specialize, deopt, gc")


def test_names_that_are_empty():
    for args in (["run", "--dispatch", "", "-c", "1"], ["run", "--hard", "", "-c", "1"], ["bench", "--workload", ""],
                 ["bench", "--dispatch", ""]):
        assert genlab(*args, check=2).err, args


def test_numbers_that_are_none():
    for flag in ("--min-time", "--repetitions"):
        for value in ("", "x", "-1", "0", "1e99", "3x", "nan"):
            has(genlab("bench", f"{flag}={value}", check=2).err, flag)


def test_no_program_given():
    for command in ("run", "dis"):
        has(genlab(command, check=2).err, "no program given")
    has(genlab("dis", "a.py", "b.py", check=2).err, "one program")
    has(genlab("run", "--stats", "--form", "fast", "-c", "1", check=2).err, "--stats")


# --- run -----------------------------------------------------------------------------------------------------

def test_run_file_with_arguments():
    write("args.py", "import sys\nprint(sys.argv)\n")
    equal(genlab("run", "args.py", "a", "--dispatch", "-c", "ä", check=0).out, "['args.py', 'a', '--dispatch', '-c', 'ä']\n")


def test_run_code_and_standard_input():
    equal(genlab("run", "-c", "import sys; print(sys.argv)", "x", "-h", check=0).out, "['-c', 'x', '-h']\n")
    equal(genlab("run", "-cprint(5)", check=0).out, "5\n")
    equal(genlab("run", "-c", "", check=0).out, "")
    equal(genlab("run", "-", "y", stdin="import sys\nprint(sys.argv)", check=0).out, "['-', 'y']\n")
    equal(genlab("run", "-", check=0).out, "")
    has(genlab("run", "-", stdin="1 / 0\n", check=1).err, 'File "<stdin>", line 1')
    has(genlab("run", "-c", "1 / 0", check=1).err, 'File "<string>", line 1')


def test_run_under_each_strategy_and_set():
    for dispatch in genlab("--list", "dispatch").out.split():
        for name in ("all", "none", "for_iter_gen", "-for_iter_gen", "for_iter_gen,send_gen"):
            out = genlab("run", "--dispatch", dispatch, "--specialize", name, "-c", "print(sum(x for x in range(100)))", check=0)
            equal(out.out, "4950\n")


def test_exit_statuses():
    for code, status in (("pass", 0), ("1 / 0", 1), ("import sys; sys.exit(7)", 7), ("import sys; sys.exit()", 0),
                         ("import sys; sys.exit('message')", 1), ("def", 1), ("raise SystemExit(3)", 3)):
        genlab("run", "-c", code, check=status)


def test_source_error():
    done = genlab("run", write("broken.py", "x = 1\ny = (2 +\n"), check=1)
    has(done.err, 'File "broken.py", line 2', "SyntaxError")
    equal(done.out, "")
    has(genlab("dis", "broken.py", check=1).err, "SyntaxError")


def test_missing_file():
    for command in ("run", "dis"):
        equal(genlab(command, "missing.py", check=2).err,
              "genlab: can't open file 'missing.py': [Errno 2] No such file or directory\n")


def test_folder():
    for command in ("run", "dis"):
        has(genlab(command, ".", check=2).err, "can't open file '.': [Errno 21] Is a directory")


def test_unreadable_file():
    if os.geteuid() == 0:
        raise Skipped
    os.chmod(write("secret.py", "pass\n"), 0)
    has(genlab("run", "secret.py", check=2).err, "[Errno 13] Permission denied")


def test_path_that_is_too_long_or_loops():
    os.symlink("loop.py", "loop.py")
    has(genlab("run", "loop.py", check=2).err, "[Errno 40]")
    has(genlab("run", "x" * 5000, check=2).err, "[Errno 36]")


def test_file_above_the_size_limit():
    with open("huge.py", "wb") as file:
        file.truncate((1 << 30) + 1)
    has(genlab("run", "huge.py", check=2).err, "[Errno 27] File too large")
    os.unlink("huge.py")


def test_any_bytes_as_a_program():
    for data in (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"x = '\0'", bytes(range(256)), b"(" * 100000, b"\n" * 10000):
        pathlib.Path("bytes.py").write_bytes(data)
        for command in ("run", "dis"):
            status = genlab(command, "bytes.py").returncode
            assert status in (0, 1), f"{command} of {data[:20]}: {status}"


def test_stats():
    code = "def g():\n    for i in range(1000):\n        yield i\nprint(sum([v for v in g()]))\n"
    done = genlab("run", "--stats", "-c", code, check=0)
    equal(done.out, "499500\n")
    has(done.err, "specializer", "hits", "misses", "deopts", "frames pushed", "nested run loops", "instructions")
    rows = {line.split()[0]: line.split()[1:] for line in done.err.splitlines() if line}
    assert int(rows["for_iter_gen"][0]) > 900, done.err
    off = genlab("run", "--stats", "--specialize", "none", "-c", code, check=0)
    rows = {line.split()[0]: line.split()[1:] for line in off.err.splitlines() if line}
    equal(rows["for_iter_gen"][0], "0")
    assert int(rows["nested"][2]) > 900, off.err


def test_full_disk():
    if not os.path.exists("/dev/full"):
        raise Skipped
    with open("/dev/full", "w") as full:
        for args in (["--help"], ["--version"], ["--list", "specializers"], ["run", "--help"],
                     ["run", "-c", "print(1)"], ["dis", write("x.py", "pass\n")]):
            done = subprocess.run([GENLAB, *args], stdout=full, stderr=subprocess.PIPE, timeout=TIMEOUT)
            assert done.returncode not in (0, 2) and done.stderr, f"{args}: {done.returncode} {done.stderr}"


def test_reader_that_goes_away():
    process = subprocess.Popen([GENLAB, "run", "-c", "for i in range(1000000): print(i)"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    message = process.stderr.read().decode()
    status = process.wait(TIMEOUT)
    assert status in (1, 120), f"{status}: {message}"
    process.stderr.close()


def test_interrupted_program():
    method_called_by_c = "class I:\n  def __iter__(self): return self\n  def __next__(self): return 1\n"
    for code in ("print('on', flush=True)\nwhile True: pass", "import time\nprint('on', flush=True)\ntime.sleep(60)",
                 method_called_by_c + "print('on', flush=True)\n2 in I()"):
        process = subprocess.Popen([GENLAB, "run", "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        message = process.communicate(timeout=TIMEOUT)[1].decode()
        equal(process.returncode, 130)
        has(message, "Traceback", "KeyboardInterrupt")


def test_interrupt_that_is_caught():
    code = "try:\n    print('on', flush=True)\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')\n"
    process = subprocess.Popen([GENLAB, "run", "-c", code], stdout=subprocess.PIPE)
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    equal(process.communicate(timeout=TIMEOUT)[0], b"caught\n")
    equal(process.returncode, 0)


# --- dis -------------------------------------------------------------------------------------------------------

LOOP = "def g():\n    for i in range(500):\n        yield i\nfor v in g():\n    pass\nprint('ran')\n"


def test_dis():
    done = genlab("dis", write("loop.py", LOOP), check=0)
    has(done.out, "FOR_ITER", "YIELD")
    assert "FOR_ITER_GEN" not in done.out and "ran\n" not in done.out, done.out
    equal(done.out, genlab("dis", "-", stdin=LOOP, check=0).out.replace("<stdin>", "loop.py"))


def test_dis_adaptive():
    write("loop.py", LOOP)
    done = genlab("dis", "--adaptive", "loop.py", check=0)
    has(done.out, "FOR_ITER_GEN")
    assert "ran\n" not in done.out, done.out
    assert "FOR_ITER_GEN" not in genlab("dis", "--adaptive", "--specialize", "none", "loop.py", check=0).out
    assert genlab("dis", "--adaptive", write("bad.py", "1 / 0\n"), check=1).out


def test_dis_into_a_file():
    write("loop.py", LOOP)
    equal(genlab("dis", "-o", "loop.dis", "loop.py", check=0).out, "")
    equal(pathlib.Path("loop.dis").read_text(), genlab("dis", "-o", "-", "loop.py", check=0).out)
    has(genlab("dis", "-o", "missing/loop.dis", "loop.py", check=1).err, "can't write 'missing/loop.dis'")
    has(genlab("dis", "-o", ".", "loop.py", check=1).err, "can't write '.'")


# --- bench and report --------------------------------------------------------------------------------------------

def test_bench_lists_rows():
    rows = genlab("bench", "--list", "--workload", "gen_*,next", "--dispatch", "cgoto", check=0).out.split()
    has(rows, "gen_iter/cgoto/for_iter_gen/n:100000", "gen_sum/cgoto/none/n:40000", "next/cgoto/all/n:100000")
    rows = genlab("bench", "--list", "--benchmark_filter=^list_iter/switch/none", check=0).out.split()
    equal(rows, ["list_iter/switch/none/n:100000"])
    equal(len(genlab("bench", "--list", *ONE_ROW[:4], "--specialize", "all", "--specialize", "-send_gen").out.split()), 2)


def test_bench_filter_that_matches_nothing():
    for pattern in ("zork", "("):
        done = genlab("bench", f"--benchmark_filter={pattern}", "-o", "none.json", check=2)
        has(done.err, "matches none")
        assert not os.path.exists("none.json")


def test_bench_refuses_an_unoptimized_build():
    done = genlab("bench", "--quick", *ONE_ROW, "-o", "-")
    if done.returncode == 0:
        raise Skipped
    equal(done.returncode, 1)
    has(done.err, "this build is not for timing")
    equal(done.out, "")


def test_bench_writes_a_result():
    needs_timing()
    done = genlab("bench", "--repetitions", "2", "--min-time", "0.001", *ONE_ROW, "-o", "new/folder/r.json", check=0)
    equal(done.out, "new/folder/r.json\n")
    equal(sorted(os.listdir("new/folder")), ["r.json"])
    got = result("new/folder/r.json")
    rows = [row for row in got["benchmarks"] if row["run_type"] == "iteration"]
    equal([row["name"] for row in rows], ["list_iter/switch/none/n:100000"] * 2)
    for row in rows:
        ns = row["cpu_time"] / 100000
        assert abs(row["ns_per_item"] - ns) < ns * 0.01 and abs(row["items_per_second"] * ns / 1e9 - 1) < 0.01, row
    ours = got["context"]["genlab"]
    assert set(ours) >= {"version", "commit", "dirty", "compilers", "build_type", "dispatch", "cpu", "governor", "hostname",
                         "kernel", "date"}, ours
    assert all({"name", "compiled_by", "flags"} <= set(one) for one in ours["dispatch"]), ours
    assert genlab("report", "new/folder/r.json", "-o", "page", check=0).out
    assert os.path.exists("page/index.html")


def test_bench_default_file():
    needs_timing()
    name = genlab("bench", "--quick", *ONE_ROW, check=0).out.strip()
    assert name.startswith("results/") and name.endswith(".json"), name
    assert result(name)["benchmarks"]


def test_bench_passes_flags_on():
    needs_timing()
    done = genlab("bench", "--quick", *ONE_ROW, "--benchmark_repetitions=4", "-o", "-", check=0)
    rows = json.loads(done.out)["benchmarks"]
    equal(len([row for row in rows if row["run_type"] == "iteration"]), 4)


def test_bench_measures_bytes():
    needs_timing()
    done = genlab("bench", "--workload", "mem_list,mem_gen", "--dispatch", "switch", "-o", "-", check=0)
    bytes_of = {row["name"].split("/")[0]: row["bytes_per_item"] for row in json.loads(done.out)["benchmarks"]}
    assert 8 <= bytes_of["mem_list"] < 10 and 0 < bytes_of["mem_gen"] < 0.1, bytes_of


def test_bench_unwritable_output():
    needs_timing()
    has(genlab("bench", *ONE_ROW, "-o", ".", check=1).err, "can't write '.'")
    write("file", "")
    has(genlab("bench", *ONE_ROW, "-o", "file/r.json", check=1).err, "can't write 'file/r.json")
    if os.path.exists("/dev/full"):
        has(genlab("bench", "--quick", *ONE_ROW, "-o", "/dev/full", check=1).err, "can't write '/dev/full'")
    if os.geteuid() != 0:
        os.chmod(write("kept.json", "kept"), 0o400)
        genlab("bench", *ONE_ROW, "-o", "kept.json", check=1)
        equal(pathlib.Path("kept.json").read_text(), "kept")


WORKLOAD = """N = 100
def setup(n):
    return list(range(n))
def run(data):
    {run}
def expected(n):
    {expected}
"""


def own_workloads(**texts):
    """Makes a folder of workloads and points genlab to it."""
    os.makedirs("data/workloads", exist_ok=True)
    for old in pathlib.Path("data/workloads").iterdir():
        old.unlink()
    for name, text in texts.items():
        write(f"data/workloads/{name}.py", text)
    return {**os.environ, "GENLAB_DATADIR": os.path.abspath("data")}


def test_bench_failed_check_and_error():
    needs_timing()
    env = own_workloads(good=WORKLOAD.format(run="return len(data)", expected="return n"),
                        wrong=WORKLOAD.format(run="return len(data) + 1", expected="return n"),
                        raises=WORKLOAD.format(run="return data[n]", expected="return n"))
    done = genlab("bench", "--quick", "--dispatch", "switch", "--specialize", "none", "-o", "mixed.json", env=env, check=1)
    has(done.err, "wrong/switch/none/n:100: check failed", "is 101, expected(N) is 100", "raises/switch/none/n:100: NameError",
        "2 of 3 rows failed")
    rows = result("mixed.json")["benchmarks"]
    assert any(row.get("ns_per_item") for row in rows if row["name"].startswith("good/")), rows
    assert all(row.get("error_occurred") for row in rows if row["name"].startswith(("wrong/", "raises/"))), rows


def test_bench_check_that_fails_late():
    needs_timing()
    late = "calls = [0]\n" + WORKLOAD.format(run="calls[0] += 1\n    return len(data) + (calls[0] > 2000)", expected="return n")
    done = genlab("bench", "--repetitions", "500", "--min-time", "0.00001", "--dispatch", "switch", "--specialize", "none",
                  "-o", "late.json", env=own_workloads(late=late), check=1)
    has(done.err, "late/switch/none/n:100: check failed", "1 of 1 rows failed")
    rows = result("late.json")["benchmarks"]
    assert any(row.get("ns_per_item") for row in rows) and any(row.get("error_occurred") for row in rows), rows
    assert not any(row["run_type"] == "aggregate" for row in rows), "aggregates of an incomplete row"


def test_bench_workloads_that_are_none():
    for text, message in (("x = (", "SyntaxError"), ("1 / 0", "ZeroDivisionError"), ("N = 1", "defines no setup"),
                          (WORKLOAD.format(run="pass", expected="pass").replace("N = 100", "N = 0"), "N is not"),
                          (WORKLOAD.format(run="pass", expected="pass") + "MEASURE = 'zork'", "MEASURE is neither"),
                          (WORKLOAD.format(run="pass", expected="pass") + "SETS = 5", "SETS is not")):
        done = genlab("bench", "--list", env=own_workloads(bad=text), check=2)
        has(done.err, "workload bad", message)
    genlab("bench", "--list", env=own_workloads(), check=2)
    has(genlab("--list", "workloads", env={**os.environ, "GENLAB_DATADIR": "/nowhere"}, check=1).err, "/nowhere")


def bench_until(number, name):
    """Starts a long run, waits until something is measured, sends a signal; the process when it has ended."""
    process = subprocess.Popen([GENLAB, "bench", "--min-time", "0.01", "--repetitions", "1000", "--workload",
                                "list_iter,gen_iter", "--dispatch", "switch", "--specialize", "all", "-o", name],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + TIMEOUT
    partial = pathlib.Path(name + ".partial")
    while not (partial.exists() and partial.read_text().count("ns_per_item") > 20):
        assert process.poll() is None and time.monotonic() < deadline, process.communicate()
        time.sleep(0.01)
    process.send_signal(number)
    process.message = process.communicate(timeout=TIMEOUT)[1].decode()
    return process


def test_bench_interrupted_keeps_what_it_measured():
    needs_timing()
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = bench_until(number, "stopped.json")
        equal(process.returncode, status)
        has(process.message, "interrupted")
        rows = [row for row in result("stopped.json")["benchmarks"] if row["run_type"] == "iteration"]
        assert len(rows) > 20 and not any(row.get("error_occurred") for row in rows), len(rows)
        assert not os.path.exists("stopped.json.partial")
        genlab("report", "stopped.json", "-o", "stopped", check=0)
        os.unlink("stopped.json")


def test_bench_killed_keeps_what_it_measured():
    needs_timing()
    bench_until(signal.SIGKILL, "killed.json")
    assert not os.path.exists("killed.json")
    assert len(result("killed.json.partial")["benchmarks"]) > 20
    genlab("report", "killed.json.partial", "-o", "killed", check=0)


def test_bench_progress_on_a_terminal_only():
    needs_timing()
    command = [GENLAB, "bench", "--min-time", "0.05", *ONE_ROW, "-o", "p.json"]
    equal(genlab(*command[1:], check=0).err, "")
    ours, theirs = pty.openpty()
    subprocess.run(command, stderr=theirs, stdout=subprocess.DEVNULL, timeout=TIMEOUT)
    os.close(theirs)
    text = os.read(ours, 100000).decode()
    os.close(ours)
    has(text, "left", "list_iter/switch/none")


def test_report_of_bad_files():
    has(genlab("report", "-o", "page", check=2).err, "no result file")
    has(genlab("report", "missing.json", "-o", "page", check=1).err, "missing.json")
    for text in ("", "{", "[]", '{"benchmarks": []}', '{"benchmarks": [{"name": "x"}]}'):
        has(genlab("report", write("bad.json", text), "-o", "page", check=1).err, "bad.json")


# -----------------------------------------------------------------------------------------------------------------

def main():
    global GENLAB
    if len(sys.argv) != 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit("usage: check.py GENLAB")
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
            except Skipped:
                print(f"skipped: {name}")
            except (AssertionError, OSError, ValueError, KeyError, subprocess.SubprocessError):
                failed += 1
                print(f"failed: {name}", traceback.format_exc(limit=-2), sep="\n")
            os.chdir("/")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
