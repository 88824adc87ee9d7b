def accumulator():
    total = 0
    while True:
        x = yield total
        if x is None: break
        total += x

g = accumulator()
print(next(g))    # 0 (prime to first yield)
print(g.send(5))  # 5
print(g.send(3))  # 8
g.send(None)      # StopIteration
