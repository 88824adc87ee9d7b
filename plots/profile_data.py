"""What plots/profile reads and adds up: perf's text, callgrind's files, perf maps. Both kinds of recording become stacks:
pairs of frames, a tuple of names with the innermost first, and a cost. A Python function is named py::NAME:FILE, as its
map names it."""
import bisect
import re
from collections import Counter, defaultdict

HANDLER = re.compile(r"op_([A-Z][A-Z0-9_]*)")


class BadInput(ValueError):
    """A text that is not what the tool writes; says where."""


class PerfMap:
    """Address ranges of one process, from the text of its perf map."""

    def __init__(self, text=""):
        self.ranges = []
        for number, line in enumerate(text.split("\n"), 1):
            fields = line.split(" ", 2)
            if fields == [""]:
                continue
            try:
                start, size, name = int(fields[0], 16), int(fields[1], 16), fields[2]
            except (ValueError, IndexError):
                raise BadInput(f"perf map, line {number}: not START SIZE NAME: {line[:60]!r}") from None
            self.ranges.append((start, start + size, name))
        self.ranges.sort()
        self.starts = [start for start, _, _ in self.ranges]

    def name(self, address):
        """The name of the range that has the address, or None."""
        i = bisect.bisect_right(self.starts, address) - 1
        return self.ranges[i][2] if i >= 0 and address < self.ranges[i][1] else None


# A sample's frames follow its head, innermost first; the only frame of a sample without callers stands on the head's line.
SAMPLE = re.compile(r"\s*(\d+)\s+(\d+):?\s*(?:([0-9a-f]+)(?: (.*))?)?")
FRAME = re.compile(r"\s+([0-9a-f]+)(?: (.*))?")


def read_perf_script(lines, pids=None):
    """Stacks of what `perf script -F pid,period,ip,sym` prints; adds the process numbers to the set pids."""
    stacks = Counter()
    frames, period = [], None
    for number, line in enumerate([*lines, ""], 1):
        line = line.rstrip("\n")
        if not line.strip():
            if period is not None:
                stacks[tuple(frames)] += period
            frames, period = [], None
        elif period is None:
            match = SAMPLE.fullmatch(line)
            if not match:
                raise BadInput(f"perf script, line {number}: not the head of a sample: {line[:60]!r}")
            if pids is not None:
                pids.add(int(match[1]))
            period = int(match[2])
            if match[3]:
                frames.append((match[4] or "[unknown]").strip())
        else:
            match = FRAME.fullmatch(line)
            if not match:
                raise BadInput(f"perf script, line {number}: not a frame: {line[:60]!r}")
            frames.append((match[2] or "[unknown]").strip())
    return list(stacks.items())


NAME = re.compile(r"\((\d+)\)(?: (.*))?")
ADDRESS = re.compile(r"0x[0-9a-f]+")
POSITION = re.compile(r"(?:[+-]?\d+|0x[0-9a-f]+|\*)(?: |$)")


class Callgrind:
    """A callgrind output file: the first event's cost by function itself, and by calls with all that they lead to. A name
    is the function's and, with --separate-callers, its callers', as one text with ' between."""

    def __init__(self, lines):
        self.names = {}
        self.self_cost, self.calls = defaultdict(int), defaultdict(int)
        self.head = {}
        function = callee = None
        in_call = False
        positions = 1
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            try:
                if POSITION.match(line):
                    cost = int((line.split() + ["0"])[positions]) if len(line.split()) > positions else 0
                    if function is None:
                        raise ValueError
                    if in_call:
                        self.calls[function, callee] += cost
                    else:
                        self.self_cost[function] += cost
                    in_call = False
                elif line.startswith("fn="):
                    function = self.resolve(line[3:])
                elif line.startswith("cfn="):
                    callee = self.resolve(line[4:])
                elif line.startswith("calls="):
                    in_call = True
                elif ": " in line and "=" not in line.split(": ")[0]:
                    key, text = line.split(": ", 1)
                    self.head.setdefault(key, text)
                    if key == "positions":
                        positions = len(text.split())
            except (ValueError, KeyError):
                raise BadInput(f"callgrind output, line {number}: {line[:60]!r}") from None
        if "events" not in self.head:
            raise BadInput("callgrind output: it has no line 'events: '")

    def resolve(self, text):
        match = NAME.fullmatch(text)
        if not match:
            return text
        if match[2] is not None:
            self.names[match[1]] = match[2]
        return self.names[match[1]]

    def total(self):
        return sum(self.self_cost.values())

    def calls_of(self, name):
        """What the calls of a function cost, with all that they lead to."""
        return sum(cost for (_, callee), cost in self.calls.items() if callee == name)

    def stacks(self, perf_map):
        """Self costs as stacks; addresses become the names that the map has for them."""
        stacks = Counter()
        for context, cost in self.self_cost.items():
            frames = []
            for name in context.split("'"):
                if name.isdigit():      # a level of recursion
                    continue
                if name == "(below main)":
                    break
                if ADDRESS.fullmatch(name):
                    name = perf_map.name(int(name, 16)) or "[unknown]"
                frames.append(name)
            stacks[tuple(frames)] += cost
        return list(stacks.items())


def by_opcode(stacks):
    """Cost by instruction: {name: (of its handler itself, with the C code that it calls)}, and what is in none."""
    own, whole = Counter(), Counter()
    outside = 0
    for frames, cost in stacks:
        found = [m[1] for m in map(HANDLER.fullmatch, frames) if m]
        if not found:
            outside += cost
            continue
        whole[found[0]] += cost
        if HANDLER.fullmatch(frames[0]):
            own[found[0]] += cost
    return {name: (own[name], cost) for name, cost in whole.most_common()}, outside


def functions_of(frames):
    """The Python functions of a stack, innermost first."""
    return [name[4:] for name in frames if name.startswith("py::")]


def by_function(stacks):
    """Cost by Python function: {name: (itself with the C code that it calls, with the functions that it calls)},
    most first, and what is in none."""
    own, whole = Counter(), Counter()
    outside = 0
    for frames, cost in stacks:
        found = functions_of(frames)
        if not found:
            outside += cost
            continue
        own[found[0]] += cost
        for name in set(found):
            whole[name] += cost
    order = sorted(whole, key=lambda name: (-own[name], -whole[name], name))
    return {name: (own[name], whole[name]) for name in order}, outside


def fold(stacks, python_only=False):
    """Lines `outermost;...;innermost COST`, as flamegraph.pl, speedscope and inferno read them."""
    folded = Counter()
    for frames, cost in stacks:
        names = functions_of(frames) if python_only else frames
        if names and cost > 0:
            folded[";".join(name.replace(";", ",") for name in reversed(names))] += cost
    return [f"{names} {cost}" for names, cost in sorted(folded.items())]


def read_perf_stat(text):
    """{event: number, or None where it isn't counted} of what `perf stat -x,` writes. Who may not see the kernel gets
    EVENT:u for EVENT; it is the same here."""
    events = {}
    for line in text.splitlines():
        fields = line.split(",")
        if len(fields) >= 3 and not line.startswith("#"):
            try:
                number = float(fields[0])
            except ValueError:
                number = None
            events[fields[2].removesuffix(":u")] = number
    return events
