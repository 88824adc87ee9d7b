"""What the tests of the command line share: running genlab, saying what must hold, running a file's tests.

A test is a function test_*; it raises AssertionError if something is wrong, or Skipped. Each runs in a folder of its own
that is thrown away.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

TIMEOUT = 60  # seconds, each command
GENLAB = ""


class Skipped(Exception):
    pass


def genlab(*args, stdin="", check=None, **more):
    """Runs it; check: the exit status that it must have."""
    if "stdout" not in more:
        more = {"stdout": subprocess.PIPE, **more}
    done = subprocess.run([GENLAB, *map(str, args)], input=stdin.encode(), stderr=subprocess.PIPE, timeout=TIMEOUT, **more)
    done.out, done.err = (done.stdout or b"").decode(), done.stderr.decode()
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


def path():
    """Of the program under test."""
    return GENLAB


def main(tests):
    """Runs the tests of a module's globals on the genlab of the command line. The last line is "N passed, N failed"."""
    global GENLAB
    if len(sys.argv) != 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit(f"usage: {os.path.basename(sys.argv[0])} GENLAB")
    GENLAB = os.path.abspath(sys.argv[1])
    passed = failed = 0
    for name, test in list(tests.items()):
        if not name.startswith("test_"):
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                test()
                passed += 1
            except Skipped as why:
                print(f"skipped: {name} {why}")
            except (AssertionError, OSError, ValueError, KeyError, subprocess.SubprocessError):
                failed += 1
                print(f"failed: {name}", traceback.format_exc(limit=-2), sep="\n")
            os.chdir("/")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
