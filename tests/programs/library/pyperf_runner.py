"""A benchmark file for pyperf, with a clock of its own: each loop takes a millisecond, each value a little more."""
import contextlib
import json
import pyperf


class Text:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass


runner = pyperf.Runner(metadata={"author": "me"})
runner.metadata["description"] = "Nothing at all"
runner.argparser.add_argument("--size", type=int, default=3, help="how many (default: %(default)s)")
args = runner.parse_args()
print(args.size, args.processes, args.values, args.warmups, args.loops, args.output, args.inherit_environ)
values = 0


def clock(loops, size):
    global values
    values += 1
    return loops * (0.001 + values % 2 * 0.0001) * size


bench = runner.bench_time_func("nothing", clock, args.size)
print(bench.get_name(), bench.get_nrun(), bench.get_nvalue(), bench.get_nwarmup(), bench.get_loops())
print(values, bench.median(), bench.get_unit(), bench.get_metadata()["description"])
bench = runner.bench_time_func("inner", clock, 1, inner_loops=10, metadata={"kind": "other"})
print(bench.get_metadata()["kind"], bench.get_metadata()["author"], bench.get_inner_loops())
with_args = []
with contextlib.redirect_stdout(Text()):
    bench = runner.bench_func("calls", with_args.append, 1)
print(len(with_args) > 0, bench.mean() > 0, 0 < pyperf.perf_counter() <= pyperf.perf_counter())
awaited = []


async def item(x):
    awaited.append(x)


async def own_clock(loops, size):
    return clock(loops, size)


with contextlib.redirect_stdout(Text()):
    bench = runner.bench_async_func("awaits", item, 7)
    timed = runner.bench_async_time_func("awaits by its own clock", own_clock, 1)
print(len(awaited), set(awaited), bench.mean() > 0, timed.get_loops())
for wrong in (lambda: runner.bench_time_func("inner", clock, 1), lambda: pyperf.Runner(),
              lambda: runner.bench_command("ls", ["ls"]), lambda: runner.timeit("a", "b")):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
text = Text()
bench = runner.bench_time_func("written", clock, 2)
bench.dump(text)
data = json.loads("".join(text.parts))
print(data["version"], data["benchmarks"][0]["metadata"]["name"], data["benchmarks"][0]["metadata"]["loops"])
for run in data["benchmarks"][0]["runs"]:
    print(sorted(run), run.get("warmups"), run.get("values"))
