#!/usr/bin/env python3
"""Reads the machine code of compiled strategies: what the names of strategies claim, the compiler decides.

    audit.py OUT OPCODES_H OBJECT...     writes the C source that audit.h declares, an entry per object, named by its file stem

What it says of a handler, the code of one instruction:
- It begins where the dispatch table points, be that a table of labels, of functions or a switch's jump table.
- Its own code is what can be reached from there by direct jumps without passing another handler's beginning, and from no other
  handler. What several reach (failing, adapting, a merged dispatch) is nobody's. A handler that does nothing may begin at the
  merged dispatch.
- Its way is the cheapest path from its beginning to an indirect jump or a return: the fewest calls, and of those the fewest
  instructions, adapting and failing left out. So a call that is on the way is one that no execution avoids, wherever the
  compiler put it.
- A spill is an instruction that writes to the C stack, a reload one that reads from it; the way needs a frame if it moves the
  stack pointer.
On other machines than x86-64 only indirect jumps are counted.
"""
import collections
import hashlib
import heapq
import os
import re
import subprocess
import sys

FUNCTION = re.compile(r"^([0-9a-f]+) <(.+)>:$")
LINE = re.compile(r"^\s*([0-9a-f]+):\t([0-9a-f]+(?: [0-9a-f]+)*)\s*(?:\t([^\t]*))?(?:\t([0-9a-f]+: R_.*))?$")
RELOCATION = re.compile(r"([0-9a-f]+):?\s+(R_\S+)\s+(\S+?)([+-]0x[0-9a-f]+)?(?=\s|$)")
SYMBOL = re.compile(r"^([0-9a-f]+) \S?.{6} (\S+)\t[0-9a-f]+ (?:\.\w+ )?(\S+)$")
PREFIXES = ("notrack ", "bnd ", "rep ", "repz ")
INDIRECT = re.compile(r"jmp\s+\*|br\s+x")
# What a handler calls only where it does not do its work: no way goes through these.
COLD = ("specialize", "despecialize", "unwind", "safe_point", "depth_exceeded")
ENDS = re.compile(r"ret|ud2|hlt")
JUMP = re.compile(r"j\w+\s+([0-9a-f]+)")


def objdump(path, *options):
    return subprocess.run(["objdump", "-w", *options, path], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


class Instruction:
    """One of the machine. `next` are the places where it may go on within the object; (section, address) is a place."""
    __slots__ = ("place", "size", "indirect", "jump", "call", "cold", "moves_stack", "spill", "reload", "next")


class Object:
    """The code of one object file."""

    def __init__(self, path):
        self.symbols, self.tables = {}, {}      # name: place; place of a pointer in constants: the code that it points to
        self.bases = set()                      # constants that the code or a name refers to
        self.code, self.entries = {}, []        # place: Instruction; where the handlers begin, by opcode
        self.hash = hashlib.sha256()
        for line in objdump(path, "-t"):
            found = SYMBOL.match(line)
            if found:
                self.symbols[found[3]] = (found[2], int(found[1], 16))
        self.bases |= {place for place in self.symbols.values() if place[0] == ".rodata"}
        for line in objdump(path, "-r", "-j", ".rodata"):
            found = RELOCATION.match(line)
            if found:
                self.tables[".rodata", int(found[1], 16)] = self.target(found)
        self.read(objdump(path, "-dr", "--insn-width=16"))

    def target(self, relocation):
        """The place that a relocation means, if it is in this object."""
        section, address = self.symbols.get(relocation[3], (relocation[3], 0))
        return section, address + int(relocation[4] or "0", 16)

    def read(self, listing):
        section, framed = "", False
        for line in listing:
            found = LINE.match(line)
            if found:
                at = self.add(section, found, framed)
                for relocation in RELOCATION.finditer(found[4] or ""):
                    self.relocate(at, relocation)
                framed |= (found[3] or "").split() == ["mov", "%rsp,%rbp"]
            elif line.startswith("Disassembly of section "):
                section = line[len("Disassembly of section "):-1]
            elif FUNCTION.match(line):
                framed = False
        for at in self.code.values():
            at.next = [place for place in at.next if place in self.code]

    def add(self, section, found, framed):
        text = found[3] or ""
        for prefix in PREFIXES:
            text = text.removeprefix(prefix)
        at = Instruction()
        at.place = (section, int(found[1], 16))
        at.size = len(found[2].split())
        at.indirect = bool(INDIRECT.match(text))
        at.call, at.cold = text.startswith("call"), False
        behind, target = (section, at.place[1] + at.size), JUMP.match(text)
        at.jump = bool(target)
        at.next = [] if at.indirect or ENDS.match(text) or text.startswith("jmp") else [behind]
        if target:
            at.next.append((section, int(target[1], 16)))
        at.moves_stack = text.startswith("push") or bool(re.match(r"sub\s+\$\w+,%rsp", text))
        at.spill, at.reload = stack_use(text, framed)
        self.code[at.place] = at
        self.hash.update(bytes.fromhex(found[2].replace(" ", "")))
        return at

    def relocate(self, at, relocation):
        """The bytes of a relocated field are zero; what it refers to outside of this object is part of the hash."""
        place = self.target(relocation)
        at.cold |= at.call and relocation[3] in COLD
        self.hash.update(("%s %s;" % (relocation[2], place[0])).encode())
        if place[0] == ".rodata":
            self.bases.add(place)
        elif at.jump:
            at.next[-1] = (place[0], place[1] + 4)      # to another section or object

    def find_handlers(self, count):
        """The dispatch table: the constants that have a pointer to code for each opcode, and nothing else begins among them."""
        for base in sorted(self.bases):
            slots = [(base[0], base[1] + 8 * i) for i in range(count)]
            if all(self.tables.get(slot) in self.code for slot in slots) and not self.bases & set(slots[1:]):
                self.entries = [self.tables[slot] for slot in slots]
                return


def stack_use(text, framed):
    """Whether an instruction writes to and reads from the C stack."""
    name, _, operands = text.partition(" ")
    if name.startswith(("push", "pop")):
        return name.startswith("push"), name.startswith("pop")
    slot = re.search(r"\(%%(?:rsp%s)[,)]" % ("|rbp" if framed else ""), operands)
    if not slot or name.startswith(("lea", "nop")):
        return False, False
    last = operands.split("#")[0].rstrip().endswith(")")
    written = last and not name.startswith(("cmp", "test", "ucomis", "comis", "bt", "call", "jmp", "mul", "imul", "div", "idiv"))
    return written, not (written and name.startswith(("mov", "set")))


def reach(code, begin, others):
    """All that a handler can reach without passing the beginnings of others."""
    seen, todo = {begin}, [begin]
    while todo:
        for place in code[todo.pop()].next:
            if place not in seen and place not in others:
                seen.add(place)
                todo.append(place)
    return seen


def way(code, begin, others):
    """The instructions of the cheapest path to an indirect jump or a return; nothing where all paths are cold or others'."""
    queue, before = [(code[begin].call, 1, begin, None)], {}
    while queue:
        calls, length, place, previous = heapq.heappop(queue)
        at = code[place]
        if place in before or at.cold:
            continue
        before[place] = previous
        if not at.next:
            path = []
            while place:
                path.append(code[place])
                place = before[place]
            return path[::-1]
        for following in at.next:
            if following not in before and following not in others:
                heapq.heappush(queue, (calls + code[following].call, length + 1, following, place))
    return []


def passing(ways):
    """How many ways pass an instruction, by place."""
    return collections.Counter(at.place for path in ways for at in path)


def ranges(own):
    """Instructions as ranges of addresses, [from, to), of the section .text."""
    merged = []
    for at in sorted((at for at in own if at.place[0] == ".text"), key=lambda at: at.place[1]):
        if merged and merged[-1][1] == at.place[1]:
            merged[-1][1] += at.size
        else:
            merged.append([at.place[1], at.place[1] + at.size])
    return merged


def audit(path, opcodes, f):
    stem = os.path.splitext(os.path.basename(path))[0]
    machine = Object(path)
    machine.find_handlers(opcodes)
    code, entries = machine.code, set(machine.entries)
    passed = passing(way(code, place, ()) for place in entries)
    begins = {place for place in entries if passed[place] <= len(entries) / 2}
    ways = {place: way(code, place, begins) or way(code, place, ()) for place in entries}
    passed = passing(ways.values())
    reached = {place: reach(code, place, begins) for place in entries}
    reachers = collections.Counter(place for places in reached.values() for place in places)
    spans, rows = [], []
    start = machine.symbols.get("run", (None, 0))[1]
    for place in machine.entries:
        own = [code[p] for p in reached[place] if reachers[p] == 1]
        path = ways[place]
        first = len(spans)
        spans += ["{%d, %d}" % (a - start, b - start) for a, b in ranges(own)]
        rows.append((len(own), sum(at.size for at in own), sum(at.spill for at in own), sum(at.reload for at in own),
                     len(path), sum(at.call for at in path), sum(at.spill + at.reload for at in path),
                     any(at.moves_stack for at in path), bool(path) and passed[path[-1].place] > 1, first, len(spans) - first))
    if rows:
        f.write("static const vm_code_range ranges_%s[] = {%s};\n" % (stem, ", ".join(spans)))
        f.write("static const vm_handler handlers_%s[] = {\n%s};\n" % (
            stem, "".join("    {%s},\n" % ", ".join(str(int(n)) for n in row) for row in rows)))
    jumps = sum(at.indirect for at in code.values())
    tables = "handlers_%s, ranges_%s" % (stem, stem) if rows else "NULL, NULL"
    return '    {&%s, %d, "%s", %d, %s},\n' % (stem, jumps, machine.hash.hexdigest()[:16], len(rows), tables)


def main():
    out, header, objects = sys.argv[1], sys.argv[2], sys.argv[3:]
    with open(header, encoding="utf-8") as f:
        opcodes = len(re.findall(r"^    OP_", f.read(), re.M))
    with open(out, "w", encoding="utf-8") as f:
        f.write("/* Generated by vm/audit.py. */\n#include \"audit.h\"\n\n"
                "#define RUN_FORM_SYMBOL(symbol) extern const run_form symbol;\n#include \"run_forms.def\"\n\n")
        entries = [audit(path, opcodes, f) for path in objects]
        f.write("const machine_code machine_codes[] = {\n%s    {0},\n};\n" % "".join(entries))


if __name__ == "__main__":
    main()
