for i in range(3):
    yield from [i]
