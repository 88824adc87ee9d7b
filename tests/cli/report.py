#!/usr/bin/env python3
"""Tests of genlab report and genlab plot on result files made here, whose ratios are known: report.py GENLAB.

The last line is "N passed, N failed".
"""
import json
import pathlib
import random
import shutil
import sys

from harness import Skipped, equal, genlab, has, main, write
from made import CHANGED, NAMES, audited, counts, put


def test_a_report_marks_such_a_strategy_too():
    if not shutil.which("gnuplot"):
        raise Skipped("no gnuplot")
    merged = {"contradicts": True, "verdict": "1 indirect jump: merged by the compiler", "indirect_jumps": 1, "spills": 77}
    done = genlab("report", audited(1, {CHANGED: 1.05}, cgoto=merged), "-o", "page", check=0)
    has(done.out, "! cgoto: 1 indirect jump: merged by the compiler.")
    has(pathlib.Path("page/costs.tsv").read_text(encoding="utf-8"), "\t! cgoto\t")
    has(pathlib.Path("page/distribution.tsv").read_text(encoding="utf-8"), "\ta native loop\tyardstick\t", "\ttwin\t")
    has(pathlib.Path("page/index.html").read_text(encoding="utf-8"), "Dispatch strategies against ! cgoto",
        "are equal ratios. ! cgoto: 1 indirect jump: merged by the compiler.", "<td>! cgoto@gcc-12</td>",
        "<td>1 indirect jump: merged by the compiler</td>", '<td class="n">77</td>')


def test_a_report_says_why_strategies_differ():
    if not shutil.which("gnuplot"):
        raise Skipped("no gnuplot")
    both = [{"name": n, "instructions_per_item": 70 if "/tail/" in n else 50, "bytecodes_per_item": 10} for n in NAMES]
    genlab("report", put("r.json", 1, {CHANGED: 1.05}, counts=both), "-o", "page", check=0)
    page = pathlib.Path("page/index.html").read_text(encoding="utf-8")
    has(page, "Why: machine instructions per executed bytecode", 'data-value="1.4">')
    assert "Why: cycles" not in page


def ablated():
    """A result in which a specializer halves the time and another does nothing."""
    rng, rows, counts = random.Random(4), [], []
    for one, ns in (("none", 20), ("halves", 10), ("idles", 20), ("-halves", 20), ("-idles", 10), ("all", 10), ("all/twin", 10)):
        name = "sums/tail/" + one.replace("/twin", "") + "/n:10" + ("/twin" if "twin" in one else "")
        rows += [{"name": name, "run_name": name, "run_type": "iteration", "ns_per_item": ns * rng.gauss(1, 0.004), "launch": launch, "round": r}
                 for launch in range(16) for r in range(2)]
        counts.append({"name": name, "instructions_per_item": 7.0 * ns, "bytecodes_per_item": 3.0})
    parts = [{"name": "halves", "hits_per_item": 1.0, "without": "-halves", "upto": "halves"},
             {"name": "idles", "hits_per_item": 0.5, "without": "-idles", "upto": "all"}]
    entry = {"workload": "sums", "items": 10, "full": "all", "main": "for_iter_gen", "parts": parts}
    return {"context": {"genlab": {"commit": "c", "dirty": False}}, "benchmarks": rows, "counts": counts, "ablation": [entry]}


def test_a_report_says_and_draws_what_each_specializer_is_worth():
    if not shutil.which("gnuplot"):
        raise Skipped("no gnuplot")
    done = genlab("report", write("a.json", json.dumps(ablated())), "-o", "page", check=0)
    has(done.out, "sums under tail: 2 specializers fire", "alone, halves is worth most: time without specializers over time with it 2.0",
        "beside all others, halves is worth most: time without it over time with all", "140 machine instructions per item")
    assert "idles is worth" not in done.out and "next idles" not in done.out, done.out
    page = open("page/index.html", encoding="utf-8").read()
    has(page, "What each specializer is worth", "ladder-wide", "ladder-instructions-narrow", "heat-alone-1-wide", "heat-left-out-1-narrow")
    heat = [line.split("\t") for line in open("page/heat-alone-1.tsv").read().splitlines()[1:]]
    equal([(row[2], row[3], row[7]) for row in heat], [("sums", "halves", "1"), ("sums", "idles", "0")])
    equal([line.split("\t")[1] for line in open("page/ladder.tsv").read().splitlines()[1:]], ["everything off", "+ halves", "+ idles"])
    assert "-halves" not in open("page/costs.tsv").read()


def strategies():
    """A result with two strategies, one slower by a fifth, with and without specializers; the last row of each workload has a twin."""
    rng, rows = random.Random(5), []
    for workload, ns in (("list_iter", 3), ("gen_iter", 7), ("yield_from_1", 9), ("yield_from_10", 30)):
        for dispatch, factor in (("switch", 1.2), ("tail", 1.0)):
            for one, more in (("none", 2.0), ("for_iter_gen", 1.5), ("all", 1.0)):
                name = f"{workload}/{dispatch}/{one}/n:10"
                for name in [name, name + "/twin"] if (dispatch, one) == ("tail", "all") else [name]:
                    rows += [{"name": name, "run_name": name, "run_type": "iteration", "ns_per_item": ns * factor * more * rng.gauss(1, 0.004),
                              "launch": launch, "round": r} for launch in range(16) for r in range(2)]
    return json.dumps({"context": {"genlab": {"commit": "c", "dirty": False}}, "benchmarks": rows})


def test_a_report_says_what_the_figures_say():
    told = genlab("report", write("a.json", strategies()), "--format", "text", check=0).out
    has(told, "With all specializers, tail has the least time of the dispatch strategies (geometric mean of 4 workloads). Against it switch "
        "takes 1.20 (1.", "slower in 4 of 4 workloads", "FOR_ITER_GEN alone (the set for_iter_gen) is faster than no specializer in 8 of 8 pairs",
        "An item of gen_iter against one of list_iter, under tail: 2.3", "An item of yield_from at depth 10 against one at depth 1, under tail: 3.3",
        "identical twins of 4 rows")
    swapped = strategies().replace("switch", "?").replace("tail", "switch").replace("?", "tail")
    other = genlab("report", write("b.json", swapped), "--format", "text", check=0).out
    sentences = [line for line in told.splitlines() if line.endswith(".")]
    equal([line for line in other.splitlines() if line.endswith(".")],
          [line.replace("switch", "?").replace("tail", "switch").replace("?", "tail") for line in sentences])


def test_a_report_claims_nothing_of_few_launches():
    few = json.loads(strategies())
    few["benchmarks"] = [row for row in few["benchmarks"] if row["launch"] < 5]
    told = genlab("report", write("a.json", json.dumps(few)), "--format", "text", check=0).out
    has(told, "slower in 0 of 4 workloads", "comparisons rest on too few launches")


def test_a_report_for_a_pull_request():
    write("a.json", strategies())
    told = genlab("report", "a.json", "--format", "markdown", check=0).out
    has(told, "### a.json\n", "\n- With all specializers, tail has", "| workload ", "|:--|:--|--:|--:|")
    genlab("report", "a.json", "--format", "markdown", "-o", "summary.md", check=0)
    equal(open("summary.md", encoding="utf-8").read(), told)
    has(genlab("report", "a.json", "--format", "pdf", check=2).err, "known: html, text, markdown")
    has(genlab("report", "a.json", "--format", "text", "-o", "no/such.txt", check=1).err, "no/such.txt: ")


def test_files_of_one_origin_are_pooled():
    first, second = json.loads(strategies()), json.loads(strategies())
    for one in (first, second):
        one["context"]["genlab"].update(compilers=["gcc"], build_type="release", cpu="c", hostname="h")
    for row in second["benchmarks"]:
        row["ns_per_item"] *= 3
    told = genlab("report", write("a.json", json.dumps(first)), write("b.json", json.dumps(second)), "--format", "text", check=0).out
    equal(told.count("With all specializers"), 1)
    has(told, "takes 1.20 (1.")       # pairs stay within their launch


def test_plot_draws_a_comparison():
    write("a.json", strategies())
    for args in (["a.json"], ["a.json", "--by", "dispatch"], ["a.json", "--by", "dispatch", "-o", "x.gif"],
                 ["a.json", "--by", "dispatch", "-o", "x.svg", "--width", "1"], ["a.json", "--by", "zork", "-o", "x.svg"]):
        assert genlab("plot", *args, check=2).err, args
    has(genlab("plot", "no.json", "--by", "dispatch", "-o", "x.svg", check=1).err, "no.json: ")
    if not shutil.which("gnuplot"):
        raise Skipped("no gnuplot")
    equal(genlab("plot", "a.json", "--by", "dispatch", "--base", "tail", "--filter", "spec=all", "-o", "x.svg", check=0).out, "")
    has(open("x.svg", encoding="utf-8").read(), 'role="img"', "time against tail", "prefers-color-scheme: dark", "<text>gen_iter")
    genlab("plot", "a.json", "a.json", "-o", "x.png", check=0)
    assert open("x.png", "rb").read(8) == b"\x89PNG\r\n\x1a\n"
    has(genlab("plot", "a.json", "--by", "dispatch", "-o", "no/x.svg", check=1).err, "no: No such file")


if __name__ == "__main__":
    sys.exit(main(globals()))
