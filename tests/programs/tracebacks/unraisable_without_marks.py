"""What can't be raised is shown with the first line of each statement, without marks."""


def boom(*args):
    raise ValueError("boom")


class Finalized:
    def __del__(self):
        if self: boom(
            1,
            2)


def generator():
    try:
        yield
    finally:
        {} ["q"] ; 5    # a comment


Finalized()
g = generator()
next(g)
del g
boom(1) + 2
