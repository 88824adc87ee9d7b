def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield n, a, c
        yield from hanoi(n - 1, b, a, c)


for disk, source, target in hanoi(3):
    print(f"move {disk} from {source} to {target}")
pegs = {"A": list(range(8, 0, -1)), "B": [], "C": []}
moves = 0
for disk, source, target in hanoi(8):
    assert pegs[source].pop() == disk
    assert not pegs[target] or pegs[target][-1] > disk
    pegs[target].append(disk)
    moves += 1
print(moves, pegs)
