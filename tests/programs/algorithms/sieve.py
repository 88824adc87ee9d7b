def naturals(n):
    while True:
        yield n
        n += 1


def without_multiples(p, numbers):
    for n in numbers:
        if n % p:
            yield n


def primes():
    numbers = naturals(2)
    while True:
        p = next(numbers)
        yield p
        numbers = without_multiples(p, numbers)


def take(n, it):
    for _ in range(n):
        yield next(it)


print(list(take(40, primes())))


def incremental():
    composites = {}
    n = 2
    while True:
        if n in composites:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        else:
            yield n
            composites[n * n] = [n]
        n += 1


total = 0
for p in incremental():
    if p > 1000:
        break
    total += p
print(total)
