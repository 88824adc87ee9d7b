"""What all random programs have in common: configurations that must agree, reducing, the command line.

Standard output and exit status of each program are compared between the plainest configuration (switch, no
specializer) and others drawn from dispatch x specializers x form x hard modes, and with CPython 3.13 where there
is one. A failure is reduced by leaving statements out, kept, and named by the command that repeats it.
"""
import argparse
import ast
import concurrent.futures
import dataclasses
import itertools
import os
import pathlib
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import typing

TIMEOUT = 10  # seconds, each run
REDUCING = 20  # seconds, each failure
REDUCED = 3  # failures that are reduced; the others are named
DRAWN = 12  # configurations that each program is run in, besides the plainest
SETS = 40  # random sets of specializers to draw from


@dataclasses.dataclass
class Family:
    """A kind of programs: each is the prelude, a text of its own and the ending. The last line printed is `end`."""
    prelude: str
    ending: str
    write: typing.Callable[[random.Random], str]

    def program(self, seed, number):
        """Depends on the seed and the number only."""
        return self.prelude + self.write(random.Random(f"{seed} {number}")) + self.ending


def launch(command, program):
    """What subprocess.run() returns, or None when it takes too long."""
    try:
        return subprocess.run([*command, "-"], input=program.encode(), capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return None


def outcome(done):
    """Standard output, status, and of a crash what stands in standard error; None of None."""
    if done is None:
        return None
    crashed = done.returncode < 0 or b"Sanitizer" in done.stderr or b"runtime error: " in done.stderr
    return done.stdout, done.returncode, done.stderr.decode("utf-8", "replace") if crashed else ""


def installed_reference():
    """python3.13, where it is one: a version manager may have a script of that name that runs nothing."""
    found = shutil.which("python3.13")
    check = "import sys; print(sys.version_info[:2] == (3, 13))"
    if found and subprocess.run([found, "-c", check], capture_output=True).stdout == b"True\n":
        return shlex.quote(found)
    return None


def names_known(genlab, kind):
    return subprocess.run([genlab, "--list", kind], capture_output=True, text=True, check=True).stdout.split()


def plainest(genlab):
    return [genlab, "run", "--dispatch", "switch", "--specialize", "none"]


def configurations(genlab, rng):
    """Commands to draw from: a quarter each without specializers, with all, with one alone, with a random set."""
    dispatches, specializers = names_known(genlab, "dispatch"), names_known(genlab, "specializers")
    subsets = [",".join(rng.sample(specializers, rng.randrange(2, len(specializers)))) for _ in range(SETS)]
    sets = list(itertools.chain(*zip(itertools.repeat("none"), itertools.repeat("all"), itertools.cycle(specializers), subsets)))
    hards = [[], ["--hard", "specialize"], ["--hard", "specialize,deopt"], ["--hard", "specialize,gc"]]
    return [[genlab, "run", "--dispatch", dispatch, "--specialize", chosen, "--form", form, *hard]
            for dispatch, chosen, form, hard in itertools.product(dispatches, sets, ["fast", "checked"], hards)]


def disagreement(plain, done, others, program):
    """The first of the commands that does something else than plain, which has done this: (command, wanted, got), or None."""
    want = outcome(done)
    if want is None:
        return None
    if want[2]:
        return plain, (b"", 0, ""), want
    for command in others:
        got = outcome(launch(command, program))
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


def reduce(family, plain, other, program):
    """Leaves statements out as long as the two commands disagree."""
    def still_wrong(text):
        # What lives on after a program that does not come to its end is dropped in any order.
        found = disagreement(plain, launch(plain, text), [other], text)
        return found and (found[1][0].endswith(b"end\n") or found[2] and found[2][2])

    deadline = time.monotonic() + REDUCING
    tree = ast.parse(program[len(family.prelude):-len(family.ending)])
    smaller = True
    while smaller:
        smaller = False
        for block in list(blocks(tree)):
            for i in reversed(range(len(block))):
                if i >= len(block) or isinstance(block[i], ast.AugAssign):
                    continue  # it bounds a loop
                old = block[:]
                for new in instead(block[i]):
                    block[i:i + 1] = new
                    try:
                        text = family.prelude + ast.unparse(tree) + "\n" + family.ending
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


def show(genlab, found):
    command, want, got = found
    print("  under", shlex.join(command[1:] if command[0] == genlab else command))
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


def keep(folder, number, seed, program, plain, command):
    """Saves a failing program, and says how to see both answers again."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{seed}_{number}.py"
    path.write_text(program)
    print(f"  again: {shlex.join([*plain, str(path)])}\n         {shlex.join([*command, str(path)])}", flush=True)


def arguments(description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("genlab", type=os.path.abspath)
    parser.add_argument("--programs", type=int, metavar="N", help="how many (default: as --seconds allows, else 100)")
    parser.add_argument("--seconds", type=float, metavar="N", help="begin no program after this time")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--first", type=int, default=0, metavar="I", help="number of the first program")
    parser.add_argument("--reference", metavar="CMD", help="default: python3.13, if there is one")
    parser.add_argument("--keep", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "genlab-fuzz", metavar="DIR",
                        help="where programs that fail are written (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--print", action="store_true", help="only print the first program")
    return parser.parse_args()


def main(family, description):
    options = arguments(description)
    if options.print:
        print(family.program(options.seed, options.first))
        return 0
    programs = options.programs or (10 ** 9 if options.seconds else 100)
    plain = plainest(options.genlab)
    everything = configurations(options.genlab, random.Random(options.seed))
    deadline = time.monotonic() + options.seconds if options.seconds else None
    reference = options.reference or installed_reference()
    if not reference:
        print("no python3.13: programs are compared among the configurations only")
    reference = reference and shlex.split(reference)

    def test(number):
        program = family.program(options.seed, number)
        others = random.Random(f"{options.seed} {number} configurations").sample(everything, DRAWN)
        # The reference goes first: what it prints is what is wanted. But a generator that ignored GeneratorExit may be in a
        # cycle with the traceback of what it was handling, and then it is dropped when the collector comes by.
        first = reference or plain
        done = launch(first, program)
        if done and b"generator ignored GeneratorExit" in done.stderr:
            first, done = plain, launch(plain, program)
            others = [command for command in others if not command[-1].endswith("gc")]
        elif reference:
            others = [plain, *others]
        return number, program, first, disagreement(first, done, others, program)

    passed = failed = 0
    numbers, pending = iter(range(options.first, options.first + programs)), set()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        while True:
            begin = [] if deadline and time.monotonic() > deadline else itertools.islice(numbers, options.jobs - len(pending))
            pending.update(pool.submit(test, number) for number in begin)
            if not pending:
                break
            done, pending = concurrent.futures.wait(pending, return_when=concurrent.futures.FIRST_COMPLETED)
            for number, program, wanted, found in (f.result() for f in done):
                if not found:
                    passed += 1
                    continue
                failed += 1
                print(f"FAILED program {number} of seed {options.seed}")
                show(options.genlab, found)
                if failed <= REDUCED:
                    program = reduce(family, wanted, found[0], program)
                    print(program[len(family.prelude):-len(family.ending)])
                keep(options.keep, number, options.seed, program, wanted, found[0])
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
