# The expansion of PEP 380 in plain yields behaves as the expression does.
def delegate(iterable):
    it = iter(iterable)
    try:
        y = next(it)
    except StopIteration as stop:
        return stop.value
    while True:
        try:
            s = yield y
        except GeneratorExit:
            close = getattr(it, "close", None)
            if close is not None:
                close()
            raise
        except BaseException as e:
            throw = getattr(it, "throw", None)
            if throw is None:
                raise
            try:
                y = throw(e)
            except StopIteration as stop:
                return stop.value
        else:
            try:
                y = next(it) if s is None else it.send(s)
            except StopIteration as stop:
                return stop.value


def by_expression(iterable):
    return (yield from iterable)


def subject(log):
    for i in range(8):
        try:
            log.append((yield i))
        except ValueError as e:
            log.append(str(e))
        except GeneratorExit:
            log.append("exit")
            raise
    return log


def drive(make, steps):
    log = []
    trace = []
    g = make(subject(log))
    for step in steps:
        try:
            if step == "next":
                trace.append(next(g))
            elif step == "close":
                trace.append(g.close())
            elif isinstance(step, Exception):
                trace.append(g.throw(step))
            else:
                trace.append(g.send(step))
        except StopIteration as e:
            trace.append(("stop", e.value))
        except Exception as e:
            trace.append(repr(e))
    return trace, log


scripts = [
    ["next"] * 10,
    ["next", "a", "b", "next", ValueError("v"), "c"],
    ["next", KeyError("k"), "next"],
    ["a", "next", "close", "next"],
    ["close", "next"],
    ["next", ValueError("1"), ValueError("2"), "close", "close"],
    [ValueError("unstarted"), "next"],
]
for steps in scripts:
    one = drive(delegate, steps)
    two = drive(by_expression, steps)
    print(one == two, two)
