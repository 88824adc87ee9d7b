def f(n):
    """A function."""
    total = 0
    for i in range(n):
        if i % 2:
            total += i
        else:
            total -= (i * 2
    return total


print(f(3))
