def f():
    log = []
    try:
        log.append("try")
        got = yield log
        log.append(got)
        if got == "raise":
            raise ValueError("v")
        if got == "return":
            return log
    except ValueError as e:
        log.append("except")
        yield log
    else:
        log.append("else")
        yield log
    finally:
        log.append("finally")
    log.append("after")
    yield log


for word in ("go", "raise", "return"):
    g = f()
    next(g)
    try:
        print(g.send(word))
        print(next(g))
        next(g)
    except StopIteration as e:
        print(word, e.value)


def loop_control():
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            yield i
        finally:
            yield "f" + str(i)
    else:
        yield "else"
    yield "end"


print(list(loop_control()))


def return_in_finally():
    try:
        yield 1
        raise ValueError("lost")
    finally:
        return "swallowed"


g = return_in_finally()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.__context__)


def continue_in_finally():
    for i in range(3):
        try:
            yield i
            raise KeyError(i)
        finally:
            continue


print(list(continue_in_finally()))
