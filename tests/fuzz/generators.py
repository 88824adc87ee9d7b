#!/usr/bin/env python3
"""Random programs rich in generator operations, run in many configurations that must agree.

    generators.py GENLAB [--programs N | --seconds N] [--seed S] [--reference CMD]

Standard output and exit status of each program are compared between the plainest configuration (switch, no
specializer) and others drawn from dispatch x specializers x form x hard modes, and with CPython 3.13 where there
is one. Program number i of seed S depends on S and i only. A failure is reduced by leaving statements out.
"""
import argparse
import ast
import concurrent.futures
import itertools
import os
import random
import shlex
import shutil
import subprocess
import sys
import time

TIMEOUT = 10  # seconds, each run
REDUCING = 40  # seconds, each failure
REDUCED = 3  # failures that are reduced; the others are named
DRAWN = 12  # configurations that each program is run in, besides the plainest

PRELUDE = '''
import sys
fuel = 1500

def tick():
    global fuel
    fuel -= 1
    if fuel < 0:
        sys.exit(3)

def log(*args):
    if fuel >= 0:
        print(*args)

def clip(n):
    return n % 1000003 if isinstance(n, int) and not -(1 << 70) < n < 1 << 70 else n

def chain(e):
    names = []
    while e is not None and len(names) < 5:
        names.append(type(e).__name__ + (" from " + type(e.__cause__).__name__ if e.__cause__ else ""))
        e = e.__context__
    return names

class Source:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        tick()
        if self.n <= 0:
            raise StopIteration(self.n)
        self.n -= 1
        return self.n

class Coroutine(Source):
    def send(self, v):
        log("Coroutine.send", v)
        return self.__next__()
    def throw(self, e):
        log("Coroutine.throw", type(e).__name__)
        if self.n % 2:
            raise e
        return self.__next__()
    def close(self):
        log("Coroutine.close", self.n)

class Witness:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        log("dropped", self.name)

def state(g):
    return (g.gi_running, g.gi_suspended, type(g.gi_yieldfrom).__name__) if hasattr(g, "gi_running") else type(g).__name__

p = status = 1
q = 2
h = w = None
pool = []
'''
# What lives on ends here, in this order: not when the interpreter ends.
ENDING = '''
h = w = p = q = r = u = v = None
while pool:
    pool.pop()
log('end')
fuel = -1
sys.exit(status)
'''

INTS = ["0", "1", "-1", "2", "7", "1 << 61", "(1 << 62) - 1", "-(1 << 62)", "(1 << 62) + 1", "1 << 64"]
MIXED = ["1.5", "True", "'s'", "None", "(1, 2)", "-0.0", "1e300"]
ERRORS = ["ValueError", "KeyError", "StopIteration", "GeneratorExit", "ZeroDivisionError", "RuntimeError"]
CAUGHT = ["ValueError", "KeyError", "Exception", "GeneratorExit", "(TypeError, ValueError)", "StopIteration"]
OPERATORS = ["+", "-", "*", "+", "-", "&", "|", "^", "//", "%", "<", "=="]


class Writer:
    """Writes one program. A generator function of level n holds only generators of levels below it, so that
    there are no cycles, whose end is the collector's to choose; `next` and the like take any."""

    def __init__(self, rng):
        self.rng = rng
        self.lines = []
        self.levels = rng.randint(2, 5)
        self.names = itertools.count()

    def line(self, depth, text):
        self.lines.append("    " * depth + text)

    def chance(self, p):
        return self.rng.random() < p

    def number(self):
        return self.rng.choice(INTS if self.chance(0.4) else ["1", "2", "3", "5"])

    def value(self, names):
        roll = self.rng.random()
        if names and roll < 0.6:
            return self.rng.choice(names)
        if roll < 0.93:
            return self.number()
        return self.rng.choice(MIXED)

    def expression(self, names):
        if self.chance(0.3):
            return self.value(names)
        return f"clip({self.value(names)} {self.rng.choice(OPERATORS)} {self.value(names)})"

    def new_generator(self, level, names):
        below = self.rng.randrange(level)
        return f"g{below}({self.value(names)}, {self.rng.randint(0, 4)})"

    def slot(self, level):
        return f"pool[{self.rng.randrange(level)}]"

    def iterable(self, level, names):
        rng = self.rng
        choices = [f"range({rng.randint(0, 6)})", f"[{self.value(names)}, {self.value(names)}, {self.value(names)}]",
                   f"({self.value(names)}, {self.value(names)})", f"Source({rng.randint(0, 4)})",
                   f"Coroutine({rng.randint(0, 4)})"]
        if level:
            held = [self.new_generator(level, names)] * 3 + [self.slot(level)] * 2
            choices += held * 2
            inner = rng.choice(held)
            choices += [f"(clip({self.value(['y', *names])} {rng.choice('+-*')} y) for y in {inner})",
                        f"(y for y in {inner} if y != {self.number()})", f"zip({inner}, {self.new_generator(level, names)})",
                        f"enumerate({inner})", f"map(clip, {inner})"]
        return rng.choice(choices)

    def body(self, depth, level, names, in_generator, in_loop, room, hold):
        for _ in range(self.rng.randint(1, 3)):
            self.statement(depth, level, names, in_generator, in_loop, room, hold)

    def guarded(self, depth, text, p=0.75):
        """A statement that may raise, mostly in a try."""
        if not self.chance(p):
            self.line(depth, text)
            return
        self.line(depth, "try:")
        self.line(depth + 1, text)
        self.line(depth, f"except {self.rng.choice(['Exception', 'Exception', 'StopIteration', 'ValueError'])} as e:")
        self.line(depth + 1, "log('caught', repr(e), chain(e))")

    def operation(self, level):
        """Something done to a generator that may be running, started, finished."""
        target = self.slot(self.levels)
        return self.rng.choice([
            f"log('next', next({target}))", f"log('next', next({target}, 'end'))",
            f"log('send', {target}.send({self.value([])}))", f"log('send', {target}.send(None))",
            f"log('throw', {target}.throw({self.error()}))", f"log('close', {target}.close())",
            f"log(state({target}))"])

    def error(self):
        return f"{self.rng.choice(ERRORS)}({self.rng.randint(0, 9)})"

    def statement(self, depth, level, names, in_generator, in_loop, room, hold):
        rng = self.rng
        kinds = ["assign"] * 3 + ["log", "operation", "if", "raise", "consume", "witness"] + ["for"] * 3 + ["try"] * 2
        kinds += ["while", "hold", "drop", "rebind"]
        if in_generator:
            kinds += ["yield"] * 6 + ["yield from"] * 4 + ["return"]
        if in_loop:
            kinds += ["break", "continue"]
        kind = rng.choice(kinds)
        if not room and kind in ("for", "while", "try", "if"):
            kind = "yield" if in_generator else "assign"
        inner = (depth + 1, level, names, in_generator)
        if kind == "assign":
            self.guarded(depth, f"{rng.choice(names)} = {self.expression(names)}", 0.3)
        elif kind == "log":
            self.line(depth, f"log({next(self.names)}, {', '.join(names)})")
        elif kind == "operation":
            self.guarded(depth, self.operation(level))
        elif kind == "if":
            self.line(depth, f"if {self.value(names)} {rng.choice(['==', '!='])} {self.value(names)} or {rng.choice(names)} == {rng.randint(0, 3)}:")
            self.body(*inner, in_loop, room - 1, hold)
            if self.chance(0.5):
                self.line(depth, "else:")
                self.body(*inner, in_loop, room - 1, hold)
        elif kind == "raise":
            self.line(depth, f"if {rng.choice(names)} == {rng.randint(0, 5)}:")
            self.line(depth + 1, f"raise {self.error()}{rng.choice(['', '', ' from None', ' from KeyError()'])}")
        elif kind == "consume":
            consumer = rng.choice(["list", "tuple", "sum", "max", "set", "any", "list", "sorted"])
            text = f"{consumer}({self.iterable(level, names)})"
            if consumer == "set":
                text = f"len({text})"
            self.guarded(depth, rng.choice([f"log({next(self.names)}, {text})", f"u, *v = {self.iterable(level, names)}; log(u, v)"]))
        elif kind == "witness":
            self.line(depth, f"w = Witness({next(self.names)})")
        elif kind == "for":
            name = rng.choice(names)
            self.line(depth, f"for {name} in {self.iterable(level, names)}:")
            self.line(depth + 1, "tick()")
            self.body(*inner, True, room - 1, hold)
            if self.chance(0.2):
                self.line(depth, "else:")
                self.line(depth + 1, f"log({next(self.names)}, 'else')")
        elif kind == "while":
            count = f"n{next(self.names)}"
            self.line(depth, f"{count} = {rng.randint(1, 4)}")
            self.line(depth, f"while {count} > 0:")
            self.line(depth + 1, f"{count} -= 1")
            self.line(depth + 1, "tick()")
            self.body(*inner, True, room - 1, hold)
        elif kind == "try":
            self.line(depth, "try:")
            self.body(*inner, in_loop, room - 1, hold)
            handlers = self.chance(0.7)
            if handlers:
                self.line(depth, f"except {rng.choice(CAUGHT)} as e:")
                self.line(depth + 1, f"log({next(self.names)}, repr(e), chain(e))")
                if self.chance(0.4):
                    self.body(*inner, in_loop, room - 1, hold)
                if self.chance(0.15):
                    self.line(depth + 1, "raise")
                if self.chance(0.2):
                    self.line(depth, "else:")
                    self.body(*inner, in_loop, room - 1, hold)
            if not handlers or self.chance(0.4):
                self.line(depth, "finally:")
                self.line(depth + 1, f"log({next(self.names)}, 'finally')")
                if self.chance(0.5):
                    self.body(*inner, in_loop and self.chance(0.2), room - 1, hold)
        elif kind == "hold":
            if level:
                self.line(depth, f"{hold} = {rng.choice([self.new_generator(level, names), self.slot(level)])}")
                if self.chance(0.7):
                    self.guarded(depth, f"log(next({hold}, 'end'))")
                if in_generator and self.chance(0.4):
                    self.guarded(depth, f"yield from {hold}")
        elif kind == "drop":
            if self.chance(0.5):
                self.line(depth, f"{hold} = None")
            else:
                self.guarded(depth, f"del {rng.choice([hold, hold, 'w'])}", 0.9)
        elif kind == "rebind":
            at = rng.randrange(self.levels)
            self.line(depth, f"pool[{at}] = " + (self.new_generator(at + 1, names)
                                                 if self.chance(0.8) else f"Source({rng.randint(0, 5)})"))
        elif kind == "yield":
            target = rng.choice([f"{rng.choice(names)} = ", "", "", "r = "])
            self.line(depth, f"{target}yield {self.expression(names)}")
            if target == "r = ":
                self.line(depth, "log('got', r)")
        elif kind == "yield from":
            iterable = self.iterable(level, names)
            target = rng.choice([f"{rng.choice(names)} = ", "", "r = "])
            if iterable.startswith(("zip", "enumerate", "map")):
                target = ""  # CPython gives what the generator inside returned
            self.line(depth, f"{target}yield from {iterable}")
        elif kind == "return":
            self.line(depth, f"if {rng.choice(names)} == {rng.randint(0, 4)}:")
            self.line(depth + 1, f"return {self.value(names)}")
        else:
            self.line(depth, f"if {rng.choice(names)} != {rng.randint(0, 4)}:")
            self.line(depth + 1, kind)

    def generator(self, level):
        self.line(0, f"def g{level}(a, b):")
        self.line(1, "tick()")
        self.line(1, f"c = {self.number()}")
        names = ["a", "b", "c"]
        for _ in range(self.rng.randint(1, 4)):
            self.statement(1, level, names, True, False, 3, "h")
        self.line(1, f"yield {self.value(names)}")
        if self.chance(0.5):
            self.line(1, f"return {self.value(names)}")

    def driver(self, number):
        """A function that main calls again and again, so that its sites specialize and meet other types."""
        self.line(0, f"def drive{number}(a, b):")
        self.line(1, "tick()")
        self.line(1, "c = 0")
        for _ in range(self.rng.randint(2, 5)):
            self.statement(1, self.levels, ["a", "b", "c"], False, False, 2, "h")
        self.line(1, "return c")

    def pool(self, depth):
        fill = ", ".join(self.new_generator(i + 1, []) for i in range(self.levels))
        self.line(depth, f"pool[:] = [{fill}]")

    def program(self):
        rng = self.rng
        for level in range(self.levels):
            self.generator(level)
        drivers = rng.randint(1, 3)
        for number in range(drivers):
            self.driver(number)
        self.pool(0)
        for _ in range(rng.randint(2, 5)):
            number = rng.randrange(drivers)
            self.line(0, "try:")
            if self.chance(0.6):
                self.line(1, f"for i in range({rng.choice([3, 10, 20, 40])}):")
                if self.chance(0.6):
                    self.pool(2)
                self.line(2, f"log('drive', i, drive{number}(i, {self.value(['i'])}))")
            else:
                self.body(1, self.levels, ["p", "q"], False, False, 2, "h")
            self.line(0, "except (Exception, GeneratorExit) as e:")
            self.line(1, "log('top', repr(e), chain(e))")
            if self.chance(0.5):
                self.pool(0)
        self.line(0, f"status = {rng.choice([0, 0, 0, 1, 5])}")
        return PRELUDE + "\n".join(self.lines) + "\n" + ENDING


def run(command, program):
    """Standard output and status, or None when it takes too long."""
    try:
        done = subprocess.run([*command, "-"], input=program.encode(), capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode < 0 or b"Sanitizer" in done.stderr or b"runtime error: " in done.stderr:
        return done.stdout, done.returncode, done.stderr.decode("utf-8", "replace")
    return done.stdout, done.returncode, ""


def installed_reference():
    """python3.13, where it is one: a version manager may have a script of that name that runs nothing."""
    found = shutil.which("python3.13")
    check = "import sys; print(sys.version_info[:2] == (3, 13))"
    if found and subprocess.run([found, "-c", check], capture_output=True).stdout == b"True\n":
        return shlex.quote(found)
    return None


def errors(command, program):
    """Standard error of the reference, for what it does there is its own: the frame of a generator that ignored
    GeneratorExit is in a cycle with the traceback of what it was handling."""
    try:
        return subprocess.run([*command, "-"], input=program.encode(), capture_output=True, timeout=TIMEOUT).stderr
    except subprocess.TimeoutExpired:
        return b""


def names_known(genlab, kind):
    return subprocess.run([genlab, "--list", kind], capture_output=True, text=True, check=True).stdout.split()


def configurations(genlab):
    dispatches, specializers = names_known(genlab, "dispatch"), names_known(genlab, "specializers")
    sets = ["none", "all", "all", None]
    alone = itertools.cycle(specializers)
    hards = [[], ["--hard", "specialize"], ["--hard", "specialize,deopt"], ["--hard", "specialize,gc"]]
    return [[genlab, "run", "--dispatch", dispatch, "--specialize", chosen or next(alone), "--form", form, *hard]
            for dispatch, chosen, form, hard in itertools.product(dispatches * len(specializers), sets, ["fast", "checked"], hards)]


def disagreement(plain, others, program):
    """The first of the other commands that does something else: (command, wanted, got), or None."""
    want = run(plain, program)
    if want is None:
        return None
    if want[2]:
        return plain, (b"", 0, ""), want
    for command in others:
        got = run(command, program)
        # Collecting at every safe point costs what the program holds each time.
        if got != want and not (got is None and command[-1].endswith("gc")):
            return command, want, got
    return None


def blocks(tree):
    """The lists of statements and of handlers, the inner ones after those that hold them."""
    for node in ast.walk(tree):
        for field in ("body", "handlers", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                yield block


def instead(node):
    """What may stand in a statement's place."""
    yield []
    yield [ast.Pass()]
    if isinstance(getattr(node, "body", None), list) and not isinstance(node, (ast.FunctionDef, ast.ExceptHandler)):
        yield node.body


def reduce(plain, other, program):
    """Leaves statements out as long as the two commands disagree."""
    def still_wrong(text):
        # What lives on after a program that does not come to its end is dropped in any order.
        found = disagreement(plain, [other], text)
        return found and found[1][0].endswith(b"end\n")

    deadline = time.monotonic() + REDUCING
    tree = ast.parse(program[len(PRELUDE):-len(ENDING)])
    smaller = True
    while smaller:
        smaller = False
        for block in list(blocks(tree)):
            for i in reversed(range(len(block))):
                old = block[:]
                if isinstance(block[i], ast.AugAssign):
                    continue  # it bounds a loop
                for new in instead(block[i]):
                    block[i:i + 1] = new
                    try:
                        text = PRELUDE + ast.unparse(tree) + "\n" + ENDING
                        compile(text, "reduced", "exec")
                    except (SyntaxError, ValueError):
                        text = program
                    if text != program and len(text) < len(program) and still_wrong(text):
                        program, smaller = text, True
                        break
                    block[:] = old
                    if time.monotonic() > deadline:
                        return program
    return program


def show(found):
    command, want, got = found
    print("  under", shlex.join(command[1:] if command[0] == options.genlab else command))
    if got is None:
        print(f"  no end within {TIMEOUT} s")
        return
    print(f"  status: wanted {want[1]}, got {got[1]}")
    first = next(((i, a, b) for i, (a, b) in enumerate(itertools.zip_longest(want[0].splitlines(), got[0].splitlines()), 1)
                  if a != b), None)
    if first:
        print(f"  line {first[0]}: wanted {first[1]!r}, got {first[2]!r}")
    if got[2]:
        print(got[2][-3000:])


def main():
    genlab = options.genlab
    plain = [genlab, "run", "--dispatch", "switch", "--specialize", "none"]
    everything = configurations(genlab)
    deadline = time.monotonic() + options.seconds if options.seconds else None
    reference = options.reference or installed_reference()
    reference = reference and shlex.split(reference)

    def test(number):
        if deadline and time.monotonic() > deadline:
            return None
        rng = random.Random(f"{options.seed} {number}")
        program = Writer(rng).program()
        others = rng.sample(everything, DRAWN)
        # The reference goes first: what it prints is what is wanted.
        if reference and b"generator ignored GeneratorExit" not in errors(reference, program):
            return number, program, disagreement(reference, [plain, *others], program)
        return number, program, disagreement(plain, others, program)

    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        numbers = range(options.first, options.first + options.programs)
        for result in pool.map(test, numbers):
            if not result:
                continue
            number, program, found = result
            if not found:
                passed += 1
                continue
            failed += 1
            print(f"FAILED program {number} of seed {options.seed}")
            show(found)
            if failed <= REDUCED:
                print(reduce(reference or plain, found[0], program), flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("genlab", type=os.path.abspath)
parser.add_argument("--programs", type=int, default=100000, metavar="N", help="how many (default: as --seconds allows)")
parser.add_argument("--seconds", type=float, metavar="N", help="begin no program after this time")
parser.add_argument("--seed", type=int, default=1, metavar="S")
parser.add_argument("--first", type=int, default=0, metavar="I", help="number of the first program")
parser.add_argument("--reference", metavar="CMD", help="default: python3.13, if there is one")
parser.add_argument("--jobs", type=int, default=2)
options = parser.parse_args()
if not options.seconds and options.programs == 100000:
    options.programs = 100
sys.exit(main())
