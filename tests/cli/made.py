"""Result files made for tests, whose ratios are known, and what genlab compare says of them."""
import json
import random

from harness import genlab, write

NAMES = [f"{w}/{d}/{s}/n:1000" for w in ("gen_iter", "list_iter", "tree") for d in ("cgoto", "tail") for s in ("none", "all")]
CHANGED = "tree/tail/all/n:1000"


def context(**more):
    return {"genlab": {"commit": "c" * 40, "dirty": False, "build_type": "release", "cpu": "a cpu", "hostname": "here",
                       "compilers": [{"name": "gcc-12", "version": "12.2.0"}],
                       "dispatch": [{"name": "cgoto@gcc-12", "preferred": True}, {"name": "tail@clang-19", "preferred": True}],
                       "sampling": {"stopped": "launches", "looks": 0}, **more}}


def document(seed, change=None, launches=20, noise=0.004, twins=True, names=NAMES, counts=None, context=context(), yardstick=1.0,
             repetitions=2):
    """A result whose rows take 10 ns, times what `change` says; launches differ by layout, alike in all documents."""
    rng, rows = random.Random(seed), []
    wanted = [*names, *([n + "/twin" for n in names if "/all" in n and "slow" not in n] if twins else []), "yardstick/native/-/n:1000"]
    for name in wanted:
        ns = 10 * (change or {}).get(name.removesuffix("/twin"), 1) * (yardstick if name.startswith("yard") else 1)
        for launch in range(launches):
            layout = random.Random(f"{name.removesuffix('/twin')} {launch}").gauss(0, 0.02)
            for i in range(repetitions):
                rows.append({"name": name, "run_type": "iteration", "repetition_index": i, "launch": launch, "round": i,
                             "ns_per_item": ns * (1 + layout) * (1 + abs(rng.gauss(0, noise)))})
    return {"context": context, "benchmarks": rows, "warmup": rows[:3], "counts": counts or [],
            "layouts": [{"launch": i, "heap": 64 * i} for i in range(launches)]}


def counts(factor=None, key="instructions_per_item"):
    return [{"name": n, key: 120.0 * (factor or {}).get(n, 1)} for n in NAMES]


def put(name, seed, *args, **more):
    return write(name, json.dumps(document(seed, *args, **more)))


def two(change=None):
    return put("old.json", 1), put("new.json", 2, change)


def cells(*args, check=0):
    """The comparisons by metric and name, out of the JSON."""
    out = json.loads(genlab("compare", "--format", "json", *args, check=check).out)
    return {(t["metric"], row["name"]): row["cells"] for t in out["tables"] for row in t["rows"]}


def verdicts(*args):
    return {name: [c["verdict"] for c in row[1:] if c] for (metric, name), row in cells(*args).items() if metric == "time"}


def audited(seed, change, **audits):
    """A result whose strategies have been audited."""
    entries = [{"name": n, "preferred": True, "contradicts": False, "verdict": "threaded", "code": n, **audits.get(n.split("@")[0], {})}
             for n in ("cgoto@gcc-12", "tail@clang-19")]
    return put("audited.json", seed, change, context=context(dispatch=entries))
