#!/usr/bin/env python3
"""Tests of the command line: check.py GENLAB. Those of bench, compare, doctor and profile are beside it."""
import os
import pathlib
import signal
import subprocess
import sys

from harness import TIMEOUT, Skipped, equal, genlab, has, main, path, write

COMMANDS = ("run", "dis", "stats", "bench", "compare", "check", "report", "plot", "doctor")


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
    name = genlab("--list", "dispatch").out.split()[0]
    for dispatch in (name, name.split("@")[0]):
        equal(genlab("run", "--dispatch", dispatch + "+order0", "-c", "print(6 * 7)", check=0).out, "42\n")
        done = genlab("run", "--dispatch", dispatch + "+order1", "-c", "print(6 * 7)")
        assert done.out == "42\n" or "known:" in done.err, done      # a build that is not optimized has no other orders
    for order in ("+order9", "+order", "+order1x", "+orderx"):
        has(genlab("run", "--dispatch", name + order, "-c", "1", check=2).err, order, "known:")


def test_exit_statuses():
    for code, status in (("pass", 0), ("1 / 0", 1), ("import sys; sys.exit(7)", 7), ("import sys; sys.exit()", 0),
                         ("import sys; sys.exit('message')", 1), ("def", 1), ("raise SystemExit(3)", 3)):
        genlab("run", "-c", code, check=status)


def test_source_error():
    done = genlab("run", write("broken.py", "x = 1\ny = (2 +\n"), check=1)
    has(done.err, f'File "{os.path.abspath("broken.py")}", line 2', "SyntaxError")
    equal(done.out, "")
    has(genlab("dis", "broken.py", check=1).err, "SyntaxError")


def test_missing_file():
    for command in ("run", "dis"):
        equal(genlab(command, "missing.py", check=2).err,
              f"genlab: can't open file '{os.path.abspath('missing.py')}': [Errno 2] No such file or directory\n")


def test_folder():
    for command in ("run", "dis"):
        has(genlab(command, ".", check=2).err, f"can't open file '{os.getcwd()}/.': [Errno 21] Is a directory")


def test_a_program_s_path_is_absolute_but_not_normalized():
    os.mkdir("sub")
    write("sub/where.py", "import sys\nprint(__file__, sys._getframe().f_code.co_filename, sys.argv[0], sys.path[0])\nnot_there\n")
    here = os.getcwd()
    for typed, path in (("sub/where.py", f"{here}/sub/where.py"), ("./sub/../sub/where.py", f"{here}/./sub/../sub/where.py"),
                        (f"{here}/sub/where.py", f"{here}/sub/where.py")):
        done = genlab("run", typed, check=1)
        equal(done.out, f"{path} {path} {typed} {here}/sub\n")
        has(done.err, f'  File "{path}", line 3, in <module>')


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
    done = genlab("run", "--stats", "--specialize", "for_iter_gen", "-c", code, check=0)
    equal(done.out, "499500\n")
    has(done.err, "specializer", "hits", "misses", "deopts", "frames pushed", "nested run loops", "instructions")
    rows = {line.split()[0]: line.split()[1:] for line in done.err.replace(",", "").splitlines() if line}
    assert int(rows["for_iter_gen"][0]) > 900, done.err
    off = genlab("run", "--stats", "--specialize", "none", "-c", code, check=0)
    rows = {line.split()[0]: line.split()[1:] for line in off.err.replace(",", "").splitlines() if line}
    assert "for_iter_gen" not in rows, off.err
    assert int(rows["nested"][2]) > 900, off.err


def test_full_disk():
    if not os.path.exists("/dev/full"):
        raise Skipped
    with open("/dev/full", "w") as full:
        for args in (["--help"], ["--version"], ["--list", "specializers"], ["run", "--help"],
                     ["run", "-c", "print(1)"], ["dis", write("x.py", "pass\n")]):
            done = subprocess.run([path(), *args], stdout=full, stderr=subprocess.PIPE, timeout=TIMEOUT)
            assert done.returncode not in (0, 2) and done.stderr, f"{args}: {done.returncode} {done.stderr}"


def test_reader_that_goes_away():
    process = subprocess.Popen([path(), "run", "-c", "for i in range(1000000): print(i)"], stdout=subprocess.PIPE,
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
                 method_called_by_c + "print('on', flush=True)\n2 in I()",
                 method_called_by_c + "def g(): yield from I()\nprint('on', flush=True)\nfor x in g(): pass",
                 "def g():\n  for i in range(10**12): yield i\nprint('on', flush=True)\nfor x in g(): pass"):
        process = subprocess.Popen([path(), "run", "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        message = process.communicate(timeout=TIMEOUT)[1].decode()
        equal(process.returncode, -signal.SIGINT)
        has(message, "Traceback", "KeyboardInterrupt")


def test_interrupt_that_is_caught():
    code = "try:\n    print('on', flush=True)\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')\n"
    process = subprocess.Popen([path(), "run", "-c", code], stdout=subprocess.PIPE)
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


# --- report --------------------------------------------------------------------------------------------------------

def test_report_of_bad_files():
    has(genlab("report", "-o", "page", check=2).err, "no result file")
    has(genlab("report", "missing.json", "-o", "page", check=1).err, "missing.json")
    for text in ("", "{", "[]", '{"benchmarks": []}', '{"benchmarks": [{"name": "x"}]}'):
        has(genlab("report", write("bad.json", text), "-o", "page", check=1).err, "bad.json")


if __name__ == "__main__":
    sys.exit(main(globals()))
