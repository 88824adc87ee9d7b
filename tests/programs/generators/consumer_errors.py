def f(exc):
    yield 1
    yield 2
    raise exc


for consume in (list, tuple, sum, sorted, min, max, set, dict, all, any,
                lambda g: [x for x in g], lambda g: {x: x for x in g}, lambda g: list(map(str, g)),
                lambda g: list(filter(None, g)), lambda g: list(zip(g)), lambda g: list(enumerate(g)),
                lambda g: "".join(str(x) for x in g), lambda g: [].extend(g), lambda g: 9 in g):
    try:
        print("result", consume(f(ValueError("inside"))))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def unpack(g):
    a, b, c = g


try:
    unpack(f(KeyError("k")))
except KeyError as e:
    print(repr(e))


def close_on_error():
    try:
        yield 1
        yield "x"
        yield 3
    finally:
        print("closed")


try:
    sum(close_on_error())
except TypeError as e:
    print(e)
try:
    list(map(lambda x: x + 1, close_on_error()))
except TypeError as e:
    print(e)
