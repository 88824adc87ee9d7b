#!/usr/bin/env python3
"""Tests of the peers: check.py GENLAB GENLAB_NATIVE [--limits]. The last line is "N passed, N failed".

Each runtime that is found runs each workload of its language: the result must be what the Python file expects, the answers
must make sense, and a wrong result must end it. Nothing is timed. Runtimes that are missing are named and skipped.
--limits: only the native limits and the finding of runtimes, which depend on the build.
"""
import fnmatch
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS, WORKLOADS = ROOT / "bench" / "peers", ROOT / "bench" / "workloads"
sys.path.insert(0, str(WORKLOADS))     # some import another
TIMEOUT = 120  # seconds, each process
FEWER = ("mem_million_gens",)  # of these a language may do fewer items


def execute(command, stdin="", **more):
    done = subprocess.run([str(word) for word in command], input=stdin.encode(), capture_output=True, timeout=TIMEOUT,
                          **more)
    done.out, done.err = done.stdout.decode(), done.stderr.decode()
    return done


def equal(got, wanted):
    assert got == wanted, f"{got!r} is not {wanted!r}"


def has(text, *parts):
    for part in parts:
        assert part in text, f"{part!r} is not in {text!r}"


# --- the runtimes of this machine -----------------------------------------------------------------------------------

class Kind:
    """A file NAME.peer, read independently of genlab."""

    def __init__(self, path):
        self.name, self.flags, self.variants, self.lacks = path.stem, [], [], []
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.split("#")[0].split()
            if words and words[0] == "variant":
                self.variants.append(words[1:])
            elif words:
                setattr(self, words[0], words[1:])

    def programs(self):
        for pattern in self.commands:
            for folder in os.get_exec_path():
                names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
                yield from (name for name in names if fnmatch.fnmatch(name, pattern))


def runtimes():
    """By label: its kind and command line."""
    found = {}
    for kind in map(Kind, sorted(PEERS.glob("*.peer"))):
        driver, any_runs = PEERS / kind.driver[0], False
        for program in kind.programs():
            command = [program, *kind.flags]
            done = execute([*command, driver, "--version"])
            if done.returncode == 0:
                any_runs = True
                label = done.out.split()[0]
                for word, *flags in [[""], *kind.variants]:
                    found.setdefault(f"{label}-{word}".rstrip("-"), (kind, [program, *flags, *kind.flags, driver]))
        if not any_runs:
            print(f"skipped: {kind.name}: no {kind.commands[0]}")
    return found


def python_workload(name):
    module = {"__name__": "workload"}
    exec((WORKLOADS / f"{name}.py").read_text(encoding="utf-8"), module)
    return module


NAMES = sorted(path.stem for path in WORKLOADS.glob("*.py"))


# --- the protocol -----------------------------------------------------------------------------------------------------

def converse(command, name, may_do_fewer):
    done = execute(command, "0.001\n0.001\nbytes\n")
    equal(done.returncode, 0)
    ready, first, second, memory = map(json.loads, done.out.splitlines())
    workload = python_workload(name)
    assert ready["items"] == workload["N"] or (may_do_fewer and 0 < ready["items"] < workload["N"]), ready
    equal(ready["result"], str(workload["expected"](ready["items"])))
    assert isinstance(ready["ready"], str), ready
    for answer in (first, second):
        assert answer["items"] > 0 and answer["items"] % ready["items"] == 0, answer
        assert answer["ns"] >= 1e6 and answer.get("cpu_ns", 0) >= 0, answer
        assert "native-threads" not in command or "cpu_ns" not in answer, answer    # its cost is to wait
    assert isinstance(memory["bytes_per_item"], (int, float)), memory
    if name == "mem_million_gens":
        assert 8 <= memory["bytes_per_item"] < 1e6, memory


def wrong(command, kind):
    """A copy of list_iter that expects one less."""
    text = (WORKLOADS / f"list_iter.{kind.suffix[0]}").read_text(encoding="utf-8")
    changed = re.sub(r"n - 1\b|\(- n 1\)", lambda found: found[0].replace("1", "2"), text)
    assert changed != text
    path = pathlib.Path(f"wrong.{kind.suffix[0]}")
    path.write_text(changed, encoding="utf-8")
    done = execute([*command, path], "0.001\n")
    equal((done.returncode, done.out), (1, ""))
    has(done.err, "99999", "99998")


def broken(command, kind):
    path = pathlib.Path(f"broken.{kind.suffix[0]}")
    path.write_text("(", encoding="utf-8")
    for file in (path, f"missing.{kind.suffix[0]}"):
        done = execute([*command, file], "0.001\n")
        equal((done.returncode, done.out), (1, ""))
        assert done.err
    done = execute([*command, WORKLOADS / f"list_iter.{kind.suffix[0]}"], "a while\n")
    equal((done.returncode, len(done.out.splitlines())), (1, 1))


def peer_tests():
    for label, (kind, command) in runtimes().items():
        print(f"{label}: {' '.join(map(str, command[:-1]))}", flush=True)
        for name in NAMES:
            file = WORKLOADS / f"{name}.{kind.suffix[0]}"
            if file.exists() and name not in kind.lacks:
                yield f"{label} {name}", lambda c=command, f=file, n=name: converse([*c, f], n, n in FEWER)
        yield f"{label} wrong", lambda c=command, k=kind: wrong(c, k)
        yield f"{label} broken", lambda c=command, k=kind: broken(c, k)


# --- the native limits -----------------------------------------------------------------------------------------------

def native_tests(native):
    done = execute([native, "--list"])
    yield "native list", lambda: equal(done.returncode, 0)
    for line in done.out.splitlines():
        label, _, names = line.split("\t")
        for name in names.split():
            fewer = name in FEWER or label == "native-threads"
            yield f"{label} {name}", lambda a=label, n=name, f=fewer: converse([native, a, n], n, f)

    def usage():
        for args in ([], ["native-c"], ["native-c", "zork"], ["zork", "gen_iter"]):
            equal(execute([native, *args]).returncode, 2)
        equal(execute([native, "native-c", "gen_sum"], "a while\n").returncode, 1)
    yield "native usage", usage


# --- how genlab finds them ---------------------------------------------------------------------------------------------

FAKE = "driver fake.txt\nsuffix py\ncommands fake-[0-9]\nflags --flag\nvariant slow --slow # a remark\nlacks next\n"


def data_folder(peer_file, **programs):
    """A data folder with one .peer file, and these programs alone on PATH; the environment that shows them."""
    folder = pathlib.Path(tempfile.mkdtemp(dir="."))
    (folder / "peers").mkdir()
    (folder / "peers" / "fake.peer").write_text(peer_file, encoding="utf-8")
    (folder / "workloads").symlink_to(WORKLOADS)
    for name, text in programs.items():
        path = folder / name.replace("_", "-")
        path.write_text("#!/bin/sh\n" + text, encoding="utf-8")
        path.chmod(0o755)
    return {**os.environ, "GENLAB_DATADIR": str(folder.absolute()), "PATH": str(folder.absolute())}


def running_commands():
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield path.read_bytes()
        except OSError:     # it ended meanwhile
            pass


def finder_tests(genlab):
    def listed(env):
        done = execute([genlab, "--list", "peers"], env=env)
        equal(done.returncode, 0)
        return done

    def found():
        done = listed(data_folder(FAKE, fake_1="echo fake-1.0 Fake one", fake_10="exit 1",
                                  fake_2='echo "fake-2.0 $1 ${2##*/} $3"'))
        has(done.out, "fake-1.0 ", "Fake one\n", "fake-2.0-slow ", "--flag fake.txt --version\n")
        assert "fake-10" not in done.err, done.err
        rows = {line.split()[0]: line.split()[1] for line in done.out.splitlines() if line.startswith(("next ", "send "))}
        equal(rows, {"next": "-", "send": "x"})
    yield "found", found

    def left_out():
        begin = time.monotonic()
        sleep = "/bin/sleep 1003.7"
        done = listed(data_folder(FAKE, fake_1="exit 127", fake_2=f"{sleep} & {sleep}", fake_3="echo 'bad/label 1'",
                                  fake_4="kill -9 $$", fake_5="echo fake-5", fake_6="/bin/cat /dev/zero",
                                  fake_7=f"{sleep} &"))
        assert time.monotonic() - begin < TIMEOUT / 2
        has(done.err, "fake-1: exit status 127", "fake-2: no answer within 5 s", "fake-3: does not say its version",
            "fake-4: Killed", "fake-5: does not say its version", "fake-6: no answer within 5 s")
        assert "fake-5" not in done.out, done.out
        assert not any(b"1003.7" in command for command in running_commands())
    yield "left out", left_out

    def missing():
        has(listed(data_folder(FAKE)).err, "peer fake: no fake-[0-9] on PATH; left out")
    yield "missing", missing

    def bad_files():
        for text, message in (("zork 1\n", "fake.peer:1: unknown word"),
                              ("\n# nothing\ndriver\n", "fake.peer:3: a word without"),
                              ("suffix py\n", "must be there"), (FAKE + "driver other\n", "fake.peer:7: a second driver"),
                              ("suffix a b", "fake.peer:1: more than one"), ("commands" + " x" * 100, "too many words"),
                              ("variant a b\n" * 10, "too many variants"), ("\0\xff", "must be there")):
            done = execute([genlab, "--list", "peers"], env=data_folder(text))
            equal(done.returncode, 1)
            has(done.err, message)
    yield "bad files", bad_files

    def options():
        env = data_folder(FAKE, fake_1="echo fake-1.0 Fake one", other="echo fake-1.0 Fake one")

        def rows(peers, status=0):
            done = execute([genlab, "bench", "--list", "--workload", "next,send", "--peers", peers], env=env)
            equal(done.returncode, status)
            done.rows = [row for row in done.out.split() if "/fake" in row]
            return done
        two = ["send/fake-1.0/-/n:100000", "send/fake-1.0-slow/-/n:100000"]
        for peers in ("fake", "fake=other", "fake=  other  --more flags ", "auto", "native,fake"):
            equal(rows(peers).rows, two)
        again = rows("fake=other,auto,fake=other")
        equal(again.rows, two)
        has(again.err, "peer fake: other: fake-1.0 is there already; left out")
        has(rows("fake=missing").err, "peer fake: missing: No such file or directory; left out")
        for peers in ("zork", "zork=fake-1", "", "fake,", "native=x"):
            has(rows(peers, 2).err, "unknown peer", "known: auto, fake, native")
        has(rows("fake=", 2).err, "no command behind '='")
    yield "options", options


# -----------------------------------------------------------------------------------------------------------------------

def main():
    # meson has freed memory filled, which touches all that a runtime reserves, so that nothing grows when instances are made.
    os.environ.pop("MALLOC_PERTURB_", None)
    limits_only = sys.argv[3:] == ["--limits"]
    if len(sys.argv) != 3 + limits_only:
        sys.exit("usage: check.py GENLAB GENLAB_NATIVE [--limits]")
    genlab, native = map(os.path.abspath, sys.argv[1:3])
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for tests in (native_tests(native), finder_tests(genlab), () if limits_only else peer_tests()):
            for name, test in tests:
                try:
                    test()
                    passed += 1
                except (AssertionError, OSError, ValueError, KeyError, subprocess.SubprocessError):
                    failed += 1
                    print(f"failed: {name}", traceback.format_exc(limit=-2), sep="\n", flush=True)
        os.chdir("/")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
