#!/usr/bin/env python3
"""Tests of what is installed beside genlab for its users' shells, man pages and completion: pages.py GENLAB."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

from harness import Skipped, equal, genlab, has, main, path, write

CLI = pathlib.Path(__file__).resolve().parents[2] / "bench" / "cli"
OPTION = re.compile(r"^  (?:-\w, )?(--[a-z-]+)", re.M)


def commands():
    return re.findall(r"^  ([a-z]+)", genlab("--help").out.partition("Commands:")[2].partition("\n\n")[0], re.M)


def known(*args):
    """What the program says that it knows instead of the last argument."""
    return genlab(*args, check=2).err.partition("known: ")[2].partition("\n")[0].split(", ")


def completed(*words):
    """What bash offers for the last word."""
    script = f'''source {CLI}/completion.bash
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_genlab "$1" "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD - 1]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"'''
    done = subprocess.run(["bash", "-uc", script, "bash", path(), *words], capture_output=True, text=True, timeout=60)
    equal((done.returncode, done.stderr), (0, ""))
    return done.stdout.split()


# --- man pages -----------------------------------------------------------------------------------------------

def page(*command):
    made = subprocess.run([sys.executable, CLI / "man.py", path(), *command], capture_output=True, text=True, timeout=60)
    equal((made.returncode, made.stderr), (0, ""))
    return made.stdout


def test_pages_say_what_help_says():
    for command in ([], *([name] for name in commands() if name != "help")):
        text = page(*command).replace("\\fB", "").replace("\\fI", "").replace("\\fR", "").replace("\\-", "-")
        shown = genlab(*command, "--help").out
        has(text, ".SH NAME\n" + "-".join(["genlab", *command]) + " -", ".SH SYNOPSIS\ngenlab",
            *(f".SH {title}\n" for title in ("DESCRIPTION", "OPTIONS", "SEE ALSO")))
        for option in OPTION.findall(shown):
            assert re.search(rf"^\.TP\n(-\w, )?{option}\b", text, re.M), (command, option)
        # No word is lost or invented, but for "usage:" and the headings.
        def words(of):
            return sorted(re.findall(r"[a-z]{4,}", of.lower()))
        body = re.sub(r"^\.(SH|TH|SS|TP|PP|BR|br|nf|fi).*", "", text.replace("\\(aq", "'"), flags=re.M).split("\n", 3)[3]
        left_out = re.sub(r"^usage:|^\S.*:$(?=\n  )|\b[Ee]xit status:?", "", shown, flags=re.M)
        title = genlab("--help").out.split("\n")[2] if not command else ""
        assert set(words(left_out)) <= set(words(body + title)), set(words(left_out)) - set(words(body))


def test_pages_are_well_formed():
    checkers = [check for check in (["mandoc", "-Tlint", "-Wwarning"], ["man", "--warnings", "-l"]) if shutil.which(check[0])]
    if not checkers:
        raise Skipped("neither mandoc nor man is installed")
    utf8 = {**os.environ, "LC_ALL": "C.UTF-8"}
    for command in ([], *([name] for name in commands() if name != "help")):
        write("page.1", page(*command))
        for checker in checkers:
            done = subprocess.run([*checker, "page.1"], capture_output=True, text=True, timeout=60, env=utf8)
            equal((done.returncode, done.stderr, done.stdout if "mandoc" in checker else ""), (0, "", ""))


def test_all_is_installed():
    build = pathlib.Path(path()).parents[1]
    plan = subprocess.run(["meson", "introspect", build, "--install-plan"], capture_output=True, text=True, timeout=60)
    if plan.returncode != 0:
        raise Skipped("no meson build")
    files = " ".join(file["destination"] for kind in json.loads(plan.stdout).values() for file in kind.values())
    for name in commands():
        has(files, "genlab.1" if name == "help" else f"genlab-{name}.1")
    has(files, "bash-completion/completions/genlab")


# --- completion ----------------------------------------------------------------------------------------------

def test_commands_are_completed():
    equal(sorted(completed("")), sorted(commands()))
    equal(completed("rep"), ["report"])
    equal(completed("help", "do"), ["doctor"])
    equal(completed("run", "rep"), [])


def test_options_are_completed():
    equal(sorted(completed("--")), sorted(OPTION.findall(genlab("--help").out)))
    for name in commands():
        if name != "help":
            equal(sorted(completed(name, "--")), sorted(set(OPTION.findall(genlab(name, "--help").out))))
    equal(completed("bench", "--dispatch", "all", "--dry"), ["--dry-run"])
    equal(completed("run", "x.py", "--"), [])       # the program's


def test_values_are_completed():
    dispatch = genlab("--list", "dispatch").out.split()
    equal(completed("run", "--dispatch", ""), dispatch)
    equal(completed("run", "--dispatch", "=", "sw"), [name for name in dispatch if name.startswith("sw")])
    equal(completed("run", "--dispatch", "="), dispatch)
    equal(completed("bench", "--dispatch", "switch,al"), ["switch,all"])
    equal(completed("bench", "--workload", "gen_iter,list_i"), ["gen_iter,list_iter"])
    equal(completed("run", "--specialize", "for_iter_gen,send_g"), ["for_iter_gen,send_gen"])
    equal(completed("run", "--specialize", "-for_iter_ge"), ["-for_iter_gen"])
    equal(completed("run", "--specialize", "-send_gen,for_iter_ge"), ["-send_gen,for_iter_gen"])
    equal(completed("run", "--specialize", "no"), ["none"])


def test_values_are_those_that_the_program_knows():
    equal(completed("--list", ""), known("--list", "zork"))
    equal(completed("run", "--form", ""), known("run", "--form", "zork", "x.py"))
    equal(completed("run", "--hard", ""), [mode.replace("=N", "=") for mode in known("run", "--hard", "zork", "x.py")])
    equal(completed("stats", "--format", ""), known("stats", "--format", "zork", "x.py"))
    equal(completed("doctor", "--format", ""), known("doctor", "--format", "zork"))
    equal(completed("compare", "--format", ""), known("compare", "--format", "zork", "x.json"))
    equal(completed("compare", "--by", ""), known("compare", "--by", "zork", "x.json"))
    equal(completed("check", "--metric", ""), known("compare", "--metric", "zork", "x.json"))


def test_every_option_with_words_as_values_is_known():
    """An option whose placeholder names words, a list or a set offers them; what is a number, a file or free text offers none."""
    with_value = re.compile(r"^  (?:-\w, )?(--[a-z-]+)[ =]([A-Z]\S*|[a-z]+\|\S+)", re.M)
    free = re.compile(r"FILE|PICTURE|PIXELS|DIR|PATH|N\b|PERCENT|SECONDS|REGEX|WORDS|VALUE|LEVEL|P%|CODE")
    for name in commands():
        if name != "help":
            for option, value in with_value.findall(genlab(name, "--help").out):
                if not free.match(value):
                    assert completed(name, option, ""), (name, option, value)


if __name__ == "__main__":
    sys.exit(main(globals()))
