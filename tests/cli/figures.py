#!/usr/bin/env python3
"""Tests of results/figures, which writes the figures of README.md: figures.py GENLAB."""
import pathlib
import re
import subprocess
import sys

from harness import equal, main, path, write

ROOT = pathlib.Path(__file__).resolve().parents[2]


def figures(*args, check):
    done = subprocess.run([ROOT / "results" / "figures", "--genlab", path(), *args], capture_output=True, text=True, timeout=60)
    equal((done.returncode, done.stderr), (check, ""))
    return done.stdout


def test_readme_says_what_the_results_say():
    equal(figures("--check", check=0), "")


def test_figures_that_differ_are_found_and_written_anew():
    text = changed = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"<!-- figures: (.*?) -->\n(.*?)<!-- end", text, re.S)
    assert len(blocks) >= 3, len(blocks)
    for _, block in blocks:
        changed = changed.replace(block, re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), block, count=1))
    page = write("page.md", changed)
    equal(figures("--check", page, check=1), "".join(f"not up to date: {command}\n" for command, _ in blocks))
    figures(page, check=0)
    equal(pathlib.Path(page).read_text(encoding="utf-8"), text)


if __name__ == "__main__":
    sys.exit(main(globals()))
