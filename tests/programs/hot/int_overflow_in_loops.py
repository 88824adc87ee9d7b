def double(n):
    v = 1
    for _ in range(n):
        v = v + v
    return v


for n in (29, 30, 59, 60, 61, 62, 63, 64, 65, 130):
    print(n, double(n), -double(n))


def cross(start, step, n):
    v = start
    out = []
    for i in range(n):
        v += step
        if i >= n - 2 or i < 1:
            out.append(v)
    return out


for bits in (61, 62, 63, 64):
    edge = 1 << bits
    print(cross(edge - 100, 1, 200), cross(-edge + 100, -1, 200), cross(edge + 100, -1, 200))


def multiply():
    v = 1
    for i in range(1, 41):
        v = v * i
    for i in range(40, 1, -1):
        v = v // i
    return v


print(multiply())


def mixed():
    # Small results from big operands at one site.
    big = 1 << 70
    s = 0
    for i in range(300):
        a = big + i if i % 3 else i
        b = big if i % 3 else 0
        s += a - b
    return s


print(mixed())


def compare():
    edge = (1 << 62) - 50
    counts = [0, 0, 0, 0, 0, 0]
    for i in range(100):
        v = edge + i
        w = 1 << 62
        counts[0] += v < w
        counts[1] += v <= w
        counts[2] += v > w
        counts[3] += v >= w
        counts[4] += v == w
        counts[5] += v != w
    return counts


print(compare())


def gen(start):
    while True:
        yield start
        start *= 3


total = 0
for v in gen(1):
    total += v
    if v > 1 << 200:
        break
print(total)
