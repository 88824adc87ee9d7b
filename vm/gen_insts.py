#!/usr/bin/env python3
"""The cutter: collects instruction bodies, guards and specializers into build-directory headers.

It reads vm/inst/*.c and specializers/*.c and cuts whole blocks, from `INST(`, `GUARD(` or `FILL(` in column 0 to the
first `}` in column 0, with #line so that errors and debuggers point at the source. It never rewrites a body.
From the heads alone it derives the enum, the names, the stack effects and the table of specializers.

    gen_insts.py OUTDIR FILE...      writes opcodes.h opcode_table.h insts.h guards.h fills.h specializers.def

and insts_1.h, insts_2.h: the same bodies in other orders. Where a handler lies in memory changes what it costs, so the lab
samples over orders.
"""
import os
import random
import re
import sys

HEAD = re.compile(r"^INST\((\w+), \((.*)\)((?:, \w+)*)\)\s*(?:/\*.*\*/)?\s*$")
GUARD = re.compile(r"^(GUARD|FILL)\((\w+)((?:, [\w ]+\*?\w+)*)\)")
SPECIALIZER = re.compile(r"^(SPECIALIZER|FUSION)\((\w+), (\w+), (\w+)\);\s*$")
FIRST = "LOAD_FAST"     # what a fusion begins with
ITEM = re.compile(r"^(\w+)(?:\[(.+)\])?$")
ARGKINDS = ("NONE", "COUNT", "CONST", "NAME", "SLOT", "JUMP", "INT", "FLAG")
FLAGS = ("ADAPTIVE", "STOP", "BACK", "ENTERS")
CACHE = re.compile(r"^CACHE_(\d)$")    # so many words behind the heat
# What a guard or a fill may take before its operands, in any order: `at` is the instruction's word.
CONTEXT = {"vm *vm": "vm", "const vm *vm": "vm", "const frame *f": "vm->current", "const word *cache": "at + 2",
           "word *cache": "(word *)(uintptr_t)at + 2", "uint32_t arg": "WORD_ARG(*at)", "uint8_t op": "opcode_table[WORD_OP(*at)].base", "const value *sp": "sp"}
WAITS = re.compile(r"^WAITS_(\d)$")    # so many entries in place of its operands while it waits for a frame, if those are more
SHUFFLED = (1, 2)    # besides the order of the sources


def fail(where, message):
    sys.exit("%s: %s" % (where, message))


def count(where, items):
    """The C expression for how many entries a list of stack items stands for; `arg` is free in it."""
    terms = []
    plain = 0
    for item in re.findall(r"\w+(?:\[[^\]]*\])?", items):
        m = ITEM.match(item)
        if m.group(2) is None:
            plain += 1
        else:
            terms.append("(int)(%s)" % m.group(2))
    if re.sub(r"\w+(?:\[[^\]]*\])?", "", items).strip():
        fail(where, "cannot read the stack items '%s'" % items)
    return " + ".join([str(plain)] + terms)


class Inst:
    def __init__(self, where, name, effect, flags):
        self.name = name
        m = re.match(r"^(.*?)--([^|]*)(\|.*)?$", effect)
        if not m:
            fail(where, "a stack picture is (before -- after) or (before -- after | when it branches)")
        self.pops = count(where, m.group(1))
        self.pushes = count(where, m.group(2))
        self.jumps = m.group(3) is not None
        self.branch = count(where, m.group(3)[1:]) if self.jumps else "0"
        self.flags = []
        self.cache = 0      # words behind the instruction's; a specialized form has its base's
        self.waits = 0
        self.argkind = "JUMP" if self.jumps else "NONE"
        for flag in flags:
            if flag in FLAGS:
                self.flags.append(flag)
            elif flag in ARGKINDS:
                self.argkind = flag
            elif CACHE.match(flag):
                self.cache = int(flag[-1])
            elif WAITS.match(flag):
                self.waits = int(flag[-1])
            else:
                fail(where, "unknown flag " + flag)
        if self.cache and "ADAPTIVE" not in self.flags:
            fail(where, "only what is ADAPTIVE has a cache")
        self.cache += "ADAPTIVE" in self.flags
        self.base = name


def blocks(path):
    """(line number, lines) of each block that starts in column 0 with INST(, GUARD( or FILL(."""
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    i = 0
    while i < len(lines):
        if lines[i].startswith(("INST(", "GUARD(", "FILL(")):
            start = i
            while i < len(lines) and lines[i] != "}" and not (i == start and lines[i].endswith("}")):
                i += 1
            if i == len(lines):
                fail("%s:%d" % (path, start + 1), "no closing brace in column 0")
            yield start + 1, lines[start:i + 1]
        i += 1


def parameters(text):
    """The arguments, in terms of `at` and `sp`, for the parameters of a guard or a fill."""
    params = [p.strip() for p in text.split(",")[1:]]
    depth = sum(p not in CONTEXT for p in params)
    if any(p in CONTEXT for p in params[len(params) - depth:]):
        return None
    return [CONTEXT[p] for p in params[:len(params) - depth]] + ["sp[%d]" % (k - depth) for k in range(depth)]


def main():
    outdir, files = sys.argv[1], sorted(sys.argv[2:], key=lambda p: ("specializers" in p, os.path.basename(p)[:-2] + "~"))
    insts, texts, guards, fills, specs, stems = [], [], [], [], [], []
    heads = {"GUARD": [], "FILL": []}   # declared first, since one may use another's
    for path in files:
        stem = os.path.splitext(os.path.basename(path))[0]
        plugin = "specializers" in os.path.basename(os.path.dirname(os.path.abspath(path)))
        args = {"GUARD": None, "FILL": None}
        for line, block in blocks(path):
            where = "%s:%d" % (path, line)
            text = '#line %d "%s"\n%s\n' % (line, path, "\n".join(block))
            if not block[0].startswith("INST("):
                m = GUARD.match(block[0])
                found = parameters(m.group(3)) if m else None
                if found is None or m.group(2) != stem:
                    fail(where, "the guard of this file is GUARD(%s, [context,] value operand, ...), and so is its FILL" % stem)
                args[m.group(1)] = found
                heads[m.group(1)].append(m.group(0) + ";\n")
                (guards if m.group(1) == "GUARD" else fills).append(text)
                continue
            m = HEAD.match(block[0])
            if not m:
                fail(where, "cannot read the head: INST(NAME, (before -- after), FLAG, ...)")
            inst = Inst(where, m.group(1), m.group(2), [f for f in m.group(3).split(", ") if f])
            if plugin:
                inst.flags += ["ADAPTIVE", "SPECIAL"]
            insts.append(inst)
            texts.append(text)
        if plugin:
            with open(path, encoding="utf-8") as f:
                found = [SPECIALIZER.match(l) for l in f if l.startswith(("SPECIALIZER(", "FUSION("))]
            if args["GUARD"] is None or not found or not all(found):
                fail(path, "a specializer needs one GUARD and SPECIALIZER(%s, BASE, SPECIAL); or FUSION" % stem)
            stems.append((stem, args))
            for m in found:
                if m.group(2) != stem or not m.group(4).startswith(stem.upper()):
                    fail(path, "file stem, name and opcode must agree: SPECIALIZER(%s, BASE, %s...)" % (stem, stem.upper()))
                specs.append(m.groups())
    names = {inst.name: inst for inst in insts}
    if len(names) != len(insts) or len(insts) > 256:
        sys.exit("instruction names must be unique, at most 256")
    for form, stem, base, special in specs:
        if base not in names or special not in names:
            sys.exit("specializers/%s.c: unknown instruction %s or %s" % (stem, base, special))
        if "ADAPTIVE" not in names[base].flags:
            sys.exit("specializers/%s.c: %s is not ADAPTIVE" % (stem, base))
        if form == "FUSION":
            base = FIRST
            names[special].flags.remove("ADAPTIVE")
        names[special].base = base
        names[special].cache = names[base].cache

    bodies = ["#undef THIS\n#undef THIS_CACHE\n#define THIS OP_%s\n#define THIS_CACHE %d\n%s" % (inst.name, inst.cache, text)
              for inst, text in zip(insts, texts)]

    def write(name, text):
        with open(os.path.join(outdir, name), "w", encoding="utf-8") as f:
            f.write("/* Generated by vm/gen_insts.py. */\n" + text)

    write("opcodes.h", "#ifndef GENLAB_OPCODES_H\n#define GENLAB_OPCODES_H\nenum opcode {\n%s    OPCODE_COUNT\n};\n"
          "enum opcode_words {\n%s};\n#define OPCODES(X) %s\nenum specializer {\n%s    SPECIALIZER_COUNT\n};\n#endif\n"
          % ("".join("    OP_%s,\n" % i.name for i in insts),
             "".join("    WORDS_%s = %d,\n" % (i.name, 1 + i.cache) for i in insts), " ".join("X(%s)" % i.name for i in insts),
             "".join("    SPEC_%s,\n" % s for s, _ in stems)))
    functions, rows, known = [], [], {}

    def effect(expr):
        if expr not in known:
            known[expr] = "effect_%d" % len(known)
            functions.append("static int %s(uint32_t arg) { (void)arg; return %s; }\n" % (known[expr], expr))
        return known[expr]

    for i in insts:
        flags = ["OPF_" + f for f in i.flags] + (["OPF_JUMP"] if i.jumps else [])
        rows.append('    [OP_%s] = { "%s", OP_%s, %s, ARG_%s, %d, %d, %s, %s, %s },\n'
                    % (i.name, i.name, i.base, " | ".join(flags) or "0", i.argkind, 1 + i.cache, i.waits,
                       effect(i.pops), effect(i.pushes), effect(i.branch)))
    write("opcode_table.h", "%sconst opcode_info opcode_table[256] = {\n%s};\n" % ("".join(functions), "".join(rows)))
    write("insts.h", "".join(bodies))
    for seed in SHUFFLED:
        write("insts_%d.h" % seed, "".join(random.Random(seed).sample(bodies, len(bodies))))
    write("guards.h", "".join(heads["GUARD"] + guards))
    write("fills.h", "".join(heads["FILL"] + fills))
    write("specializers.def", "".join("STEM(%s, %s)\n" % (s, ", ".join(args["GUARD"])) for s, args in stems) +
          "".join("FILLS(%s, %s)\n" % (s, ", ".join(args["FILL"])) for s, args in stems if args["FILL"] is not None) +
          "".join("SPECIALIZE(%s, %s, %s)\n" % s[1:] for s in specs))


main()
