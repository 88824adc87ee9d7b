def naturals():
    n = 0
    while True:
        yield n
        n += 1


def take(n, it):
    result = []
    for v in it:
        if len(result) == n:
            break
        result.append(v)
    return result


print(take(5, naturals()))
print(sum(x for x in range(20000)))


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


print(len(list(collatz(97))), max(collatz(97)))
total = 0
for i, v in enumerate(naturals()):
    total += v
    if i == 20000:
        break
print(total)
gens = [naturals() for _ in range(2000)]
for _ in range(3):
    s = sum(next(g) for g in gens)
print(s)
