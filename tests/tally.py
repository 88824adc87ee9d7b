#!/usr/bin/env python3
"""Adds up what meson's logs say of the tests into the last line of tests/run.

A test whose output ends in "N passed, N failed" counts as that many, every other as one. A build that
failed counts as a failed test.
"""
import argparse
import json
import pathlib
import re
import sys

COUNTS = re.compile(r"^(\d+) passed, (\d+) failed$")


def counts(test):
    """How much of one test passed and failed."""
    lines = test.get("stdout", "").strip().splitlines()
    match = COUNTS.match(lines[-1]) if lines else None
    passed, failed = (int(n) for n in match.groups()) if match else (0, 0)
    if test["result"] == "SKIP":
        return 0, 0
    good = test["result"] in ("OK", "EXPECTEDFAIL")
    if good:
        return passed or 1, failed
    return passed, failed or 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("logs", nargs="*", help="testlog.json of a build")
    parser.add_argument("--failed-builds", nargs="*", default=[], metavar="NAME")
    options = parser.parse_args()
    passed, failed = 0, len(options.failed_builds)
    for name in options.failed_builds:
        print(f"failed: build {name}")
    for path in options.logs:
        try:
            with open(path, encoding="utf-8") as log:
                tests = [json.loads(line) for line in log]
        except OSError as error:
            print(f"failed: {error}")
            failed += 1
            continue
        for test in tests:
            more_passed, more_failed = counts(test)
            passed += more_passed
            failed += more_failed
            if more_failed:
                build = pathlib.Path(path).parts[-3]
                print(f"failed: {build}: {test['name']}: {test['result']}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
