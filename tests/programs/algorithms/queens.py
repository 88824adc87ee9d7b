def queens(n, columns=()):
    row = len(columns)
    if row == n:
        yield columns
        return
    for c in range(n):
        if all(c != q and abs(c - q) != row - r for r, q in enumerate(columns)):
            yield from queens(n, columns + (c,))


print(next(queens(6)), [sum(1 for _ in queens(n)) for n in range(1, 7)])
for solution in queens(4):
    for c in solution:
        print("." * c + "Q" + "." * (3 - c))
    print()
