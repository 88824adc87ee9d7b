def check(x):
    assert x > 0, f"x must be positive, not {x}"
    assert x < 10


check(5)
try:
    check(10)
except AssertionError as e:
    print(repr(e))
check(-1)
