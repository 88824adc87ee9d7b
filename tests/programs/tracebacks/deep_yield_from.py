def chain(n):
    if n:
        yield from chain(n - 1)
    else:
        yield "leaf"
        raise RuntimeError("leaf failed")


g = chain(5)
print(next(g))
print(next(g))
