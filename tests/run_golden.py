#!/usr/bin/env python3
"""Golden disassembly: each tests/golden/NAME.py against NAME.dis (as compiled) and NAME.adaptive (after it ran with
every specializer on): the difference is the specialization.

    run_golden.py GENLAB [--update]
"""
import difflib
import os
import subprocess
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")


def main():
    genlab, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv[2:]
    passed = failed = 0
    for name in sorted(os.listdir(HERE)):
        if not name.endswith(".py"):
            continue
        for suffix, options in (("dis", []), ("adaptive", ["--adaptive"])):
            path = os.path.join(HERE, "%s.%s" % (name[:-3], suffix))
            run = subprocess.run([genlab, "dis"] + options + [name], cwd=HERE, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True, timeout=60)
            if update:
                with open(path, "w", encoding="utf-8") as f:
                    f.write(run.stdout)
            want = ""
            if os.path.exists(path):
                with open(path, encoding="utf-8") as f:
                    want = f.read()
            if run.returncode == 0 and run.stdout == want:
                passed += 1
                continue
            failed += 1
            print("FAILED %s (status %d)" % (os.path.basename(path), run.returncode))
            print("\n".join(difflib.unified_diff(want.split("\n"), run.stdout.split("\n"), "expected", "got", lineterm="")))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


main()
