def risky(n):
    for i in range(n):
        try:
            yield i
        except ValueError as e:
            yield -int(str(e))


def throw_often():
    g = risky(200)
    t = 0
    for v in g:
        t += v
        if v % 3 == 0:
            t += g.throw(ValueError(str(v)))
    return t


print(throw_often())


def raises_at(n, at):
    for i in range(n):
        if i == at:
            raise KeyError(i)
        yield i


def catch_often():
    caught = 0
    total = 0
    for round in range(150):
        try:
            for v in raises_at(10, round % 12):
                total += v
        except KeyError as e:
            caught += e.args[0]
    return caught, total


print(catch_often())


def finally_often():
    log = 0
    for i in range(300):
        try:
            try:
                if i % 4 == 0:
                    raise ValueError
                if i % 4 == 1:
                    continue
                if i == 298:
                    break
            finally:
                log += 1
        except ValueError:
            log += 10
    return log, i


print(finally_often())


def delegating(n):
    try:
        yield from risky(n)
    finally:
        closed.append(n)


closed = []
for n in range(100):
    g = delegating(3)
    next(g)
    try:
        if n % 2:
            g.throw(IndexError(n))
        else:
            g.throw(ValueError("5"))
    except IndexError:
        pass
    g = None
print(len(closed))
