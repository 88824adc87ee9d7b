"""How plots/profile runs perf and valgrind. Everything is started without a shell and with nothing on standard input."""
import os
import pathlib
import resource
import shutil
import stat
import subprocess

import profile_data

ENVIRONMENT = {**os.environ, "LC_ALL": "C"}
EVENTS = ("task-clock", "context-switches", "page-faults", "cycles", "instructions", "branches", "branch-misses",
          "cache-references", "cache-misses")
PROBE = """\
def inner(n):
    s = 0
    for i in range(n):
        s += i
    return s
def outer():
    return inner(2000000)
outer()
"""
SEEN = 0.6          # of a probe's samples, which also has its start and its end


class Failed(Exception):
    pass


def run(command):
    """Its output is thrown away: (exit status, standard error, processor seconds, process number)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          env=ENVIRONMENT) as process:
        err = process.communicate()[1]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return process.returncode, err.decode("utf-8", "backslashreplace"), seconds, process.pid


def last_line(text):
    """The last that says something."""
    lines = [line.strip() for line in text.splitlines() if any(c.isalpha() for c in line)]
    return lines[-1] if lines else "no message"


def take_map(pid):
    """The text of a process's perf map, which is removed; empty if there is none of ours."""
    path = pathlib.Path(f"/tmp/perf-{int(pid)}.map")
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
            return ""
        text = path.read_bytes().decode("utf-8", "backslashreplace")
        path.unlink()
    except OSError:
        return ""
    return text


class Perf:
    """perf as it can be used here: an event, and a way to unwind that finds a program's functions."""

    unit = None                 # of a cost: what to divide it by, short, long

    def __init__(self, genlab, scratch):
        """Failed says why it cannot be used."""
        if not shutil.which("perf"):
            raise Failed("perf is not installed")
        self.scratch = scratch
        self.hardware = bool(self.count([genlab, "--version"], ["cycles"]).get("cycles"))
        base = "cycles" if self.hardware else "cpu-clock"
        self.unit = (1e6, "Mcycles", "million cycles") if self.hardware else (1e6, "ms", "milliseconds")
        command = [genlab, "run", "--perf-map", "-c", PROBE]
        why = "perf record sees no function of a program here"
        for self.event in (base, base + ":u"):
            for self.graph, wanted in (("fp", ["inner", "outer", "<module>"]), ("dwarf,4096", ["inner"])):
                try:
                    stacks = self.stacks(command, 1999)
                except (Failed, profile_data.BadInput) as error:
                    why = str(error)
                    continue
                seen = 0
                for frames, cost in stacks:
                    names = [name.split(":")[0] for name in profile_data.functions_of(frames)]
                    seen += cost * (names[:len(wanted)] == wanted)
                if seen > SEEN * sum(cost for _, cost in stacks):
                    return
        raise Failed(why)

    def whole_stacks(self):
        return self.graph == "fp"

    def stacks(self, command, frequency=None):
        data = self.scratch / "perf.data"
        data.unlink(missing_ok=True)
        frequency = frequency or (4999 if self.whole_stacks() else 1999)
        _, err, _, _ = run(["perf", "record", "-q", "-e", self.event, "-F", str(frequency), "--call-graph", self.graph,
                            "-o", str(data), "--", *command])
        if not data.exists():
            raise Failed(f"perf record: {last_line(err)}")
        script = subprocess.Popen(["perf", "script", "-i", str(data), "--no-inline", "-F", "pid,period,ip,sym"],
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  env=ENVIRONMENT, encoding="utf-8", errors="backslashreplace")
        pids = set()
        try:
            with script:
                stacks = profile_data.read_perf_script(script.stdout, pids)
        finally:
            data.unlink()
            for pid in pids:
                take_map(pid)
        if not stacks:
            raise Failed("perf record took no sample: the program is too short")
        return stacks

    def count(self, command, events=EVENTS):
        path = self.scratch / "stat.csv"
        path.unlink(missing_ok=True)
        run(["perf", "stat", "-x,", "-e", ",".join(events), "-o", str(path), "--", *command])
        return profile_data.read_perf_stat(path.read_text(encoding="utf-8")) if path.exists() else {}


class Valgrind:
    unit = (1e6, "Minsn", "million machine instructions")

    def __init__(self, scratch):
        if not shutil.which("valgrind"):
            raise Failed("valgrind is not installed")
        self.scratch = scratch

    def whole_stacks(self):
        return True

    def count(self, command, *more):
        """What callgrind counts while a program is compiled and run."""
        path = self.scratch / "callgrind.out"
        path.unlink(missing_ok=True)
        name = str(path).replace("%", "%%")
        status, err, _, pid = run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={name}", "--dump-line=no",
                                   "--quiet", "--toggle-collect=vm_run_source", *more, *command])
        names = take_map(pid)
        if not path.exists() or path.stat().st_size == 0:
            raise Failed(f"valgrind ended with status {status}: {last_line(err)}")
        with open(path, encoding="utf-8", errors="backslashreplace") as lines:
            counted = profile_data.Callgrind(lines)
        if counted.total() == 0:
            raise Failed("callgrind counted nothing")
        return counted, profile_data.PerfMap(names)

    def stacks(self, command, depth, part_of_callers=()):
        """part_of_callers: functions that are counted as parts of what calls them."""
        counted, names = self.count(command, f"--separate-callers={depth}", "--separate-recs=1",
                                    *(f"--fn-skip={name}" for name in part_of_callers))
        return counted.stacks(names)
