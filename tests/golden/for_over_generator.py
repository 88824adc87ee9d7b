def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def consume(n):
    s = 0
    for x in count(n):
        s += x
    return s


assert consume(100) == 4950
