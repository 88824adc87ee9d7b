"""What a Runner shows with --metadata, --dump, --hist and --stats, of a benchmark that always takes the same times."""
import sys

import pyperf


class WithoutDuration:
    def __init__(self, out):
        self.out = out

    def write(self, text):
        self.out.write("\n".join([line for line in text.split("\n") if not line.startswith("Total duration")]))

    def flush(self):
        self.out.flush()


times = iter([0.040, 0.010, 0.012, 0.011, 0.050, 0.010, 0.013, 0.030])


def measure(loops):
    return next(times) * loops


sys.argv[1:] = ["-p", "2", "-n", "3", "-w", "1", "-l", "8", "-q", "-m", "--dump", "--hist", "-t"]
sys.stdout = WithoutDuration(sys.stdout)
runner = pyperf.Runner(metadata={"size": 3})
result = runner.bench_time_func("steps", measure, inner_loops=4, metadata={"description": "fixed"})
print(result.get_nrun(), result.median(), result.get_total_loops())
