def numbers(n):
    for i in range(n):
        yield i


def squares(it):
    return (x * x for x in it)


def odd(it):
    return (x for x in it if x % 2)


def running(it):
    t = 0
    for x in it:
        t += x
        yield t


print(list(running(odd(squares(numbers(10))))))
print(sum(x for x in (y + 1 for y in (z * 2 for z in range(1000) if z % 3) if y % 4) if x % 5))


def words(text):
    for line in text.split("\n"):
        for w in line.split():
            yield w.strip(".,;!").lower()


text = """The lazy dog, the quick fox;
the end. A fox!"""
counts = {}
for w in words(text):
    counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f"{w:<6}{n:>3}")


def tokens(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isdigit():
            j = i
            while j < len(source) and source[j].isdigit():
                j += 1
            yield "number", int(source[i:j])
            i = j
        elif c in "+-*/()":
            yield "op", c
            i += 1
        elif c.isspace():
            i += 1
        else:
            raise ValueError(f"unexpected {c!r} at {i}")
    yield "end", None


class Parser:
    def __init__(self, source):
        self.tokens = tokens(source)
        self.advance()

    def advance(self):
        self.kind, self.value = next(self.tokens)

    def take(self, ops):
        if self.kind == "op" and self.value in ops:
            op = self.value
            self.advance()
            return op

    def expression(self):
        v = self.term()
        while True:
            op = self.take("+-")
            if not op:
                return v
            w = self.term()
            v = v + w if op == "+" else v - w

    def term(self):
        v = self.factor()
        while True:
            op = self.take("*/")
            if not op:
                return v
            w = self.factor()
            v = v * w if op == "*" else v / w

    def factor(self):
        if self.take("("):
            v = self.expression()
            if not self.take(")"):
                raise ValueError("expected )")
            return v
        if self.take("-"):
            return -self.factor()
        if self.kind != "number":
            raise ValueError(f"unexpected {self.value}")
        v = self.value
        self.advance()
        return v


for source in ("1 + 2*3", "(1+2)*3 - -4", "7/2", "2*(3+(4-1))*5", "2 $ 3", "(1", "*"):
    try:
        print(source, "=", Parser(source).expression())
    except ValueError as e:
        print(source, "error:", e)
