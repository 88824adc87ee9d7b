"""The operator that failed is marked, by what the text parses to. Each failure is the cause of the next."""
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


attempt(lambda: 1 / zero)
attempt(lambda: 1 + 2 * (3 // zero))
attempt(lambda: (1 + 2) % (zero))
attempt(lambda: ((1)) // ((zero)))
attempt(lambda: 1 + None + 2)
attempt(lambda: 1 + 2 + None)
attempt(lambda: 1-"a" - 3)
attempt(lambda: 3--"a")
attempt(lambda: 3**"a")
attempt(lambda: 2 ** -1 ** 0.5 / zero)
attempt(lambda: 1 << 1.5)
attempt(lambda: 1 @ 2)
attempt(lambda: 1 | "a")
attempt(lambda: 1 & (  "a"  ))
attempt(lambda: -"a")
attempt(lambda: ~1.5)
attempt(lambda: 1 in 5)
attempt(lambda: [1, 1 / zero, 2])
attempt(lambda: "%d" % "a")
attempt(lambda: f"{1 / zero}")
attempt(lambda: f"a {table.nope!r:>10} b")
attempt(lambda: [1 / i for i in (1, 0)])
attempt(lambda: (lambda q: q / 0)(1))


def augmented():
    x = 1
    x += "a"


def shifted():
    x = 1
    x   <<=   1.5  # comment + 1


attempt(augmented)
attempt(shifted)


last = None
for failure in failures:
    failure.__cause__ = last
    last = failure
raise last
