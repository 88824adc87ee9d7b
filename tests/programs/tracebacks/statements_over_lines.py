def call(function, *args):
    try:
        function(*args)
    except Exception as e:
        raise RuntimeError("after") from e


def long_call():
    call(
        None,
        1,
        2,
        3,
        4,
        5,
    )


def operators():
    try:
        long_call()
    finally:
        return_ = (1 +
                   2 +
                   3 +
                   4 +
                   None)


def message():
    try:
        operators()
    finally:
        raise ValueError(
            "a"
            "b"
            "c"
        )


class Chain:
    def left(self):
        return self

    def fails(self):
        message()


def chained():
    (Chain()
        .left()
        .fails()
     )


def display():
    try:
        chained()
    except ValueError:
        return [
            1,
            2,
            3 / 0,
        ]


def text():
    try:
        display()
    except ZeroDivisionError:
        return """
(
""" + 5


text()
