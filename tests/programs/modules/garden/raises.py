print("raises runs")
started = True


def inner():
    raise ValueError("in a module")


inner()
