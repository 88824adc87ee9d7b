# A reproducible random walk over the whole protocol, on chains that share their tails.
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield seed >> 33


def leaf(name, log):
    n = 0
    try:
        while n < 12:
            try:
                got = yield (name, n)
                if got == "stop":
                    return name + " stopped"
                if got == "raise":
                    raise LookupError(name)
                if got == "self":
                    try:
                        next(pool[0])
                    except ValueError as e:
                        log.append(str(e))
                n += 1 if got is None else 2
            except ValueError as e:
                log.append((name, "caught", str(e)))
                n += 3
    finally:
        log.append((name, "finally", n))
    return name + " ended"


def relay(child):
    r = yield from child
    return ("relayed", r)


def looping(child):
    for v in child:
        yield ("looped", v)


def guarded(child, log):
    try:
        r = yield from child
        yield ("guarded result", r)
    except LookupError as e:
        yield ("guarded", str(e))
        raise KeyError("from guarded") from e
    except GeneratorExit:
        log.append("guarded exit")
        raise


def build(rand, log, made, shared):
    kind = next(rand) % 4
    g = leaf("leaf" + str(made), log) if kind or not shared else shared[next(rand) % len(shared)]
    for _ in range(next(rand) % 4):
        shape = next(rand) % 3
        if shape == 0:
            g = relay(g)
        elif shape == 1:
            g = looping(g)
        else:
            g = guarded(g, log)
        if next(rand) % 5 == 0:
            shared.append(g)
    return g


def step(g, op):
    if op < 8:
        return next(g)
    if op < 12:
        return g.send((None, 1, "text", "self")[op - 8])
    if op == 12:
        return g.send("stop")
    if op == 13:
        return g.send("raise")
    if op < 16:
        return g.throw(ValueError("v" + str(op)))
    if op == 16:
        return g.throw(IndexError)
    if op == 17:
        return g.close()
    for v in g:
        return v


pool = []


def walk(seed, steps):
    rand = lcg(seed)
    log, shared = [], []
    made = 0
    pool[:] = []
    while len(pool) < 4:
        pool.append(build(rand, log, made, shared))
        made += 1
    for _ in range(steps):
        i = next(rand) % len(pool)
        op = next(rand) % 20
        if op == 19:
            pool[i] = build(rand, log, made, shared)
            made += 1
            continue
        try:
            log.append((i, op, step(pool[i], op)))
        except StopIteration as e:
            log.append((i, op, "stop", e.value))
        except Exception as e:
            log.append((i, op, repr(e), repr(e.__cause__), repr(e.__context__)))
    return log


def checksum(log):
    h = 5381
    for entry in log:
        for c in str(entry):
            h = (h * 33 + ord(c)) % 4294967291
    return h


for seed in range(6):
    log = walk(seed, 120)
    print(seed, len(log), checksum(log))
for entry in walk(99, 40):
    print(entry)
