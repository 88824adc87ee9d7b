def first():
    return [][0]


def handler():
    try:
        first()
    except IndexError:
        undefined_in_handler()


handler()
