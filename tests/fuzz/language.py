#!/usr/bin/env python3
"""Random valid programs over the whole language, run in many configurations that must agree (harness.py).

    language.py GENLAB [--programs N | --seconds N] [--seed S] [--reference CMD]

A program is some constructs (constructs.py) and hot sites (sites.py), each of which defines what it needs, runs it and
prints what came of it, and which know nothing of one another.
"""
import sys

import constructs
import harness
import sites

PRELUDE = '''
import collections, functools, itertools, math, sys, types

def plain(v):
    if isinstance(v, (type(None), bool, int, float, str, bytes, range)):
        return True
    if isinstance(v, (list, tuple, collections.deque)):
        return all(map(plain, v))
    if isinstance(v, dict):
        return all(plain(k) and plain(w) for k, w in v.items())
    return type(v) is Number

def show(v):
    """What a value looks like where that is the same in each run."""
    if isinstance(v, (set, frozenset)):
        return type(v).__name__ + str(sorted(map(show, v)))
    if not plain(v):
        return f"[{', '.join(map(show, v))}]" if isinstance(v, (list, tuple)) else f"<{type(v).__name__}>"
    text = repr(v)
    return text if len(text) < 200 else f"{text[:100]}...{len(text)}"

def error(e):
    """Messages that name an address show only their class; some iterators and sorted have names of their own here."""
    text = str(e).replace("str_ascii_iterator", "str_iterator").replace("sorted() got", "sort() got")
    return type(e).__name__ + ("" if " at 0x" in text else ": " + text)

def heat(site, phases):
    """Calls a site again and again; prints how often which result came in a row."""
    for make, times in phases:
        seen = []
        for _ in range(times):
            try:
                seen.append(show(site(*make())))
            except Exception as e:
                seen.append(error(e))
        print(site.__name__, [(text, len(list(same))) for text, same in itertools.groupby(seen)])

def attempt(f, *args, **named):
    try:
        print(f.__name__, show(f(*args, **named)))
    except Exception as e:
        print(f.__name__, error(e), type(e.__context__).__name__, type(e.__cause__).__name__)
''' + sites.DEFINITIONS
ENDING = '''
print('end')
'''


def text(rng):
    parts = []
    for number in range(rng.randint(4, 9)):
        make = rng.choice(list(constructs.CONSTRUCTS))
        parts.append(constructs.write(rng, make, f"c{number}"))
    for number in range(rng.randint(1, 3)):
        make, _ = rng.choice(list(sites.SITES.values()))
        parts.append(sites.write(rng, make, f"s{number}"))
    rng.shuffle(parts)
    return "".join(parts)


FAMILY = harness.Family(PRELUDE, ENDING, text)

if __name__ == "__main__":
    sys.exit(harness.main(FAMILY, __doc__))
