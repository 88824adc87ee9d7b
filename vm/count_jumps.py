#!/usr/bin/env python3
"""Counts the indirect jumps in compiled strategies, from the machine code: what tells a switch from threaded code.

    count_jumps.py OUT OBJECT...     writes a line PROBE(symbol, count) per object, named by its file stem
"""
import os
import re
import subprocess
import sys

# x86-64: jmp *..., also behind notrack; AArch64: br xN.
INDIRECT = re.compile(r"\s(?:(?:notrack )?jmp\s+\*|br\s+x)")


def count(path):
    listing = subprocess.run(["objdump", "-d", "--no-show-raw-insn", path], check=True, stdout=subprocess.PIPE, text=True)
    return sum(1 for line in listing.stdout.splitlines() if INDIRECT.search(line))


def main():
    out, objects = sys.argv[1], sys.argv[2:]
    with open(out, "w", encoding="utf-8") as f:
        for path in objects:
            stem = os.path.splitext(os.path.basename(path))[0]
            f.write("PROBE(%s, %d)\n" % (stem, count(path)))


main()
