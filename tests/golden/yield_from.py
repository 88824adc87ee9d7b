def inner(data):
    for v in data:
        yield v
    return "done"


def outer(data):
    result = yield from inner(data)
    return result


assert [v for v in outer(list(range(50)))] == list(range(50))
for v in outer((1, 2, 3) * 20):
    pass
