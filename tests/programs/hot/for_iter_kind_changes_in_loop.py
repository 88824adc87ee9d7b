def gen(data):
    for v in data:
        yield v


def run():
    out = []
    data = [1, 2, 3]
    for round in range(300):
        kind = round % 7
        if kind == 0:
            it = data
        elif kind == 1:
            it = gen(data)
        elif kind == 2:
            it = (1, 2, 3)
        elif kind == 3:
            it = range(1, 4)
        elif kind == 4:
            it = gen(gen(data))
        elif kind == 5:
            it = ""
        else:
            it = (v for v in data)
        s = 0
        for v in it:
            s = s * 10 + v
        else:
            s = -s
        out.append(s)
    return out


out = run()
print(len(out), out.count(-123), out.count(0), out[:8])


# Nested sites in one frame; each inner site sees several kinds.
def nested(kinds):
    t = 0
    for outer in kinds:
        for a in outer:
            for b in (gen([a, a]) if a % 2 else [a]):
                t += b
    return t


kinds = [[1, 2, 3], gen([4, 5]), range(3), (7, 8), iter([9])]
print(nested(kinds))
t = 0
for _ in range(100):
    t += nested([[1, 2, 3], gen([4, 5]), range(3), (7, 8), iter([9])])
print(t)
