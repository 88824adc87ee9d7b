# What is thrown while the consumer handles an exception gets that one as context only where the program raises it.
def gen():
    yield 1


def delegating():
    yield from [1, 2]


def handling():
    try:
        raise KeyError("own")
    except KeyError:
        yield 1
        yield 2


def delegating_in_handler():
    try:
        raise KeyError("own")
    except KeyError:
        yield from [1, 2]


def closed():
    it = gen()
    it.close()
    return it


def started(make):
    it = make()
    next(it)
    return it


for it in closed(), gen(), started(gen), started(delegating), started(handling), started(delegating_in_handler):
    try:
        try:
            raise OSError("consumer's")
        except OSError:
            it.throw(ValueError("thrown"))
    except ValueError as e:
        print(repr(e), repr(e.__context__), e.__context__ and repr(e.__context__.__context__))
