class Counter:
    step = 2

    def __init__(self, start=0):
        self.value = start

    def tick(self):
        self.value += self.step
        return self.value


def adder(n):
    total = 0

    def add(x):
        nonlocal total
        total += x * n
        return total
    return add


add = adder(3)
c = Counter(start=1)
for i in range(20):
    add(i)
    c.tick()
assert add(0) == 570 and c.value == 41
print(f"{c.value:>5}", [x for x in (1, 2) if x > 1], *{"a": 1})
