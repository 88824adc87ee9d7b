#!/usr/bin/env python3
"""Tests of genlab bench: bench.py GENLAB."""
import json
import os
import pathlib
import pty
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

from harness import TIMEOUT, Skipped, equal, genlab, has, main, path, result, write

ONE_ROW = ("--workload", "list_iter", "--dispatch", "switch", "--specialize", "none")
SHORT = ("--launches", "2", "--rounds", "2", "--min-time", "0.0005")


def needs_timing():
    """Skips where `bench` refuses to measure (sanitizers, -O0): that refusal has a test of its own."""
    probe = genlab("bench", *SHORT, *ONE_ROW, "-o", "-")
    if probe.returncode == 1 and "not for timing" in probe.err:
        raise Skipped("this build is not for timing")


def journal(name):
    """The lines of a journal behind its header, as (key, value); a torn last one is left out."""
    text = pathlib.Path(name + ".journal").read_text(encoding="utf-8")
    lines = text[:text.rfind("\n") + 1].splitlines()
    if not lines:       # just made
        return []
    assert json.loads(lines[0])["genlab_journal"] == 1, lines[0]
    return [next(iter(json.loads(line).items())) for line in lines[1:]]


def measured(rows):
    return [json.dumps(row, sort_keys=True) for row in rows]


# --- what is measured ------------------------------------------------------------------------------------------

def test_list_shows_the_rows_and_a_twin_of_each_workload():
    rows = genlab("bench", "--list", "--workload", "gen_*,next", "--dispatch", "cgoto", check=0).out.split()
    has(rows, "gen_iter/cgoto/for_iter_gen/n:100000", "gen_sum/cgoto/none/n:40000", "next/cgoto/all/n:100000")
    equal([row for row in rows if row.endswith("/twin")],
          ["gen_iter/cgoto/all/n:100000/twin", "gen_sum/cgoto/all/n:40000/twin", "next/cgoto/all/n:100000/twin"])
    rows = genlab("bench", "--list", "--benchmark_filter=^list_iter/switch/none", check=0).out.split()
    equal(rows, ["list_iter/switch/none/n:100000", "list_iter/switch/none/n:100000/twin"])
    rows = genlab("bench", "--list", *ONE_ROW, "--slowdown", "0,2%", check=0).out.split()
    equal(rows, ["list_iter/switch/none/n:100000" + copy for copy in ("", "/slow:0", "/slow:2", "/twin")])
    rows = genlab("bench", "--list", *ONE_ROW[:4], "--specialize", "all", "--specialize", "-send_gen", check=0).out.split()
    equal(len(rows), 3)


def test_dispatches_are_chosen_by_name_and_by_glob():
    def chosen(dispatch):
        rows = genlab("bench", "--list", *ONE_ROW[:2], "--dispatch", dispatch, "--specialize", "none", check=0).out.split()
        return [row.split("/")[1] for row in rows if not row.endswith("/twin")]

    known = genlab("--list", "dispatch", check=0).out.split()
    bare = list(dict.fromkeys(name.split("@")[0] for name in known))
    equal(chosen("all"), bare)
    equal(chosen("*@*"), known)
    equal(chosen("cgoto,switch@*"), ["cgoto"] + [name for name in known if name.startswith("switch@")])
    equal(chosen("sw*"), [name for name in bare if name.startswith("sw")])
    equal(chosen("cgoto+order0"), ["cgoto+order0"])
    has(genlab("bench", "--dispatch", "z*", check=2).err, "no dispatch matches 'z*'")
    rows = genlab("bench", "--list", *ONE_ROW[:2], "--specialize", "none", check=0).out.split()
    equal([row.split("/")[1] for row in rows[:-1]], [name for name in ("switch", "cgoto", "tail") if name in bare])


def test_a_row_is_there_once():
    rows = genlab("bench", "--list", *ONE_ROW, "--dispatch", "switch,cgoto,switch", "--specialize", "none", "--slowdown", "2,2%", check=0).out
    rows = rows.split()
    equal(len(rows), 5)
    equal(len(set(rows)), 5)


def test_a_row_whose_name_could_not_be_read_again_is_refused():
    for name in ("two words", "line\nbreak", "cs\x1b[i", "ümlaut"):
        done = genlab("bench", "--list", env=own_workloads(**{name: WORKLOAD.format(run="return 1", expected="return 1")}), check=2)
        has(done.err, "is not a name segment")
        assert "\x1b" not in done.err and done.out == "", done
    done = genlab("bench", "--list", *ONE_ROW[:4], "--specialize", ",".join(["for_iter_gen"] * 300), check=2)
    has(done.err, "is not a name segment")
    known = genlab("--list", "specializers", check=0).out.split()
    genlab("bench", "--list", *ONE_ROW[:4], "--specialize", ",".join(known), check=0)


def test_a_dry_run_measures_nothing():
    done = genlab("bench", "--dry-run", *ONE_ROW, "--launches", "7", "-o", "dry.json", check=0)
    has(done.out, "2 rows", "7 launches")
    equal(os.listdir("."), [])


def test_a_filter_that_matches_nothing_or_is_none():
    has(genlab("bench", "--filter", "zork", "-o", "none.json", check=2).err, "'zork' matches no row")
    has(genlab("bench", "--filter", "(", "-o", "none.json", check=2).err, "'(' is no regular expression")
    assert not os.path.exists("none.json")


def test_values_that_are_none():
    for flag, values in (("--launches", ("-1", "x", "")), ("--rounds", ("3", "0", "x")), ("--min-time", ("0", "-1", "nan", "x")),
                         ("--budget", ("0", "x")), ("--precision", ("0", "x%", "101%")), ("--slowdown", ("101%", "-1%", "x", "1,", "1;2")),
                         ("--seed", ("-1", "x"))):
        for value in values:
            has(genlab("bench", f"{flag}={value}", check=2).err, flag)


def test_an_unoptimized_build_refuses():
    done = genlab("bench", *SHORT, *ONE_ROW, "-o", "-")
    if done.returncode == 0:
        raise Skipped("this build is for timing")
    equal(done.returncode, 1)
    has(done.err, "this build is not for timing")
    equal(done.out, "")


# --- the result ------------------------------------------------------------------------------------------------

def test_a_result_has_each_repetition_with_its_launch_and_round():
    needs_timing()
    done = genlab("bench", "--launches", "3", "--rounds", "4", "--min-time", "0.0005", *ONE_ROW, "-o", "new/folder/r.json", check=0)
    equal(done.out, "new/folder/r.json\n")
    equal(sorted(os.listdir("new/folder")), ["r.json"])
    got = result("new/folder/r.json")
    name = "list_iter/switch/none/n:100000"
    for wanted in (name, name + "/twin"):
        rows = [row for row in got["benchmarks"] if row["name"] == wanted]
        equal([(row["launch"], row["round"]) for row in rows], [(launch, r) for launch in range(3) for r in range(4)])
        equal([row["repetition_index"] for row in rows], list(range(12)))
        for row in rows:
            ns = row["cpu_time"] / 100000
            assert abs(row["ns_per_item"] - ns) < ns * 0.01 and abs(row["items_per_second"] * ns / 1e9 - 1) < 0.01, row
        assert any(row["name"] == wanted for row in got["warmup"]), wanted
    equal(len([row for row in got["benchmarks"] if row["name"].startswith("yardstick/")]), 12)
    equal([one["launch"] for one in got["layouts"]], [0, 1, 2])
    equal({one["handlers"] for one in got["layouts"]}, {0, 1, 2})
    counts = [one for one in got["counts"] if one["name"] == name]
    equal(len(counts), 1)
    assert 3 <= counts[0]["bytecodes_per_item"] < 3.1 and counts[0]["frames_pushed_per_item"] < 0.01, counts
    ours = got["context"]["genlab"]
    assert set(ours) >= {"version", "commit", "dirty", "compilers", "build_type", "dispatch", "cpu", "governor", "hostname",
                         "kernel", "date", "doctor", "counters", "sampling"}, ours
    equal(ours["sampling"]["stopped"], "launches")
    assert all({"name", "compiled_by", "flags"} <= set(one) for one in ours["dispatch"]), ours
    assert genlab("report", "new/folder/r.json", "-o", "page", check=0).out
    assert os.path.exists("page/index.html")


def test_a_seed_gives_its_layouts_again():
    needs_timing()
    layouts = [json.loads(genlab("bench", *SHORT, *ONE_ROW, "--seed", seed, "-o", "-", check=0).out)["layouts"]
               for seed in ("1", "1", "2")]
    equal(layouts[0], layouts[1])
    assert layouts[0] != layouts[2], layouts


def test_rounds_go_forwards_and_backwards():
    needs_timing()
    bench_until(signal.SIGKILL, "abba.json", "gen_iter", "none,all,for_iter_gen,-send_gen")
    rounds = {}
    for key, row in journal("abba.json"):
        if key == "benchmarks" and not row["name"].startswith("yardstick"):
            rounds.setdefault((row["launch"], row["round"]), []).append(row["name"])
    assert len(rounds[0, 0]) == 5 and rounds[0, 1] == rounds[0, 0][::-1], rounds
    orders = {tuple(names) for (_, number), names in rounds.items() if number == 0}
    assert len(rounds) < 8 or len(orders) > 1, orders


def test_the_default_file_is_named_for_host_date_and_commit():
    needs_timing()
    name = genlab("bench", *SHORT, *ONE_ROW, check=0).out.strip()
    assert name.startswith("results/") and name.endswith(".json"), name
    assert result(name)["benchmarks"]


def test_workloads_in_bytes_are_weighed_once():
    needs_timing()
    done = genlab("bench", "--workload", "mem_list,mem_gen", "--dispatch", "switch", "-o", "-", check=0)
    rows = [row for row in json.loads(done.out)["benchmarks"] if "bytes_per_item" in row]
    equal(sorted(row["name"] for row in rows), [f"mem_{kind}/switch/{one}/n:100000" for kind in ("gen", "list") for one in ("all", "none")])
    bytes_of = {row["name"].split("/")[0]: row["bytes_per_item"] for row in rows}
    assert 8 <= bytes_of["mem_list"] < 10 and 0 < bytes_of["mem_gen"] < 0.1, bytes_of


ABLATED = """N = 3000
def numbers(n):
    for i in range(n):
        yield i
def setup(n):
    return n
def run(n):
    total = 0
    for x in numbers(n):
        total += x
    return total
def expected(n):
    return n * (n - 1) // 2
"""


def test_an_ablation_takes_apart_what_fires():
    env = own_workloads(sums=ABLATED, bytes=ABLATED + "MEASURE = 'bytes'\n")
    rows = genlab("bench", "--ablate", "--list", env=env, check=0).out.split()
    sets = [row.split("/")[2] for row in rows if row.startswith("sums/") and not row.endswith("/twin")]
    equal(len({row.split("/")[1] for row in rows}), 1)
    equal((sets[0], sets[-1], len(set(sets))), ("none", "all", len(sets)))
    alone = [one for one in sets[1:-1] if "," not in one and one[0] != "-"]
    without = [one[1:] for one in sets if one[0] == "-"]
    ladder = [one.split(",") for one in sets if "," in one]
    assert "binary_op_int" in alone and "unpack_sequence_tuple" not in alone and set(without) <= set(alone), sets
    for before, after in zip(ladder, ladder[1:]):
        equal(after[:-1], before)
    equal([row.split("/")[2] for row in rows if row.startswith("bytes/")], ["none", "all"])
    rows = genlab("bench", "--ablate", "--specialize", "binary_op_int,for_iter_gen", "--workload", "sums", "--list", env=env, check=0).out.split()
    equal({row.split("/")[2] for row in rows} - {"binary_op_int,for_iter_gen"}, {"none", "binary_op_int", "for_iter_gen"})
    some = genlab("bench", "--ablate", "--specialize=-jump_for_gen", "--workload", "sums", "--list", env=env, check=0).out
    assert "/jump_for_gen/" not in some and "/-jump_for_gen,-binary_locals_int/" in some, some
    has(genlab("bench", "--ablate", "--specialize", "all", "--specialize", "none", check=2).err, "one --specialize at most")
    has(genlab("bench", "--ablate", "--specialize", "none", check=2).err, "nothing can be left out")


def test_the_answer_of_an_ablation():
    needs_timing()
    env = own_workloads(sums=ABLATED)
    done = genlab("bench", "--ablate", "--specialize", "binary_op_int,for_iter_gen", *SHORT, "-o", "a.json", env=env, check=0)
    equal(done.out, "a.json\n")
    has(done.err, "2 specializers fire", "ns per item without specializers", "2 launches are too few")
    (entry,) = result("a.json")["ablation"]
    equal((entry["workload"], entry["items"], entry["full"]), ("sums", 3000, "binary_op_int,for_iter_gen"))
    equal({part["name"]: part["without"] for part in entry["parts"]}, {"binary_op_int": "for_iter_gen", "for_iter_gen": "binary_op_int"})
    assert all(0.9 < part["hits_per_item"] < 1.1 for part in entry["parts"]), entry
    equal(entry["parts"][-1]["upto"], entry["full"])
    has(genlab("compare", "a.json", "--by", "spec", check=0).out, "binary_op_int", "for_iter_gen")


def test_machine_instructions_are_counted_exactly():
    needs_timing()
    if not shutil.which("valgrind"):
        raise Skipped("no valgrind")
    counts = []
    for _ in range(2):
        done = genlab("bench", "--launches", "0", "--instructions", *ONE_ROW, "-o", "-", check=0)
        counts.append([one["instructions_per_item"] for one in json.loads(done.out)["counts"] if "instructions_per_item" in one])
    equal(counts[0], counts[1])
    assert len(counts[0]) == 1 and 50 < counts[0][0] < 200, counts
    os.mkdir("50%")
    env = {**os.environ, "TMPDIR": os.path.abspath("50%")}
    genlab("bench", "--launches", "0", "--instructions", *ONE_ROW, "-o", "-", env=env, check=0)


def test_a_missing_valgrind_is_said_before_anything_is_measured():
    needs_timing()
    done = genlab("bench", "--instructions", *ONE_ROW, "-o", "none.json", env={**os.environ, "PATH": "/nowhere"}, check=1)
    has(done.err, "valgrind")
    equal(os.listdir("."), [])


def test_a_run_ends_at_its_precision_or_when_its_time_is_up():
    needs_timing()
    done = genlab("bench", "--precision", "100%", "--min-time", "0.0005", *ONE_ROW, "-o", "-", check=0)
    sampling = json.loads(done.out)["context"]["genlab"]["sampling"]
    equal((sampling["stopped"], sampling["launches"], sampling["looks"], sampling["precision"]), ("precision", 8, 1, 1.0))
    has(done.err, "each ratio is known to 100 %")
    done = genlab("bench", "--budget", "0.3", "--min-time", "0.0005", *ONE_ROW, "-o", "-", check=0)
    sampling = json.loads(done.out)["context"]["genlab"]["sampling"]
    equal((sampling["stopped"], sampling["looks"]), ("budget", 0))
    has(done.err, "the time is up")


def test_a_peer_takes_its_turns():
    needs_timing()
    done = genlab("bench", *SHORT, *ONE_ROW, "--peers", f"cpython={sys.executable}", "-o", "-", check=0)
    rows = [row for row in json.loads(done.out)["benchmarks"] if row["name"].startswith("list_iter/cpython-")]
    equal([(row["launch"], row["round"]) for row in rows], [(0, 0), (0, 1), (1, 0), (1, 1)])
    has(genlab("bench", "--peers", "zork", check=2).err, "zork", "cpython")


# --- what goes wrong ---------------------------------------------------------------------------------------------

def test_an_output_that_cannot_be_written():
    needs_timing()
    has(genlab("bench", *ONE_ROW, "-o", ".", check=1).err, "can't write '.'")
    write("file", "")
    has(genlab("bench", *ONE_ROW, "-o", "file/r.json", check=1).err, "can't write 'file/r.json")
    has(genlab("bench", *ONE_ROW, "-o", "file/new/r.json", check=1).err, "can't write 'file/new/r.json", "Not a directory")
    if os.path.exists("/dev/full"):
        has(genlab("bench", *SHORT, *ONE_ROW, "-o", "/dev/full", check=1).err, "can't write '/dev/full'")
    if os.geteuid() != 0:
        os.mkdir("closed", 0o500)
        has(genlab("bench", *ONE_ROW, "-o", "closed/new/r.json", check=1).err, "Permission denied")
        os.chmod(write("kept.json", "kept"), 0o400)
        genlab("bench", *ONE_ROW, "-o", "kept.json", check=1)
        equal(pathlib.Path("kept.json").read_text(), "kept")


def test_a_full_disk_ends_the_run_and_loses_nothing():
    needs_timing()

    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (30000, resource.RLIM_INFINITY))

    done = genlab("bench", "--launches", "50", "--min-time", "0.0005", *ONE_ROW, "-o", "full.json", preexec_fn=small_files, check=1)
    has(done.err, "can't write 'full.json.journal'", "File too large", "--resume")
    assert not os.path.exists("full.json")
    kept = measured(row for key, row in journal("full.json") if key == "benchmarks")
    assert len(kept) > 10, kept
    genlab("bench", "--resume", "full.json", check=0)
    assert set(kept) <= set(measured(result("full.json")["benchmarks"]))
    assert not os.path.exists("full.json.journal")


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


def test_a_wrong_answer_and_an_error_end_their_rows_alone():
    needs_timing()
    env = own_workloads(good=WORKLOAD.format(run="return len(data)", expected="return n"),
                        wrong=WORKLOAD.format(run="return len(data) + 1", expected="return n"),
                        raises=WORKLOAD.format(run="return data[n]", expected="return n"))
    done = genlab("bench", *SHORT, "--dispatch", "switch", "--specialize", "none", "-o", "mixed.json", env=env, check=1)
    has(done.err, "wrong/switch/none/n:100: check failed", "is 101, expected(N) is 100", "raises/switch/none/n:100: NameError",
        "4 of 6 rows failed")
    rows = result("mixed.json")["benchmarks"]
    assert any(row.get("ns_per_item") for row in rows if row["name"].startswith("good/")), rows
    assert all(row.get("error_occurred") for row in rows if row["name"].startswith(("wrong/", "raises/"))), rows


def test_a_programs_message_does_not_drive_the_terminal():
    needs_timing()
    env = own_workloads(red=WORKLOAD.format(run="raise ValueError(chr(27) + '[31m' + chr(7))", expected="return n"))
    done = genlab("bench", *SHORT, "--dispatch", "switch", "--specialize", "none", "-o", "red.json", env=env, check=1)
    has(done.err, "red/switch/none/n:100: ValueError: ?[31m?")
    assert "\x1b" not in done.err and "\\u001b" not in pathlib.Path("red.json").read_text(encoding="utf-8"), done.err


def test_an_answer_that_goes_wrong_late():
    needs_timing()
    # A pass longer than the least time is the only one of its repetition, however slow the machine is.
    run = "calls[0] += 1\n    for _ in range(5000): pass\n    return len(data) + (calls[0] > 200)"
    late = "calls = [0]\n" + WORKLOAD.format(run=run, expected="return n")
    done = genlab("bench", "--launches", "1", "--rounds", "1000", "--min-time", "0.00001", "--dispatch", "switch", "--specialize",
                  "none", "-o", "late.json", env=own_workloads(late=late), check=1)
    has(done.err, "late/switch/none/n:100: check failed", "2 of 2 rows failed")
    rows = result("late.json")["benchmarks"]
    assert any(row.get("ns_per_item") for row in rows) and any(row.get("error_occurred") for row in rows), rows


def test_a_worker_that_dies_ends_its_row_alone():
    needs_timing()
    # A million calls deep in C are refused; a recursion limit that nobody checks is not: this one is killed from outside.
    env = own_workloads(good=WORKLOAD.format(run="return len(data)", expected="return n"),
                        hangs=WORKLOAD.format(run="while True: pass", expected="return n"))
    process = subprocess.Popen([path(), "bench", *SHORT, "--dispatch", "switch", "--specialize", "none", "-o", "dead.json"], env=env,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + TIMEOUT
    for _ in range(2):                                  # the row and its twin
        worker = None
        while worker is None and time.monotonic() < deadline:
            time.sleep(0.5)
            worker = hanging_child(process.pid)
        os.kill(worker, signal.SIGKILL)
    message = process.communicate(timeout=TIMEOUT)[1].decode()
    equal(process.returncode, 1)
    has(message, "hangs/switch/none/n:100: the worker ended by signal 9", "2 of 4 rows failed")
    assert any(row.get("ns_per_item") for row in result("dead.json")["benchmarks"] if row["name"].startswith("good/"))


def children(parent):
    """The process group and the CPU time in ticks of each child of the process, by number."""
    found = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found[int(stat.parent.name)] = int(fields[2]), int(fields[11])
    return found


def hanging_child(parent):
    """A child of the process that has used more than 0.3 s of CPU time."""
    return next((child for child, (_, ticks) in children(parent).items() if ticks > 0.3 * os.sysconf("SC_CLK_TCK")), None)


def test_workload_files_that_are_none():
    for text, message in (("x = (", "SyntaxError"), ("1 / 0", "ZeroDivisionError"), ("N = 1", "defines no setup"),
                          (WORKLOAD.format(run="pass", expected="pass").replace("N = 100", "N = 0"), "N is not"),
                          (WORKLOAD.format(run="pass", expected="pass") + "MEASURE = 'zork'", "MEASURE is neither"),
                          (WORKLOAD.format(run="pass", expected="pass") + "SETS = 5", "SETS is not")):
        done = genlab("bench", "--list", env=own_workloads(bad=text), check=2)
        has(done.err, "workload bad", message)
    genlab("bench", "--list", env=own_workloads(), check=2)
    has(genlab("--list", "workloads", env={**os.environ, "GENLAB_DATADIR": "/nowhere"}, check=1).err, "/nowhere")


# --- interrupting and resuming -----------------------------------------------------------------------------------

def start_bench(*args):
    return subprocess.Popen([path(), "bench", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def bench_until(number, name, workloads="list_iter,gen_iter", sets="all"):
    """Starts a long run, waits until something is measured, sends a signal; the process when it has ended."""
    chosen = [word for one in sets.split(",") for word in ("--specialize", one)]
    process = start_bench("--min-time", "0.001", "--launches", "1000", "--workload", workloads, "--dispatch", "switch", *chosen, "-o", name)
    deadline = time.monotonic() + TIMEOUT
    while not (os.path.exists(name + ".journal") and sum(key == "benchmarks" for key, _ in journal(name)) > 20):
        assert process.poll() is None and time.monotonic() < deadline, process.communicate()
        time.sleep(0.01)
    process.send_signal(number)
    process.message = process.communicate(timeout=TIMEOUT)[1].decode()
    return process


def test_an_interrupted_run_writes_its_result():
    needs_timing()
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = bench_until(number, "stopped.json")
        equal(process.returncode, status)
        has(process.message, "interrupted")
        rows = result("stopped.json")["benchmarks"]
        assert len(rows) > 20 and not any(row.get("error_occurred") for row in rows), len(rows)
        assert not os.path.exists("stopped.json.journal")
        genlab("report", "stopped.json", "-o", "stopped", check=0)
        os.unlink("stopped.json")


def test_a_killed_run_is_resumed_without_a_loss_however_often():
    """Killed at random moments, resumed each time; what was ever seen in the journal is in the result."""
    needs_timing()
    seen, rng = set(), random.Random(3)
    process = start_bench("--min-time", "0.002", "--launches", "60", "--workload", "list_iter,gen_iter", "--dispatch", "switch",
                          "--specialize", "all", "-o", "k.json")
    kills = 0
    while kills < 20:
        try:
            process.wait(rng.uniform(0.05, 0.5) + (kills == 0))
        except subprocess.TimeoutExpired:
            process.kill()
            kills += 1
        message = process.communicate(timeout=TIMEOUT)[1].decode()
        if process.returncode == 0 or os.path.exists("k.json"):
            break
        assert process.returncode == -signal.SIGKILL, message
        if os.path.exists("k.json.journal") and os.path.getsize("k.json.journal"):
            seen |= set(measured(row for key, row in journal("k.json") if key == "benchmarks"))
            genlab("report", "k.json.journal", "-o", "page", check=0) if seen else None
            with open("k.json.journal", "ab") as torn:
                torn.write(b'{"benchmarks": {"name": "li')
        process = start_bench("--resume", "k.json")
    process.communicate(timeout=TIMEOUT)
    if not os.path.exists("k.json"):
        genlab("bench", "--resume", "k.json", check=0)
    assert seen
    equal(seen - set(measured(result("k.json")["benchmarks"])), set())
    assert not os.path.exists("k.json.journal")
    has(genlab("bench", "--resume", "k.json", check=1).err, "nothing to resume", "is complete")


def test_a_journal_is_not_written_over():
    needs_timing()
    bench_until(signal.SIGKILL, "held.json")
    before = pathlib.Path("held.json.journal").read_bytes()
    has(genlab("bench", *ONE_ROW, "-o", "held.json", check=1).err, "unfinished run", "--resume")
    equal(pathlib.Path("held.json.journal").read_bytes(), before)


def test_what_cannot_be_resumed():
    has(genlab("bench", "--resume", "missing.json", check=1).err, "missing.json.journal", "No such file")
    write("bad.json.journal", "not a journal\n")
    has(genlab("bench", "--resume", "bad.json", check=1).err, "is not the journal of a run")
    write("bad.json.journal", '{"genlab_journal": 1, "context": {}, "arguments": ["--zork", 7]}\n')
    has(genlab("bench", "--resume", "bad.json", check=1).err, "bad.json.journal")
    has(genlab("bench", "--resume", "bad.json", "--launches", "3", check=2).err, "--resume stands alone")
    has(genlab("bench", "--resume=bad.json", "--list", check=2).err, "--resume stands alone")


def test_a_journal_that_was_spoilt():
    needs_timing()
    bench_until(signal.SIGKILL, "s.json")
    file = pathlib.Path("s.json.journal")
    whole = file.read_bytes()
    whole = whole[:whole.rfind(b"\n") + 1]
    number = whole.count(b"\n") + 1
    row = {"name": "list_iter/switch/all/n:100000", "iterations": -1, "launch": 0, "round": 0, "ns_per_item": 1.0}
    for line, message in (('{"benchmarks": 7}', 'no value of "benchmarks"'), (json.dumps({"benchmarks": row}), "no value of"),
                          ('{"benchmarks": {"launch": 1}}', "no value of"),
                          ('{"layouts": {"launch": 99999999999}}', 'no value of "layouts"'), ('{"warmup": []}', 'no value of "warmup"'),
                          ("[]", "an object with one key"), ("{}", "an object with one key"), ("zork", "expected near 'zork'")):
        spoilt = whole + line.encode() + b"\n"
        file.write_bytes(spoilt)
        process = start_bench("--resume", "s.json")
        if "warmup" in line:                        # read for the result alone
            while file.stat().st_size == len(spoilt) and process.poll() is None:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
        has(process.communicate(timeout=TIMEOUT)[1].decode(), f"s.json.journal: line {number}", message)
        assert not os.path.exists("s.json")


def test_a_run_goes_on_when_its_program_is_replaced():
    """A build meanwhile must not mix two programs into one result."""
    needs_timing()
    shutil.copy(path(), "copy")
    process = subprocess.Popen(["./copy", "bench", "--launches", "6", "--min-time", "0.001", *ONE_ROW, "-o", "r.json"],
                               stderr=subprocess.PIPE)
    while not os.path.exists("r.json.journal") and process.poll() is None:
        time.sleep(0.01)
    os.unlink("copy")
    os.chmod(write("copy", "#!/bin/sh\nexit 1\n"), 0o755)
    said = process.communicate(timeout=TIMEOUT)[1].decode()
    equal((process.returncode, said.count("\n")), (0, 1))
    equal(len(result("r.json")["layouts"]), 6)
    has(said, "genlab bench: ", " % of ", " s went into starts, checks, counts and the journal; the rest was measuring\n")
    assert 0 < result("r.json")["context"]["genlab"]["sampling"]["overhead"] < 1


def test_an_interrupt_from_the_terminal_is_for_the_driver_alone():
    needs_timing()
    process = start_bench("--launches", "1000", "--min-time", "0.01", *ONE_ROW, "--peers", f"cpython={sys.executable}", "-o", "c.json")
    deadline = time.monotonic() + TIMEOUT
    # One that was forked just now may not have left the group yet.
    while len(groups := [group for group, _ in children(process.pid).values()]) < 2 or os.getpgid(process.pid) in groups:
        assert process.poll() is None and time.monotonic() < deadline, groups
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    equal((process.communicate(timeout=TIMEOUT)[1].count(b"Traceback"), process.returncode), (0, 130))


def test_two_runs_into_one_file():
    needs_timing()
    long = start_bench("--min-time", "0.001", "--launches", "1000", *ONE_ROW, "-o", "two.json")
    while not os.path.exists("two.json.journal") or not any(key == "benchmarks" for key, _ in journal("two.json")):
        time.sleep(0.01)
    has(genlab("bench", *ONE_ROW, "-o", "two.json", check=1).err, "another run is writing 'two.json'")
    second = start_bench(*SHORT, *ONE_ROW, "-o", "other.json")
    has(second.stderr.readline().decode(), "waiting for another run")
    long.send_signal(signal.SIGINT)
    long.communicate(timeout=TIMEOUT)
    second.communicate(timeout=TIMEOUT)
    equal((long.returncode, second.returncode), (130, 0))
    assert result("two.json")["benchmarks"] and result("other.json")["benchmarks"]


def test_progress_goes_to_a_terminal_only():
    needs_timing()
    command = [path(), "bench", "--min-time", "0.05", "--launches", "3", *ONE_ROW, "-o", "p.json"]
    said = genlab(*command[1:], check=0).err
    assert said.count("\n") == 1 and "\r" not in said and "\033" not in said, said
    ours, theirs = pty.openpty()
    subprocess.run(command, stderr=theirs, stdout=subprocess.DEVNULL, timeout=TIMEOUT)
    os.close(theirs)
    text = os.read(ours, 100000).decode()
    os.close(ours)
    has(text, "left", "list_iter/switch/none")


if __name__ == "__main__":
    sys.exit(main(globals()))
