import pyperf

runner = pyperf.Runner()
runner.bench_func("never", print)
