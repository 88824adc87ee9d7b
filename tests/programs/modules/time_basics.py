import time

a = time.perf_counter()
b = time.perf_counter()
print(b >= a, type(a).__name__, type(time.time()).__name__, time.time() > 1600000000)
start = time.monotonic()
time.sleep(0.002)
print(time.monotonic() - start >= 0.002, time.perf_counter() > b)
print(type(time.perf_counter_ns()).__name__)


def timed(f):
    t = time.perf_counter()
    r = f()
    return r, time.perf_counter() - t >= 0


print(timed(lambda: sum(i for i in range(100))))
try:
    time.nothing
except AttributeError as e:
    print(e)
