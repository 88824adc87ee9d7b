# A sort makes CPython's comparisons in CPython's order: what contradicts itself ends up in the same order too.
seed = 12345


def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed // 65536 % n


log = []


class Key:
    def __init__(self, number, value):
        self.number = number
        self.value = value

    def __lt__(self, other):
        log.append(self.number * 1009 + other.number)
        return self.value < other.value


def digest(numbers):
    total = 0
    for n in numbers:
        total = (total * 1000003 + n) % (2 ** 61 - 1)
    return total


def run(name, values, **options):
    log.clear()
    keys = [Key(i, v) for i, v in enumerate(values)]
    keys.sort(**options)
    print(name, len(keys), len(log), digest(log), digest(k.number for k in keys))


def runs(n):
    values = []
    while len(values) < n:
        start, step = rand(50), rand(5) - 2
        values += [start + step * i // 2 for i in range(1 + rand(90))]
    return values[:n]


for n in (0, 1, 2, 3, 10, 63, 64, 65, 130, 300):
    for few in (2, 7, 100000):
        run('random', [rand(few) for i in range(n)])
    run('up', range(n))
    run('down', range(n, 0, -1))
    run('down, some equal', [i // 3 for i in range(n, 0, -1)])
    run('all equal', [0] * n)
    run('two runs', list(range(0, n, 2)) + list(range(1, n, 2)))
    run('saw', [i % 50 for i in range(n)])
    run('runs', runs(n), reverse=True)
for i in range(20):
    run('runs', runs(100 + 23 * i))

nan = float('nan')
for n in (5, 20, 70, 200):
    values = [(nan, rand(9), 0.5)[rand(3)] for i in range(n)]
    print(sorted(values))
    print(sorted(range(n), key=lambda i: values[i], reverse=True))
    run('sets', [frozenset(rand(6) for j in range(rand(5))) for i in range(n)])


class Stop(Exception):
    pass


class Failing(int):
    left = 0

    def __lt__(self, other):
        Failing.left -= 1
        if Failing.left == 0:
            raise Stop
        return int.__lt__(self, other)


# An error on the way leaves all the items, in CPython's order
for n in (20, 100, 300):
    for left in (1, 5, 100, 300, 700, 1500):
        values = [Failing(rand(100)) for i in range(n)]
        Failing.left = left
        try:
            values.sort()
        except Stop:
            print('stopped', n, left)
        print(digest(values))
