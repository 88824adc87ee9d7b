# Checksums over mixed operand types at few sites; any wrong fast path changes them.
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield seed >> 20


def operand(r):
    kind = r % 8
    v = (r >> 3) % 1000 - 500
    if kind == 0:
        return v
    if kind == 1:
        return v + (1 << 62)
    if kind == 2:
        return -(1 << 62) - v
    if kind == 3:
        return v << 30
    if kind == 4:
        return v / 4
    if kind == 5:
        return v % 2 == 0
    if kind == 6:
        return (v << 64) + v
    return v % 7


def apply(op, a, b):
    if op == 0:
        return a + b
    if op == 1:
        return a - b
    if op == 2:
        return a * b
    if op == 3:
        return a // b
    if op == 4:
        return a % b
    if op == 5:
        return a < b
    if op == 6:
        return a == b
    if op == 7:
        return a >= b
    if op == 8:
        return a & b
    if op == 9:
        return a | b
    if op == 10:
        return a ^ b
    return -a


def run(seed, n, warm):
    rand = lcg(seed)
    h = 7
    for i in range(warm):
        apply(i % 12, i, i + 1)
    for _ in range(n):
        op = next(rand) % 12
        a, b = operand(next(rand)), operand(next(rand))
        try:
            r = apply(op, a, b)
            text = str(r)
        except (TypeError, ZeroDivisionError) as e:
            text = str(e)
        for c in text:
            h = (h * 31 + ord(c)) % 1000000007
    return h


for seed in range(4):
    print(seed, run(seed, 400, seed * 100))
