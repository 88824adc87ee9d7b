# The collector closes a generator of a cycle; its finally allocates enough to ask for the next collection.
def worker():
    try:
        yield 1
    finally:
        made = []
        for i in range(30000):
            made.append([i])
        print("closed after", len(made))


def lose():
    it = worker()
    cycle = [it]
    cycle.append(cycle)
    next(it)


lose()
for _ in range(3):
    kept = [[i] for i in range(30000)]
print("end", len(kept))
