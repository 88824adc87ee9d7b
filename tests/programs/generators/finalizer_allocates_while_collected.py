# The collector closes a generator of a cycle; its finally allocates and so asks for the next collection.
def worker():
    try:
        yield 1
    finally:
        made = [[i] for i in range(10)]
        print("closed after", len(made))


def lose():
    it = worker()
    cycle = [it]
    cycle.append(cycle)
    next(it)


lose()
kept = list(map(list, [()] * 50000))
for _ in range(10):
    len(kept)
print("end", len(kept))
