#!/usr/bin/env python3
"""Tests of genlab compare and genlab check on result files made here, whose ratios are known: compare.py GENLAB.

The last line is "N passed, N failed".
"""
import csv
import io
import json
import os
import pathlib
import pty
import random
import re
import subprocess
import sys

from harness import equal, genlab, has, main, path, write
from made import CHANGED, NAMES, audited, cells, context, counts, document, put, two, verdicts

UTF8 = {**os.environ, "LC_ALL": "C.UTF-8"}
ASCII = {**os.environ, "LC_ALL": "C"}


# --- the rule ----------------------------------------------------------------------------------------------
def test_a_change_is_found_with_its_size_and_nothing_else_is():
    found = cells(*two({CHANGED: 1.05}))
    for (_, name), (_, new) in found.items():
        equal(new["verdict"], "higher" if name == CHANGED else "none")
        equal((new["basis"], new["n"]), ("paired", 20))
        assert 0 < new["floor"] < 0.02, new
    ratio = found["time", CHANGED][1]["ratio"]
    assert 1.045 < ratio["low"] <= ratio["mid"] <= ratio["high"] < 1.055, ratio


def test_swapping_the_files_swaps_the_sign():
    old, new = two({CHANGED: 1.05, NAMES[0]: 0.9})
    there, back = cells(old, new), cells(new, old)
    for key, (_, cell) in there.items():
        other = back[key][1]
        assert abs(cell["ratio"]["mid"] * other["ratio"]["mid"] - 1) < 1e-9, (key, cell, other)
        equal(cell["verdict"], {"higher": "lower", "lower": "higher", "none": "none"}[other["verdict"]])


def test_identical_files_differ_in_nothing():
    old = put("old.json", 1)
    assert all(v == ["none"] for v in verdicts(old, old).values())
    text = genlab("compare", old, old, check=0, env=UTF8).out
    equal(len(re.findall(r"~ +\(p=1\.000 n=20\)", text)), len(NAMES))


def test_the_floor_hides_what_a_twin_shows_too():
    """Noise that a twin has as well is no change, however sure the interval is."""
    old, new = document(1), document(2, {n: 1.02 for n in NAMES})
    for row in old["benchmarks"]:
        if row["name"].endswith("/twin"):
            row["ns_per_item"] *= 1.03
    paths = write("old.json", json.dumps(old)), write("new.json", json.dumps(new))
    assert all(v == ["none"] for v in verdicts(*paths).values())
    assert all(c["ratio"]["low"] > 1 and c["p_holm"] < 0.01 and c["floor"] > 0.03 for _, c in cells(*paths).values())


def test_the_yardstick_widens_the_floor_by_thrice_what_it_moved():
    old = put("old.json", 1)
    still = cells(old, put("new.json", 2))["time", CHANGED][1]["floor"]
    moved = cells(old, put("new.json", 2, yardstick=1.05))["time", CHANGED][1]["floor"]
    assert 0.135 < moved - still < 0.165, (still, moved)
    has(genlab("compare", old, "new.json", check=0).out, "yardstick: +5.")


def test_without_twins_the_floor_is_unknown():
    paths = put("old.json", 1, twins=False), put("new.json", 2, {CHANGED: 1.05}, twins=False)
    equal(cells(*paths)["time", CHANGED][1]["floor"], None)
    equal(verdicts(*paths)[CHANGED], ["higher"])
    has(genlab("compare", *paths, check=0).out, "floor unknown: no twin")


def test_too_few_launches_are_said_to_be():
    paths = put("old.json", 1, launches=3), put("new.json", 2, {CHANGED: 1.5}, launches=3)
    assert all(v == ["none"] for v in verdicts(*paths).values())
    has(genlab("compare", *paths, check=0).out, "12 of 12 comparisons rest on too few launches")


def test_other_layouts_are_not_paired():
    new = document(2)
    new["layouts"][3]["heap"] = 7
    paths = put("old.json", 1), write("new.json", json.dumps(new))
    assert all(c["basis"] == "unpaired" for _, c in cells(*paths).values())
    has(genlab("compare", *paths, check=0).out, "are no pairs, as layouts differ")


def test_older_files_have_no_pairs():
    """Their repetitions were in random order: number 3 of one row is not beside number 3 of the other."""
    old = document(1, launches=1, repetitions=9, twins=False, change={n: 1.5 for n in NAMES if "/none/" in n})
    for row in old["benchmarks"]:
        del row["launch"], row["round"]
    found = cells(write("old.json", json.dumps(old)), "--by", "spec")
    for _, new in found.values():
        equal((new["basis"], new["n"], new["verdict"]), ("unpaired", 9, "lower"))
    has(genlab("compare", "old.json", "--by", "spec", check=0).out, "one process: ")
    assert "one process" not in genlab("compare", put("new.json", 1), "--by", "spec", check=0).out


def test_a_run_that_looked_at_itself_has_a_stricter_level():
    looked = context(sampling={"stopped": "precision", "looks": 9})
    old, new = put("old.json", 1, launches=8), put("new.json", 2, {CHANGED: 1.2}, launches=8)
    equal(verdicts(old, new, "--filter", CHANGED)[CHANGED], ["higher"])
    new = put("new.json", 2, {CHANGED: 1.2}, launches=8, context=looked)
    equal(verdicts(old, new, "--filter", CHANGED)[CHANGED], ["none"])
    has(genlab("compare", old, new, check=0).out, "its level is 0.00011 instead")


def test_alpha():
    paths = put("old.json", 1, launches=6), put("new.json", 2, {CHANGED: 1.2}, launches=6)
    equal(verdicts(*paths, "--filter", CHANGED)[CHANGED], ["none"])
    equal(verdicts(*paths, "--filter", CHANGED, "--alpha", "0.05")[CHANGED], ["higher"])
    for wrong in ("0", "1", "x", "nan", "0.01x", ""):
        has(genlab("compare", *paths, "--alpha", wrong, check=2).err, "--alpha")


# --- axes and filters --------------------------------------------------------------------------------------
def test_by_axis():
    change = {n: 0.8 if "/tail/" in n else 1 for n in NAMES}
    one = put("one.json", 1, change)
    found = cells(one, "--by", "dispatch")
    equal(sorted(name for _, name in found), sorted({n.replace("/cgoto", "").replace("/tail", "") for n in NAMES}))
    for base, new in found.values():
        equal(new["verdict"], "lower")
        assert abs(new["ratio"]["mid"] - 0.8) < 0.05, new
    back = cells(one, "--by", "dispatch", "--base", "tail")
    assert all(new["verdict"] == "higher" for _, new in back.values())
    for axis, rows in (("spec", 6), ("workload", 4), ("compiler", 0), ("items", 0), ("runtime", 3), ("variant", 6)):
        args = "compare", one, "--by", axis, "--format", "json"
        if rows:
            equal(len(json.loads(genlab(*args, check=0).out)["tables"][0]["rows"]), rows)
        else:
            has(genlab(*args, check=1).err, "one.json: no two rows differ in nothing but " + axis)
    has(genlab("compare", one, "--by", "dispatch", "--base", "x", check=1).err, "no row has the dispatch 'x'", "cgoto", "tail")


def test_by_compiler_knows_the_preferred_one():
    names = ["gen_iter/cgoto/all/n:9", "gen_iter/cgoto@clang-19/all/n:9"]
    one = put("one.json", 1, names=names)
    columns = json.loads(genlab("compare", one, "--by", "compiler", "--format", "json", check=0).out)["columns"]
    equal([c["name"] for c in columns], ["gcc-12", "clang-19"])
    equal([name for _, name in cells(one, "--by", "compiler")], ["gen_iter/cgoto/all/n:9"])


def test_by_runtime_puts_peers_beside_us():
    names = ["gen_iter/tail/all/n:9", "gen_iter/lua-5.4.4/-/n:9", "gen_iter/luajit-2.1-joff/-/n:9"]
    one = put("one.json", 1, {names[1]: 3}, names=names)
    columns = json.loads(genlab("compare", one, "--by", "runtime", "--format", "json", check=0).out)["columns"]
    equal([c["name"] for c in columns], ["tail/all", "lua-5.4.4", "luajit-2.1-joff"])
    equal(verdicts(one, "--by", "runtime"), {"gen_iter/n:9": ["higher", "none"]})


def test_by_variant_shows_twins_and_slowed_copies():
    names = ["gen_iter/tail/all/n:9", "gen_iter/tail/all/n:9/slow:2.5"]
    one = put("one.json", 1, {names[1]: 1.025}, names=names, noise=0.001)
    out = json.loads(genlab("compare", one, "--by", "variant", "--format", "json", check=0).out)
    equal([c["name"] for c in out["columns"]], ["row", "slow:2.5", "twin"])
    text = genlab("compare", put("old.json", 1, names=names), one, check=0).out
    assert "slow" not in text and "/twin" not in text and "gen_iter/tail/all/n:9" in text, text


def test_filters():
    old, new = two()
    wanted = {"gen_iter/tail/all/n:1000", "gen_iter/cgoto/all/n:1000"}
    for words in (["workload=gen_* spec=all"], ["workload=gen_*", "--filter", "spec=all"], ["gen_iter/*/all/*"],
                  ["name=gen_iter/*/all/* dispatch=cgoto,tail"], ["workload=gen_iter spec=all,x* items=1000 variant=row"]):
        equal(set(verdicts(old, new, "--filter", *words)), wanted)
    has(genlab("compare", old, new, "--filter", "dispatch=zork", check=1).err, "no row is left")
    has(genlab("compare", old, new, "--filter", "zork=1", check=2).err, "unknown axis 'zork'", "dispatch")


def test_rows_that_differ_in_nothing_else_are_named():
    one = put("one.json", 1, names=["a/cgoto/all/n:1", "a/cgoto@gcc-12/all/n:1", "a/cgoto@clang-19/all/n:1"])
    has(genlab("compare", one, "--by", "compiler", check=1).err, "a/cgoto/all/n:1 and a/cgoto@gcc-12/all/n:1", "--filter")


# --- formats -----------------------------------------------------------------------------------------------
def test_text():
    old, new = put("old.json", 1, counts=counts()), put("new.json", 2, {CHANGED: 1.05}, counts=counts({CHANGED: 1.05}))
    text = genlab("compare", old, new, check=0, env=UTF8).out
    has(text, "cpu: a cpu", "old.json", "new.json", "│", "sec/item", "vs base", "floor", "geomean", "instructions/item",
        "+5.00% (counted)", "A change is shown when its interval at 99%", "below 0.01")
    row = next(line for line in text.splitlines() if line.startswith(CHANGED))
    assert re.fullmatch(CHANGED + r" +\d+\.\d+n ± \d\.\d% +\d+\.\d+n ± \d\.\d% +\+[45]\.\d\d% ± 0\.\d\d% \(p<0\.001 n=20\) +\d\.\d\d%",
                        row), row
    assert all(line == line.rstrip() for line in text.splitlines()), text
    assert "\033" not in text
    plain = genlab("compare", old, new, check=0, env=ASCII).out
    assert plain.isascii() and "+- " in plain and "|" in plain, plain


def test_colour_on_a_terminal_only_and_not_with_no_color():
    paths = two({CHANGED: 1.05, NAMES[0]: 0.9})
    for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)):
        ours, theirs = pty.openpty()
        environment = {k: v for k, v in UTF8.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | more
        process = subprocess.Popen([path(), "compare", *paths], stdout=theirs, env=environment)
        os.close(theirs)
        text = b""
        try:
            while part := os.read(ours, 65536):
                text += part
        except OSError:
            pass        # the other end was closed
        os.close(ours)
        equal(process.wait(), 0)
        equal(b"\033[31m+" in text and b"\033[32m-" in text, coloured)
        equal(b"\033" in text, coloured)


def test_markdown():
    paths = two({CHANGED: 1.05})
    text = genlab("compare", *paths, "--format", "markdown", check=0, env=ASCII).out
    lines = text.splitlines()
    equal(lines[0], "| time | old.json (sec/item) | new.json (sec/item) | vs base | floor |")
    table = [line for line in lines if line.startswith("|")]
    assert all(line.count("|") == 6 for line in table), text
    equal(len(table), 2 + len(NAMES) + 1)
    assert sum("**+" in line for line in table) == 1 and sum("\\~" in line for line in table) == len(NAMES) - 1, text


def test_csv():
    rows = list(csv.DictReader(io.StringIO(genlab("compare", *two({CHANGED: 1.05}), "--format", "csv", check=0).out)))
    equal({row["name"] for row in rows}, set(NAMES))
    for row in rows:
        equal((row["metric"], row["unit"], row["n"], row["basis"]), ("time", "ns/item", "20", "paired"))
        assert float(row["ratio_low"]) <= float(row["ratio"]) <= float(row["ratio_high"]) and None not in row, row
        equal(row["verdict"], "higher" if row["name"] == CHANGED else "none")
    names = ['a "b", c', "x\ny"]
    foreign = write("f.json", json.dumps({"benchmarks": [{"name": n, "cpu_time": 5} for n in names * 3]}))
    rows = list(csv.DictReader(io.StringIO(genlab("compare", foreign, foreign, "--format", "csv", check=0).out)))
    equal([row["name"] for row in rows], ['a "b", c', "x?y"])


def test_json_has_all_figures():
    old, new = put("old.json", 1, counts=counts()), put("new.json", 2, counts=counts({CHANGED: 1.05}))
    out = json.loads(genlab("compare", old, new, "--format", "json", check=0).out)
    equal([t["metric"] for t in out["tables"]], ["time", "instructions"])
    equal((out["alpha"], [c["file"] for c in out["columns"]], out["lone"]), (0.01, [old, new], []))
    cell = next(r for r in out["tables"][1]["rows"] if r["name"] == CHANGED)["cells"][1]
    equal((cell["basis"], cell["verdict"], cell["value"]["mid"], cell["p"], cell["floor"]), ("counted", "higher", 126.0, None, None))


def test_output_file():
    paths = two()
    equal(genlab("compare", *paths, "-o", "out.txt", check=0, env=ASCII).out, "")
    has(open("out.txt", encoding="utf-8").read(), "geomean", "±")
    has(genlab("compare", *paths, "-o", "no/such/folder", check=1).err, "no/such/folder: ")
    has(genlab("compare", *paths, "-o", "/dev/full", check=1).err, "/dev/full: ")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([path(), "compare", *paths], stdout=full, stderr=subprocess.PIPE)
    equal(done.returncode, 1)


def test_metrics():
    old = put("old.json", 1, counts=counts(key="bytecodes_per_item"))
    equal({m for m, _ in cells(old, old)}, {"time", "bytecodes"})
    equal({m for m, _ in cells(old, old, "--metric", "bytecodes")}, {"bytecodes"})
    has(genlab("compare", old, old, "--metric", "time,memory", check=1).err, "no row has memory on both sides")
    has(genlab("compare", old, old, "--metric", "zork", check=2).err, "'zork'", "hw-instructions")
    has(genlab("compare", old, old, check=0).out, "bytecodes: ~ in all 12 rows (counted)")


def test_a_strategy_that_is_not_what_its_name_says_is_marked():
    merged = {"contradicts": True, "verdict": "1 indirect jump for 2 handlers: merged by the compiler"}
    path = audited(1, {CHANGED: 1.05}, cgoto=merged)
    note = "! cgoto: 1 indirect jump for 2 handlers: merged by the compiler"
    for by, marked in (("dispatch", "! cgoto"), ("runtime", "! cgoto/none")):
        for form in "text", "markdown":
            has(genlab("compare", path, "--by", by, "--format", form, check=0).out, marked + " ", note)
        columns = json.loads(genlab("compare", path, "--by", by, "--format", "json", check=0).out)["columns"]
        equal([c["broken"] is not None for c in columns], ["cgoto" in c["name"] for c in columns])
    assert "!" not in genlab("compare", path, "--by", "spec", check=0).out
    assert "!" not in genlab("compare", audited(1, {}), "--by", "dispatch", check=0).out


def test_strategies_of_one_machine_code_count_as_one():
    names = [n.replace("/tail/", f"/{d}/") for n in NAMES if "/tail/" in n for d in ("tail", "cgoto", "cgoto@gcc-12")]
    path = put("r.json", 1, names=names, context=context(dispatch=[
        {"name": "cgoto@gcc-12", "preferred": True, "code": "a"}, {"name": "tail@clang-19", "preferred": True, "code": "b"}]))
    out = json.loads(genlab("compare", path, "--by", "dispatch", "--format", "json", check=0).out)
    equal([c["name"] for c in out["columns"]], ["tail", "cgoto"])
    equal(out["same"], [{"name": "cgoto@gcc-12", "column": "cgoto"}])
    equal(out["tables"][0]["comparisons"], 6)
    has(genlab("compare", path, "--by", "dispatch", check=0).out, "cgoto@gcc-12 is left out: its machine code is that of cgoto")


def test_what_an_executed_bytecode_costs():
    both = [{"name": name, "instructions_per_item": n * 5, "bytecodes_per_item": 4 if name == CHANGED else 5} for n, name in enumerate(NAMES)]
    rows = cells(put("old.json", 1, counts=both), "--by", "spec", "--metric", "per-bytecode")
    equal(rows["per-bytecode", "tree/tail/n:1000"][1]["value"]["mid"], NAMES.index(CHANGED) * 5 / 4)
    has(genlab("compare", "old.json", "--by", "spec", "--metric", "per-bytecode", check=0).out, " instructions/bytecode ")


def test_hardware_events_and_memory():
    def rows(factor):
        return [{"name": "a/tail/all/n:5", "launch": i, "round": 0, "ns_per_item": 5 + i / 1000, "cycles": factor * (9 + i / 100),
                 "branch-misses": 0} for i in range(12)] + [{"name": "mem/tail/all/n:5", "bytes_per_item": 72 * factor}]
    old, new = (write(f"{k}.json", json.dumps({"context": context(), "benchmarks": rows(f)})) for k, f in (("old", 1), ("new", 1.25)))
    found = cells(old, new)
    equal({m for m, _ in found}, {"time", "memory", "cycles", "branch-misses"})
    equal((found["memory", "mem/tail/all/n:5"][1]["basis"], found["memory", "mem/tail/all/n:5"][1]["verdict"]), ("counted", "higher"))
    equal(found["cycles", "a/tail/all/n:5"][1]["verdict"], "higher")
    equal((found["branch-misses", "a/tail/all/n:5"][1]["verdict"], found["branch-misses", "a/tail/all/n:5"][1]["ratio"]), ("none", None))


# --- many files, foreign files, journals -------------------------------------------------------------------
def test_many_files():
    paths = put("a.json", 1), put("b.json", 2, {CHANGED: 1.05}), put("c.json", 3, {CHANGED: 0.95})
    equal(verdicts(*paths)[CHANGED], ["higher", "lower"])
    os.mkdir("x")
    done = genlab("compare", paths[0], put("x/a.json", 4), check=0)
    has(done.out, " a.json ", " x/a.json ")


def test_rows_in_one_file_only_are_named():
    old, new = put("old.json", 1, names=NAMES[:3]), put("new.json", 2, names=NAMES[1:4])
    done = genlab("compare", old, new, check=0)
    has(done.out, f"only in old.json: {NAMES[0]}\n", f"only in new.json: {NAMES[3]}\n")
    equal(len(cells(old, new)), 2)
    other = put("other.json", 2, names=NAMES[5:6])
    has(genlab("compare", old, other, check=1).err, "old.json: none of its rows is in another file")


def test_failed_rows_are_named():
    new = document(2)
    new["benchmarks"].append({"name": CHANGED, "error_occurred": True, "error_message": "no"})
    old, new = put("old.json", 1), write("new.json", json.dumps(new))
    has(genlab("compare", old, new, check=0).out, f"failed in new.json: {CHANGED}\n")
    assert ("time", CHANGED) not in cells(old, new)


def test_what_differs_in_origin_is_said():
    old = put("old.json", 1)
    new = put("new.json", 2, context=context(cpu="another cpu", dirty=True, commit="d" * 40, doctor={"verdict": "noisy: steal 9 %"}))
    done = genlab("compare", old, new, check=0)
    has(done.out, "cpu: a cpu (old.json); another cpu (new.json)", "doctor: unknown (old.json); noisy (new.json)", "commit: cccccccccccc (")
    has(done.err, "warning: old.json and new.json differ in cpu: a cpu; another cpu", "differ in tree: clean; changed")
    equal(genlab("compare", old, old, check=0).err, "")


def test_standard_input():
    old, new = two({CHANGED: 1.05})
    with open(new, encoding="utf-8") as f:
        has(genlab("compare", old, "-", stdin=f.read(), check=0).out, "<stdin>", " (p<0.001 n=20)")
        f.seek(0)
        has(genlab("compare", "-", "-", stdin=f.read(), check=1).err, "standard input can be read once only")


def test_whether_a_second_run_agrees():
    """A pair that one of the two calls different does not stand the other way round in the other."""
    def agreement(*files):
        script = pathlib.Path(__file__).resolve().parents[2] / "bench" / "agreement.py"
        done = subprocess.run([sys.executable, script, path(), *files], stdout=subprocess.PIPE, text=True)
        return done.returncode, done.stdout
    slower = {n: 1.05 for n in NAMES if "/tail/" in n}
    first, same = put("first.json", 1, slower), put("same.json", 2, slower)
    equal(agreement(first, same), (0, "6 pairs, 6 of them called different, 0 reversed\n"))
    status, said = agreement(first, put("other.json", 2, {**slower, CHANGED: 0.95}))
    equal((status, said.splitlines()[-1]), (1, "6 pairs, 6 of them called different, 1 reversed"))
    has(said, "tree/all/n:1000: tail over cgoto is 1.0", ", then 0.9")
    equal(agreement(put("none.json", 1), same)[0], 1)


def test_warm_up_is_passed_over():
    """It is not looked at where genlab wrote it, and errors behind it stand in the line where they are."""
    whole, old = document(2, {CHANGED: 1.05}, counts=counts()), put("old.json", 1, counts=counts())
    lists = [f'"{key}": [\n' + ",\n".join(map(json.dumps, whole[key])) + "\n]" for key in ("benchmarks", "warmup", "layouts", "counts")]
    text = f'{{"context": {json.dumps(whole["context"])},\n' + ",\n".join(lists) + "\n}\n"
    equal(cells(old, write("new.json", text)), cells(old, write("plain.json", json.dumps(whole))))
    damaged = write("damaged.json", text.removesuffix("\n}\n") + "\n!")
    has(genlab("compare", old, damaged, check=1).err, f"damaged.json: line {text.count(chr(10))}, column ")


def test_journal_is_read_and_its_torn_end_is_left_out():
    whole = document(2, {CHANGED: 1.05}, counts=counts())
    lines = [json.dumps({"genlab_journal": 1, "context": whole["context"], "arguments": []})]
    lines += [json.dumps({key: entry}) for key in ("layouts", "warmup", "benchmarks", "counts") for entry in whole[key]]
    old, new = put("old.json", 1, counts=counts()), write("new.json", json.dumps(whole))
    for tail in ("", '{"benchmarks": {"na', '\0\0\0\0', '{"launch_done": 3}\n'):
        journal = write("new.json.journal", "\n".join(lines) + "\n" + tail)
        equal(cells(old, journal), cells(old, new))
    journal = write("new.json.journal", "\n".join([lines[0], "{", *lines[1:]]))
    has(genlab("compare", old, journal, check=1).err, "new.json.journal: line 2, column ")


def google_benchmark(factor, n=12, unit="us", name="BM_Sort<int>/1024"):
    rng = random.Random(factor)
    rows = [{"name": name, "run_name": name, "run_type": "iteration", "repetition_index": i, "iterations": 9, "real_time": 99.0,
             "cpu_time": factor * rng.gauss(4, 0.01), "time_unit": unit} for i in range(n)]
    rows += [{"name": f"{name}_{k}", "run_name": name, "run_type": "aggregate", "aggregate_name": k, "aggregate_unit": "time",
              "cpu_time": factor * 4, "real_time": 99.0, "time_unit": unit} for k in ("mean", "median", "stddev")]
    return {"context": {"host_name": "there", "library_build_type": "release"}, "benchmarks": rows}


def pyperf(factor, runs=12):
    rng = random.Random(factor)
    values = [{"warmups": [[1, 9.0]], "values": [factor * rng.gauss(4e-6, 1e-8) for _ in range(3)]} for _ in range(runs)]
    return {"version": "1.0", "metadata": {"name": "BM_Sort<int>/1024", "unit": "second", "hostname": "there"},
            "benchmarks": [{"runs": [{"warmups": [[1, 9.0]]}, *values]}]}


def test_google_benchmark_and_pyperf():
    name = "BM_Sort<int>/1024"
    forms = {"gb": google_benchmark, "py": pyperf}
    for first, make in forms.items():
        for second, make_other in forms.items():
            old = write(f"{first}_old.json", json.dumps(make(1)))
            new = write(f"{second}_new.json", json.dumps(make_other(1.1)))
            base, cell = cells(old, new)["time", name]
            assert 3990 < base["value"]["mid"] < 4010 and 1.09 < cell["ratio"]["mid"] < 1.11, (base, cell)
            equal((cell["basis"], cell["verdict"], cell["n"], cell["floor"]), ("unpaired", "higher", 12, None))
            text = genlab("compare", old, new, check=0, env=UTF8).out
            has(text, "sec/op", "4.00", "µ", name, "unknown")


def test_units_of_google_benchmark():
    old = write("old.json", json.dumps(google_benchmark(1)))
    new = write("new.json", json.dumps(google_benchmark(1e-3, unit="ms")))
    equal(cells(old, new)["time", "BM_Sort<int>/1024"][1]["verdict"], "none")


def test_single_values_and_aggregates_claim_nothing():
    name = "BM_Sort<int>/1024"
    single = [write(f"s{k}.json", json.dumps(google_benchmark(k, n=1))) for k in (1, 2)]
    only = [write(f"a{k}.json", json.dumps(google_benchmark(k, n=0))) for k in (1, 2)]
    for old, new in (single, only):
        base, cell = cells(old, new)["time", name]
        equal((cell["verdict"], cell["ratio"]["low"], base["value"]["low"]), ("none", None, None))
        has(genlab("compare", old, new, check=0, env=UTF8).out, "± ∞", "~ (p=1.000 n=1)", "one value tells nothing of its noise")
    assert 1.99 < cells(*only)["time", name][1]["ratio"]["mid"] < 2.01


def test_names_of_others_do_no_harm():
    def rows(name):
        return write("f.json", json.dumps({"benchmarks": [{"name": name, "cpu_time": 5 + i / 9} for i in range(9)]}))
    for name in ("\033]0;x\007", "\u009b31m", "a\nb", "é", "|`*"):
        for form in ("text", "markdown", "csv", "json"):
            out = genlab("compare", rows(name), "f.json", "--format", form, check=0, env=UTF8).out
            assert not any(c < " " and c != "\n" or "\x7f" <= c < "\xa0" for c in out), out
    assert genlab("compare", rows("é"), "f.json", check=0, env=ASCII).out.isascii()


# --- check -------------------------------------------------------------------------------------------------
def test_check_by_time():
    old, new = two({CHANGED: 1.05, NAMES[0]: 0.9})
    done = genlab("check", old, new, check=3)
    has(done.out, f"regressed: {CHANGED}: time +", "limit +3%", "interval +", "floor ", "compared time of 12 rows: 1 regressed", "1 better")
    equal(done.out.count("regressed: "), 1)
    has(genlab("check", old, new, "--max-regression", "6%", check=0).out, "0 regressed by more than 6%")
    genlab("check", old, new, "--max-regression", "6", check=0)
    genlab("check", old, new, "--filter", "workload=gen_iter", check=0)
    has(genlab("check", old, old, check=0).out, "0 regressed")


def test_check_by_counted_instructions_where_both_have_them():
    old = put("old.json", 1, counts=counts())
    slow = put("slow.json", 2, {CHANGED: 2}, counts=counts())
    done = genlab("check", old, slow, check=0)
    has(done.out, "compared instructions (counted) of 12 rows", "times were not compared")
    assert "not compared" not in genlab("check", old, slow, "--metric", "instructions", check=0).out
    more = put("more.json", 2, counts=counts({CHANGED: 1.031, NAMES[0]: 1.029}))
    done = genlab("check", old, more, check=3)
    has(done.out, f"regressed: {CHANGED}: instructions +3.10%", "counted")
    equal(done.out.count("regressed: "), 1)
    genlab("check", old, slow, "--metric", "time", check=3)
    genlab("check", old, put("none.json", 3), check=0)
    some = put("some.json", 2, counts=counts()[:4])
    has(genlab("check", some, some, check=0).out, "of 4 rows: ", "; 8 rows have no instructions")
    has(genlab("check", some, some, "--filter", "workload=tree", check=0).out, "compared time of 4 rows")


def test_check_by_bytecodes_goes_with_times():
    """A bytecode that got slower does not show in their number."""
    old = put("old.json", 1, counts=counts(key="bytecodes_per_item"))
    more = put("more.json", 2, counts=counts({CHANGED: 1.031, NAMES[0]: 1.029}, key="bytecodes_per_item"))
    done = genlab("check", old, more, check=3)
    has(done.out, f"regressed: {CHANGED}: bytecodes +3.10%", "compared time, bytecodes (counted) of 12 rows")
    equal(done.out.count("regressed: "), 1)
    slow = put("slow.json", 2, {CHANGED: 2}, counts=counts(key="bytecodes_per_item"))
    done = genlab("check", old, slow, check=3)
    has(done.out, f"regressed: {CHANGED}: time ")
    equal(done.out.count("regressed: "), 1)


def test_check_names_rows_that_are_missing():
    old, new = put("old.json", 1), put("new.json", 2, names=NAMES[1:])
    done = genlab("check", old, new, check=1)
    has(done.err, f"new.json: {NAMES[0]} is missing")
    has(done.out, "1 missing")
    genlab("check", old, new, "--filter", "workload=tree", check=0)
    genlab("check", new, old, check=0)
    failed = document(2)
    failed["benchmarks"].append({"name": CHANGED, "error_occurred": True})
    has(genlab("check", old, write("failed.json", json.dumps(failed)), check=1).err, f"failed.json: {CHANGED} failed")
    lacking = put("lacking.json", 2, counts=counts()[1:])
    has(genlab("check", put("old.json", 1, counts=counts()), lacking, check=1).err, f"lacking.json: {NAMES[0]} was not measured")


def test_check_finds_a_regression_even_if_rows_are_missing():
    old, new = put("old.json", 1), put("new.json", 2, {CHANGED: 1.1}, names=NAMES[1:])
    has(genlab("check", old, new, check=3).err, "is missing")


def test_check_of_a_count_that_was_zero():
    names = ["a/tail/all/n:1"]
    old = put("old.json", 1, names=names, counts=[{"name": names[0], "bytecodes_per_item": 0}])
    new = put("new.json", 2, names=names, counts=[{"name": names[0], "bytecodes_per_item": 1}])
    has(genlab("check", old, new, check=3).out, "+inf%")


def test_check_wrong_use():
    old, new = two()
    for args in ([], [old], [old, new, old], [old, new, "--max-regression", "x"], [old, new, "--max-regression", "-1"],
                 [old, new, "--max-regression", "nan"], [old, new, "--zork"], [old, new, "--metric", "x"]):
        assert genlab("check", *args, check=2).err, args
    has(genlab("check", old, "no.json", check=1).err, "no.json: ")


# --- wrong use and bad files -------------------------------------------------------------------------------
def test_compare_wrong_use():
    old, new = two()
    for args in ([], [old], [old, new, "--by", "dispatch"], [old, "--by", "zork"], [old, new, "--base", "x"], [old, new, "--zork"],
                 [old, new, "--format", "xml"]):
        assert genlab("compare", *args, check=2).err, args


def test_bad_files_are_named_with_the_place():
    good = put("good.json", 1)
    row = '{"name": "a/b/c/n:1", "ns_per_item": %s}'
    one = '{"context": {"genlab": {}}, "benchmarks": [%s]}'
    bad = {"": "line 1", "not json": "line 1", "[]": "expected an object at the top", "{": "line 1, column", "{}": "benchmarks: expected",
           one % (row % "NaN"): "line 1, column", one % (row % "Infinity"): "line 1, column", one % (row % "1e999"): "line 1, column",
           one % (row % "1e300"): "benchmarks[0].ns_per_item: 1e+300", one % (row % '"5"'): "benchmarks[0].ns_per_item: expected a number",
           one % (row % ("9" * 5000)): "line 1, column", one % (row % '5, "ns_per_item": 6'): "duplicate object key",
           one % '{"name": "\udcff"}': "line 1, column", "[" * 1000000: "line 1, column", '{"a":' * 1000000: "line 1, column",
           json.dumps(document(1))[:-9]: "line 1, column", '{"benchmarks": [{"runs": [{"values": ["x"]}], "metadata": {"name": "n"}}]}':
           "benchmarks[0].runs[0].values[0]: expected a number"}
    for text, says in bad.items():
        with open("bad.json", "wb") as f:
            f.write(text.encode("utf-8", "surrogateescape"))
        for args in (["compare", good, "bad.json"], ["compare", "bad.json", "--by", "spec"], ["check", "bad.json", good],
                     ["report", "bad.json", "-o", "page"]):
            err = genlab(*args, check=1).err
            has(err, "bad.json: ", says)
            equal(err.count("\n"), 1)
    for other, says in ((".", "directory"), ("/dev/null", "line 1"), ("/dev/zero", "larger than"), ("none.json", "No such file")):
        err = genlab("compare", good, other, check=1).err
        has(err, f"{other}: ", says)


def test_huge_files_take_bounded_memory():
    with open("values.json", "w", encoding="utf-8") as f:
        f.write('{"benchmarks": [' + "[],\n" * (9 << 20) + "0]}")
    done = genlab("compare", "values.json", "values.json", check=1)
    has(done.err, "values.json: line ", "more than 8388608 values")


if __name__ == "__main__":
    sys.exit(main(globals()))
