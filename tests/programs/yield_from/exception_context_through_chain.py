def leaf():
    try:
        raise ValueError("leaf's")
    except ValueError:
        yield "in handler"
        raise


def middle():
    try:
        yield from leaf()
    except ValueError as e:
        raise KeyError("middle's") from e


def top():
    try:
        yield from middle()
    except KeyError as e:
        yield repr(e), repr(e.__cause__), repr(e.__context__)
    try:
        raise
    except RuntimeError as e:
        yield str(e)


print(list(top()))


def handling():
    try:
        raise OSError("outer handler")
    except OSError:
        yield from inner()
        try:
            raise
        except OSError as e:
            yield "still " + str(e)


def inner():
    try:
        raise
    except OSError as e:
        yield "inner sees " + str(e)
    try:
        raise IndexError("new")
    except IndexError as e:
        yield repr(e.__context__)


for v in handling():
    print(v)
