#!/usr/bin/env python3
"""Tests of genlab audit and of what reads the machine code for it: audit.py GENLAB."""
import json
import os
import pathlib
import platform
import re
import subprocess
import sys

from harness import Skipped, equal, genlab, has, main, write

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "vm"))
import audit as reader  # noqa: E402

# Three handlers of a switch, one of which calls, one only when it is not warm.
HANDLERS = """
        .text
run:    jmp dispatch
first:  mov %rax, 8(%rsp)
        test %rdi, %rdi
        je cold
        mov 8(%rsp), %rax
dispatch:
        movzbl (%rsi), %eax
        jmp *table(,%rax,8)
second: test %rdi, %rdi
        je other
        jmp dispatch
other:  call helper
        jmp dispatch
third:  push %rbx
        call helper
        pop %rbx
        jmp dispatch
cold:   call specialize
        jmp dispatch
        .section .rodata
        .quad 7
table:  .quad first, second, third
"""


def audit(text):
    """The indirect jumps, the hash and the handlers' figures of an object made of this assembly."""
    if platform.machine() != "x86_64":
        raise Skipped("only on x86-64")
    with open("code.c", "w", encoding="utf-8") as out:
        subprocess.run(["cc", "-c", write("code.s", text), "-o", "code.o"], check=True)
        entry = reader.audit("code.o", 3, out)
    rows = re.findall(r"^    \{(.*)\},$", pathlib.Path("code.c").read_text(encoding="utf-8"), re.M)
    _, jumps, code, *_ = entry.strip(" {},\n").split(", ")
    return int(jumps), code, [[int(n) for n in row.split(", ")][:-2] for row in rows]


def strategies(*args):
    return json.loads(genlab("audit", "--format", "json", *args, check=0).out)["strategies"]


def test_handlers_are_told_apart():
    jumps, _, rows = audit(HANDLERS)
    equal(jumps, 1)
    # Own instructions, bytes, spills, reloads; the way's instructions, calls, uses of the stack, frame, shared jump.
    equal([row[:1] + row[2:] for row in rows], [[6, 1, 1, 6, 0, 2, 0, 1], [5, 0, 0, 5, 0, 0, 0, 1], [4, 1, 1, 6, 1, 2, 1, 1]])


def test_a_jump_of_its_own():
    own = HANDLERS.replace("je other\n        jmp dispatch", "je other\n        movzbl (%rsi), %eax\n        jmp *table(,%rax,8)")
    jumps, _, rows = audit(own)
    equal(jumps, 2)
    equal([row[-1] for row in rows], [1, 0, 1])


def test_addresses_are_not_part_of_the_hash():
    _, code, _ = audit(HANDLERS)
    equal(audit(HANDLERS.replace(".quad 7", ".quad 7, 8"))[1], code)
    equal(audit(HANDLERS.replace("helper", "another"))[1] != code, True)
    equal(audit(HANDLERS.replace("%rbx", "%rbp"))[1] != code, True)


def test_preferred_compilations_are_what_they_claim():
    found = [s for s in strategies() if s["preferred"] and "-O0" not in s["flags"] and "-fsanitize" not in s["flags"]]
    if not found:
        raise Skipped("nothing is optimized here")
    for s in found:
        assert not s["contradicts"], f"{s['name']}: {s['verdict']}"


def test_the_text_names_each_strategy_and_its_verdict():
    out = genlab("audit", check=0).out
    for s in strategies():
        has(out, s["name"], s["verdict"], s["code"][:8])
        has(s["verdict"], f"{s['indirect_jumps']} indirect jump")
    equal([line[:1] for line in out.splitlines()[1:]], ["!" if s["contradicts"] else " " for s in strategies()])


def test_globs_choose():
    names = [s["name"] for s in strategies()]
    one = names[0]
    equal([s["name"] for s in strategies("--dispatch", one)], [one])
    base = one.split("@")[0]
    equal([s["name"] for s in strategies("--dispatch", base + ",nothing")], [n for n in names if n.split("@")[0] == base])
    equal([s["name"] for s in strategies("--dispatch", "*@*")], names)
    has(genlab("audit", "--dispatch", "nothing*", check=2).err, "genlab audit: no strategy matches 'nothing*'")


def test_a_handler():
    for s in strategies("nop"):
        equal(list(s.get("opcodes", {})), ["NOP"] if s.get("handlers") else [])
    done = genlab("audit", "NOP")
    has(done.out, "NOP: its own code", *(s["name"] for s in strategies()))
    if done.returncode == 0 and strategies()[0].get("handlers"):
        has(done.out, "\n  1 ")
    equal([line for line in done.out.splitlines() if line != line.rstrip()], [])


def test_without_objdump_the_figures_are_there():
    done = genlab("audit", "NOP", env={**os.environ, "PATH": "/nowhere"})
    has(done.out, "NOP: its own code")
    if strategies()[0].get("handlers"):
        equal(done.returncode, 1)
        has(done.err, "genlab audit: the code is not shown, since objdump (of binutils) does not work here")


def test_results_keep_it():
    done = genlab("bench", "--workload", "list_sum", "--dispatch", strategies()[0]["name"], "--specialize", "none", "--launches", "0",
                  "-o", "r.json")
    if done.returncode == 0:
        kept = json.loads(pathlib.Path("r.json").read_text(encoding="utf-8"))["context"]["genlab"]["dispatch"]
        wanted = strategies()
        for s in wanted:
            s.pop("opcodes")
        equal(kept, wanted)


def test_wrong_use():
    has(genlab("audit", "NOP", "NOP", check=2).err, "one opcode at a time")
    has(genlab("audit", "NOPE", check=2).err, "unknown opcode 'NOPE'")
    has(genlab("audit", "--format", "xml", check=2).err, "--format: unknown format 'xml'; known: text, json")
    has(genlab("audit", "--nope", check=2).err, "Try 'genlab audit --help'.")


sys.exit(main(globals()))
