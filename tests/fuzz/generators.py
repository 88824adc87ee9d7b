#!/usr/bin/env python3
"""Random programs rich in generator operations, run in many configurations that must agree (harness.py).

    generators.py GENLAB [--programs N | --seconds N] [--seed S] [--reference CMD]
"""
import itertools
import sys

import harness
from harness import Family

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
        try:
            if self.n % 2:
                raise e
        finally:
            e = None    # its traceback holds this frame: when a cycle goes depends on the collector
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

    def text(self):
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
        return "\n".join(self.lines) + "\n"


if __name__ == "__main__":
    sys.exit(harness.main(Family(PRELUDE, ENDING, lambda rng: Writer(rng).text()), __doc__))
