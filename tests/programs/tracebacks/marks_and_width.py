"""Marks below tabs and characters that are two columns wide, or take more bytes than one. Each failure is the cause of the next."""
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


attempt(lambda: "é" + 1)
attempt(lambda: ("日本語" + 1, 5))
attempt(lambda: ["日本語", 1 / zero, "é"])
attempt(lambda: table["日本"]["é"])
attempt(lambda: same("日本")["é"])
attempt(lambda: same("日本") + same(1 / zero))
attempt(lambda: ("🙂🙂", boom("🙂"), "ﬀ"))
attempt(lambda: f"日本 {1 / zero} é")
attempt(lambda: ["	", 1	/	zero])


def größe(é):
    return é.日本.ß


def tabs():
	x = 1 / zero


def tabs_and_spaces():
	boom(
		1,
	  2,
	)


def returned():
    return boom("日本")


def over_lines():
    return ("日本" +
            "é" + "日本" + 3)


def quoted():
    x = "日本", "é" . join ( [ 3 ] ) , "é"


attempt(lambda: größe("é"))
for function in (tabs, tabs_and_spaces, returned, over_lines, quoted):
    attempt(function)


last = None
for failure in failures:
    failure.__cause__ = last
    last = failure
raise last
