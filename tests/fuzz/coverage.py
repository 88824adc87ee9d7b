#!/usr/bin/env python3
"""What the random programs reach: every opcode, and every specializer's hit, miss and deopt.

    coverage.py GENLAB

Runs the fixed seeds' programs with `--stats`, and each kind of hot site by itself, and names what was not reached.
"""
import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import constructs
import harness
import language
import sites

SEEDS = range(3)  # of each maker
# Opcodes that no program reaches by itself, and why.
BEYOND = {
    "CALL_NESTED": "calls under --perf-map",
    "CALL_KW_NESTED": "calls under --perf-map",
    "NOP": "the code generator leaves none in what is run",
}
MODES = [[], ["--hard", "specialize"]]


def texts():
    """One program a maker and seed: together they are all that a random program can be made of."""
    for seed in SEEDS:
        for name, (make, _) in sites.SITES.items():
            yield sites.write(random.Random(f"{seed} {name}"), make, "s")
        yield "".join(constructs.write(random.Random(f"{seed} {make.__name__}"), make, f"c{i}") for i, make in enumerate(constructs.CONSTRUCTS))


def main():
    genlab = os.path.abspath(sys.argv[1])
    opcodes, specializers = collections.Counter(), collections.defaultdict(collections.Counter)
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        program, stats = pathlib.Path(folder) / "program.py", pathlib.Path(folder) / "stats.json"
        for text in texts():
            program.write_text(language.PRELUDE + text + language.ENDING)
            for mode in MODES:
                done = subprocess.run([genlab, "run", f"--stats={stats}", *mode, str(program)], capture_output=True, text=True)
                if done.returncode or not done.stdout.endswith("end\n"):
                    broken += 1
                    print(f"FAILED status {done.returncode}: {done.stderr[-600:]}\n{text[:3000]}")
                    continue
                seen = json.loads(stats.read_text())
                opcodes.update(seen["opcodes"])
                for name, counts in seen["specializers"].items():
                    specializers[name].update(counts)
    missing = []
    for name in harness.names_known(genlab, "opcodes"):
        if not opcodes[name] and name not in BEYOND:
            missing.append(f"opcode {name} is executed by no program: add a construct to tests/fuzz/constructs.py")
        if opcodes[name] and name in BEYOND:
            missing.append(f"opcode {name} was executed after all: take it out of BEYOND in tests/fuzz/coverage.py")
    makers = {specializer: maker for maker, (_, names) in sites.SITES.items() for specializer in names}
    for name in harness.names_known(genlab, "specializers"):
        absent = [what for what in ("hits", "misses", "deopts") if not specializers[name][what]]
        if absent:
            where = f"add kinds to `{makers[name]}`" if name in makers else "add it to a @site, with kinds that its guard takes and others"
            missing.append(f"specializer {name} has no {', '.join(absent)}: {where} in tests/fuzz/sites.py")
    print("\n".join(missing))
    total = len(harness.names_known(genlab, "opcodes")) + 3 * len(specializers)
    print(f"{total - len(missing)} passed, {len(missing) + broken} failed")
    return 1 if missing or broken else 0


if __name__ == "__main__":
    sys.exit(main())
