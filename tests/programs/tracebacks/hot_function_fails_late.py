def step(v):
    return 100 // (150 - v)


def gen(n):
    for i in range(n):
        yield i


def run():
    total = 0
    for v in gen(200):
        total += step(v)
    return total


run()
