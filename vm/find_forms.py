#!/usr/bin/env python3
"""Finds what the interpreter template is to be compiled to: dispatch/*.h by every compiler of the machine.

    find_forms.py DIR CHOICE,... COMPARING -- MAIN_COMPILER... -- FLAG...

What a strategy's header says to the build stands in its comments:

    RANK 3                                          one of those that genlab bench takes if none is named, in this order; the
                                                    last that is built is the VM's default
    VARIANT taildup of clang, preferred: -mllvm …   compiled with these flags too, as strategy@clang-N+taildup;
                                                    preferred: the bare name means that rather than the one without

and #error says what a compiler lacks. The bare name means the main compiler's, or else that of the newest clang, then gcc.
A choice is a bare name or a whole one, or a glob of these. Without one all are built; or, of a build with which nothing is to be
compared (COMPARING is false), what the bare names mean, without variants and other orders of the handlers.

Prints a line for each compilation, those with a rank first, of a strategy the preferred first, fields apart by tabs:
symbol, strategy, rank, compiler, +variant, form, number of the handlers' order, compiler's command, flags.
"""
import fnmatch
import os
import re
import subprocess
import sys
from dataclasses import dataclass

ORDERS = 2  # of the handlers, shuffled, for the preferred compilation of each strategy
VARIANT = re.compile(r"VARIANT (\w+) of (gcc|clang)(, preferred)?: (.*?)\s*(?:\*/)?$", re.M)


@dataclass
class Compiler:
    command: list
    family: str
    version: int

    @property
    def name(self):
        return f"{self.family}-{self.version}"


def identify(command):
    """The compiler that this is, or None. A gcc may be a clang by another name."""
    done = subprocess.run([*command, "-dM", "-E", "-x", "c", os.devnull], capture_output=True, text=True)
    macros = dict(re.findall(r"#define (__clang_major__|__GNUC__) (\d+)", done.stdout))
    family = "clang" if "__clang_major__" in macros else "gcc"
    version = macros.get("__clang_major__", macros.get("__GNUC__"))
    return Compiler(command, family, int(version)) if done.returncode == 0 and version else None


def compilers(main):
    """The main one first; the others newest first, each version once."""
    names = {name for folder in os.get_exec_path() if os.path.isdir(folder) for name in os.listdir(folder)
             if re.fullmatch(r"(gcc|clang)(-\d+)?", name)}
    found = {}
    for compiler in filter(None, map(identify, [main, *([name] for name in sorted(names))])):
        found.setdefault(compiler.name, compiler)
    first, *others = found.values()
    return [first, *sorted(others, key=lambda c: (c.family, -c.version))]


@dataclass
class Compilation:
    strategy: str
    rank: str  # "0": none
    compiler: Compiler
    variant: str  # "+taildup", or nothing
    flags: list

    @property
    def name(self):
        return f"{self.strategy}@{self.compiler.name}{self.variant}"

    def line(self, form, order):
        name = f"run_{self.name}_{form}" + (f"_{order}" if order else "")
        return "\t".join([re.sub(r"\W", "_", name), self.strategy, self.rank, self.compiler.name, self.variant, form, str(order),
                          " ".join(self.compiler.command), " ".join(self.flags)])


def rank_of(text):
    rank = re.search(r"RANK (\d+)", text)
    return int(rank[1]) if rank else 0


def compilations(header, text, found, flags, comparing):
    """Those that are possible of a strategy, the preferred one first."""
    strategy = os.path.splitext(os.path.basename(header))[0]
    rank = rank_of(text)
    for compiler in found:
        ways = [("", [], 1)]
        if comparing:
            ways += [(f"+{name}", more.split(), 0 if preferred else 2)
                     for name, family, preferred, more in VARIANT.findall(text) if family == compiler.family]
        for variant, more, _ in sorted(ways, key=lambda way: way[2]):
            command = [*compiler.command, *flags, *more]
            probe = [*command, "-fsyntax-only", "-DSTRATEGY_PROBE", "-x", "c", header]
            if subprocess.run(probe, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
                yield Compilation(strategy, str(rank), compiler, variant, [*flags, *more])


def strategies(folder):
    """Headers and their texts: by rank, then those that have none."""
    found = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".h"):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as f:
                found.append((path, f.read()))
    return sorted(found, key=lambda header: rank_of(header[1]) or sys.maxsize)


def main():
    folder, choices, comparing, _, *rest = sys.argv[1:]
    split = rest.index("--")
    found, flags = compilers(rest[:split]), rest[split + 1:]
    choices = choices.split(",") if choices else ["*@*"] if comparing == "true" else ["*"]
    with_statistics = False
    for header, text in strategies(folder):
        possible = list(compilations(header, text, found, flags, comparing == "true"))
        chosen = [one for i, one in enumerate(possible)
                  if any(fnmatch.fnmatch(one.name, choice) if "@" in choice else i == 0 and fnmatch.fnmatch(one.strategy, choice)
                         for choice in choices)]
        for i, one in enumerate(chosen):
            print(one.line("fast", 0))
            if i == 0:
                print(one.line("checked", 0))
                if not with_statistics:
                    print(one.line("stats", 0))
                with_statistics = True
                for order in range(1, 1 + ORDERS if comparing == "true" else 1):
                    print(one.line("fast", order))


main()
