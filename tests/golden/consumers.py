def upto(n):
    for i in range(n):
        yield i


def args(*a):
    return a


def built_ins(n):
    l = list(upto(n))
    l.extend(upto(n))
    return sum(upto(n), 1), max(upto(n), default=0), ",".join(str(x) for x in upto(n)), dict.fromkeys(upto(n))


def instructions(n):
    a, b = upto(2)
    a, *b = upto(n)
    b += upto(n)
    b[1:2] = upto(n)
    return [*upto(n)], {*upto(n)}, args(*upto(n)), n not in upto(n)


for _ in range(20):
    built_ins(3)
    instructions(3)
