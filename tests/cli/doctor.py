#!/usr/bin/env python3
"""Tests of `genlab doctor`: doctor.py GENLAB.

Whether this machine is quiet is not tested: what is said about it is.
"""
import json
import os
import pathlib
import pty
import subprocess
import sys

from harness import genlab, main, path

CHECKS = ["cpu", "cores", "virtual machine", "container", "kernel", "hardware events", "compilers", "build", "cpu quota", "governor",
          "turbo", "smt", "temperature", "aslr", "clock", "steal time", "load", "memory", "noise"]
STATUSES = {"ok", "note", "warning", "unknown"}
VERDICTS = ("quiet", "unsettled: ", "noisy: ", "unfit: ")


def test_json():
    done = genlab("doctor", "--format", "json")
    got = json.loads(done.out)
    assert set(got) == {"verdict", "checks", "noise"}, got
    names = [check["name"] for check in got["checks"]]
    assert [name for name in names if name != "power"] == CHECKS, names
    for check in got["checks"]:
        assert set(check) >= {"name", "status", "found"}, check
        assert set(check) <= {"name", "status", "found", "means", "change", "command", "values"}, check
        assert check["status"] in STATUSES and check["found"], check
        assert check["status"] != "warning" or check["means"] and check["change"], check
    assert got["verdict"].startswith(VERDICTS) and "\n" not in got["verdict"], got["verdict"]
    warns = any(check["status"] == "warning" for check in got["checks"])
    assert warns == (not got["verdict"].startswith("quiet")), got["verdict"]
    assert done.returncode == (3 if warns else 0), done.returncode
    noise = got["noise"]
    assert noise["slices"] > 0 and 0 < noise["best_ns"] <= noise["q1_ns"] <= noise["median_ns"] <= noise["q3_ns"] <= noise["worst_ns"]
    assert 0 <= noise["slow_share"] <= 1 and 0 <= noise["waited_share"] <= 1 and noise["seconds"] > 0, noise


def test_facts_are_those_of_the_kernel():
    got = {check["name"]: check for check in json.loads(genlab("doctor", "--format=json").out)["checks"]}
    assert got["cores"]["values"]["usable"] == len(os.sched_getaffinity(0)), got["cores"]
    assert os.uname().release in got["kernel"]["found"], got["kernel"]
    governor = pathlib.Path("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
    assert governor.exists() or got["governor"]["status"] == "unknown", got["governor"]


def test_one_cpu():
    cpu = min(os.sched_getaffinity(0))
    done = genlab("doctor", "--format", "json", preexec_fn=lambda: os.sched_setaffinity(0, {cpu}))
    cores = json.loads(done.out)["checks"][1]
    assert cores["status"] == "note" and cores["values"]["usable"] == 1, cores


def test_text():
    done = genlab("doctor")
    assert done.returncode in (0, 3) and done.err == "", done
    lines = done.out.splitlines()
    heads = [line for line in lines if line.split(" ")[0] in STATUSES]
    assert [name for name in CHECKS if not any(line[9:].startswith(name + " ") for line in heads)] == [], done.out
    assert lines[-2] == "" or lines[-3] == "", done.out
    assert done.out.split("\n\n")[-1].startswith(VERDICTS), done.out
    assert "\033" not in done.out, "colours into a pipe"
    assert [line for line in lines if len(line) > 80 and "$ " not in line] == [], done.out


def on_a_terminal(**env):
    ours, theirs = pty.openpty()
    process = subprocess.Popen([path(), "doctor"], stdout=theirs, env={**os.environ, **env})
    os.close(theirs)
    text = b""
    try:
        while data := os.read(ours, 10000):
            text += data
    except OSError:     # the other end is closed
        pass
    os.close(ours)
    process.wait(60)
    return text.decode()


def test_colours_on_a_terminal_only_if_wanted():
    assert "\033[" in on_a_terminal(NO_COLOR="")
    assert "\033[" not in on_a_terminal(NO_COLOR="1")


def test_help():
    one, two = genlab("doctor", "--help"), genlab("help", "doctor")
    assert one.returncode == two.returncode == 0 and one.out == two.out
    for part in ("usage: genlab doctor", "Exit status", "unsettled", "noisy", "--format json"):
        assert part in one.out, part
    assert max(map(len, one.out.splitlines())) <= 120
    assert "doctor" in genlab("--help").out


def test_wrong_use():
    for args in (["--format"], ["--format", "xml"], ["--format="], ["--zork"], ["stray"]):
        done = genlab("doctor", *args)
        assert done.returncode == 2 and done.err and done.out == "", (args, done)
    assert "known: text, json" in genlab("doctor", "--format", "xml").err


def test_output_that_can_not_be_written():
    if os.path.exists("/dev/full"):
        with open("/dev/full", "w", encoding="utf-8") as full:
            for form in ("text", "json"):
                done = genlab("doctor", "--format", form, stdout=full)
                assert done.returncode == 1 and "standard output" in done.err, done
    done = genlab("doctor", preexec_fn=lambda: os.close(1))
    assert done.returncode == 1 and "standard output" in done.err, done


if __name__ == "__main__":
    sys.exit(main(globals()))
