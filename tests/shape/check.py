#!/usr/bin/env python3
"""The shape of the code: headers that compile alone, includes that run one way.

    check.py headers CC BUILD_VM_DIR
    check.py includes
    check.py strategy                that a new strategy is one header: builds a copy with one more
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
results = []


def check(name, ok, why=""):
    results.append(ok)
    print("%s %s%s" % ("ok    " if ok else "FAILED", name, "" if ok else ": " + why))


def headers(cc, build):
    """Every header of the VM compiles alone (the strategies' headers are parts of run.c)."""
    for path in sorted(glob.glob(ROOT + "/vm/**/*.h", recursive=True)):
        if "/dispatch/" in path:
            continue
        run = subprocess.run([cc, "-std=gnu11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c",
                              "-I" + ROOT + "/vm", "-I" + build, path], stderr=subprocess.PIPE, text=True)
        check(os.path.relpath(path, ROOT) + " compiles alone", run.returncode == 0, run.stderr[:2000])


def includes():
    """value, object, code, frame, gen, objects, state, run, instruction bodies: each sees what is before it. bench and
    tests/unit see vm/vm.h only, plots no VM, bench/stats nothing but itself; bodies and specializers include nothing."""
    run = r'"(?:\.\./)*(?:run|run_support|inst|verify|disasm)\.h"'
    library = run.replace("|disasm", "")        # the disassembler only reads; the module dis shows what it prints
    rules = [("bench/**/*.[ch]*", r'"(?:\.\./)*(?:vm/)?(?!vm\.h)(?:value|object|code|frame|gen|state|run|abstract)\.h"|"[^"]*vm/(?!vm\.h)'),
             ("plots/**/*.[ch]", r'"[^"]*vm/|"(?:vm|value|object|code|frame|gen|state|run)\.h"'),
             ("bench/stats/*.[ch]", r'"[^"]*/'),
             ("vm/inst/*.c", r'"'), ("specializers/*.c", r'"'),
             ("vm/value.h", r'"'), ("vm/object.h", r'include "(?!value\.h")'), ("vm/code.h", r'include "(?!object\.h"|opcodes\.h")'),
             ("vm/frame.h", r'include "(?!code\.h"|objects/function\.h")'), ("vm/gen.h", r'include "(?!frame\.h")'),
             ("vm/objects/*.h", run + r'|"\.\./(?:frame|gen)\.h"|"\.\./(?:front|lib)/'),
             ("vm/objects/*.c", run + r'|"\.\./front/'), ("vm/lib/*.[ch]", library + r'|"\.\./front/'),
             ("vm/front/*.[ch]", run + r'|"\.\./(?:frame|gen)\.h"|"\.\./lib/')]
    for pattern, banned in rules:
        for path in sorted(glob.glob("%s/%s" % (ROOT, pattern), recursive=True)):
            if path.endswith(".pyc"):
                continue
            with open(path, encoding="utf-8") as f:
                lines = [l.strip() for l in f if l.startswith("#include") and re.search(banned, l)]
            check(os.path.relpath(path, ROOT) + " includes only what it may", not lines, "; ".join(lines))


TRIVIAL = """/* A switch by another name. */
#ifndef STRATEGY_PROBE
#define CLAIM CLAIM_NOTHING
#define BEFORE_SWITCH
#include "dispatch/shared/switch_loop.h"
#endif
"""


def strategy():
    """A header that is dropped in is compiled, listed and run."""
    with tempfile.TemporaryDirectory() as scratch:
        copy, build = os.path.join(scratch, "copy"), os.path.join(scratch, "build")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", "build", "results", "__pycache__"))
        with open(os.path.join(copy, "vm/dispatch/trivial.h"), "w", encoding="utf-8") as f:
            f.write(TRIVIAL)
        for command in (["meson", "setup", build, copy, "-Dbuildtype=debug", "-Ddebug=false", "-Ddispatch=switch-free,trivial"],
                        ["ninja", "-C", build, "bench/genlab"]):
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if done.returncode != 0:
                check("a build with one header more", False, done.stdout[-2000:])
                return
        genlab = os.path.join(build, "bench/genlab")
        listed = subprocess.run([genlab, "--list", "dispatch"], stdout=subprocess.PIPE, text=True).stdout
        names = listed.split()
        check("it is listed", len(names) == 2 and names[1].startswith("trivial@"), listed)
        for form in ("fast", "checked", "stats"):
            done = subprocess.run([genlab, "run", "--dispatch", "trivial", "--form", form, "-c", "print(sum(x for x in range(100)))"],
                                  stdout=subprocess.PIPE, text=True)
            check("it runs in its %s form" % form, done.stdout == "4950\n", done.stdout)
        for glob, wanted in (("*@*", names[:1]), ("trivial*", ["trivial"]), (",".join(names), names)):
            done = subprocess.run([genlab, "bench", "--list", "--workload", "next", "--dispatch", glob], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, text=True)
            rows = list(dict.fromkeys(row.split("/")[1] for row in done.stdout.split()))
            said = "trivial" in done.stderr and names[0] in done.stderr
            check("what %s measures of two that are the same code" % glob, rows == wanted and said == (glob == "*@*"),
                  done.stdout + done.stderr)


def main():
    if sys.argv[1] == "headers":
        headers(sys.argv[2], sys.argv[3])
    elif sys.argv[1] == "strategy":
        strategy()
    else:
        includes()
    failed = results.count(False)
    print("%d passed, %d failed" % (len(results) - failed, failed))
    sys.exit(failed > 0)


main()
