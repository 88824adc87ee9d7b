assert True
assert 1 < 2, "not evaluated"
try:
    assert 1 > 2
except AssertionError as e:
    print(repr(e))
try:
    assert [], "message " + str(5)
except AssertionError as e:
    print(repr(e), e)
try:
    assert 0, (1, 2)
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert False, undefined_message
except NameError as e:
    print(e)


def checked(n):
    assert isinstance(n, int) and n >= 0, f"bad n: {n!r}"
    return n


print(checked(5))
try:
    checked("x")
except AssertionError as e:
    print(e)
