def matcher(pattern):
    state = 0
    found = 0
    while True:
        c = yield found
        if c == pattern[state]:
            state += 1
            if state == len(pattern):
                found += 1
                state = 0
        else:
            state = 1 if c == pattern[0] else 0


m = matcher("ab")
next(m)
print([m.send(c) for c in "xababaab"])


def traffic():
    while True:
        for light, steps in (("green", 3), ("yellow", 1), ("red", 2)):
            for _ in range(steps):
                if (yield light) == "reset":
                    break
            else:
                continue
            break


t = traffic()
print([next(t) for _ in range(8)], t.send("reset"), next(t))


def lcg(seed):
    while True:
        seed = (1664525 * seed + 1013904223) & 0xFFFFFFFF
        yield seed


g = lcg(42)
print([next(g) for _ in range(5)])


def life(cells):
    while True:
        yield cells
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        k = x + dx, y + dy
                        counts[k] = counts.get(k, 0) + 1
        cells = {k for k, n in counts.items() if n == 3 or n == 2 and k in cells}


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for step, cells in enumerate(life(glider)):
    if step % 4 == 0:
        print(step, sorted(cells))
    if step == 8:
        break


def brackets():
    stack = []
    while True:
        c = yield len(stack)
        if c is None:
            return not stack
        if c in "([{":
            stack.append(c)
        elif c in ")]}":
            if not stack or "([{".index(stack.pop()) != ")]}".index(c):
                return False


def balanced(text):
    g = brackets()
    next(g)
    try:
        for c in text:
            g.send(c)
        g.send(None)
    except StopIteration as e:
        return e.value


print([balanced(t) for t in ("", "()", "([x]{y})", "(", ")", "([)]")])
