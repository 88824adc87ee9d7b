"""Marks of what goes over many lines, some of which are left out. Each failure is the cause of the next."""
zero = 0
table = {"k": [1, 2]}
failures = []


def attempt(function):
    try:
        function()
    except Exception as e:
        failures.append(e)


def boom(*args, **kwargs):
    raise ValueError("boom")


def same(x):
    return x


def many_operands():
    return (same(1) +
            same(2) +
            same(3) +
            same(4) +
            same(None) +
            same(6) +
            same(7) +
            same(8))


def operator_alone():
    return (
        1  # + comment
        +  # comment
        None
    )


def joined():
    return 1 \
        + None + \
        3


def call_of_call():
    same(boom)(
        1,
        2,
        3,
        4
    )(5)


def bracket_below():
    x = (table  # comment [
         ["q"])


def subscript():
    x = table[
        "q"
    ]


def in_display():
    return [
        1,
        1 / zero,
        3]


def less_indented():
    boom("""a
b
  c""", 3, [4,
5], 6
    )


def blank_lines():
    print(

        1,


        boom(1,

             2))


def whole_assignment():
    x = boom(
        1,
        2)


def whole_return():
    return boom(
        1, 2)


def raised():
    raise ValueError(
        1,
        2)


def asserted():
    assert (
        zero
    ), "m"


for function in (many_operands, operator_alone, joined, call_of_call, bracket_below, subscript, in_display, less_indented,
                 blank_lines, whole_assignment, whole_return, raised, asserted):
    attempt(function)


last = None
for failure in failures:
    failure.__cause__ = last
    last = failure
raise last
