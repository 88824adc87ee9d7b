"""An interpreter of arithmetic: a pipeline of generators splits lines into tokens, parses them into trees and evaluates those.

An item is one line. Characters, tokens and nodes of several kinds come in an order that the lines decide, so that no single loop
trains a branch predictor.
"""
N = 300
SETS = "for_iter_gen send_gen for_iter_gen,send_gen"


class Number:
    def __init__(self, value):
        self.value = value

    def steps(self):
        yield "push", self.value


class Operation:
    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right

    def steps(self):
        yield from self.left.steps()
        yield from self.right.steps()
        yield "apply", self.sign


def build(n):
    """Lines and their values."""
    lines = []
    values = []
    seed = 7
    for _ in range(n):
        parts = []
        total = 0
        for term in range(3):
            seed = (seed * 1103515245 + 12345) % 2147483648
            a, b, c = seed % 90, (seed >> 8) % 40, (seed >> 16) % 9
            if (seed >> 20) % 2:
                parts.append(f"({a} + {b}) * {c}")
                total += (a + b) * c
            else:
                parts.append(f"{a} * {c} - {b}")
                total += a * c - b
        lines.append(" + ".join(parts))
        values.append(total)
    return lines, values


def tokens(line):
    digits = ""
    for char in line:
        if "0" <= char <= "9":
            digits += char
            continue
        if digits:
            yield "number", int(digits)
            digits = ""
        if char != " ":
            yield "sign", char
    if digits:
        yield "number", int(digits)
    yield "end", None


class Parser:
    def __init__(self, source):
        self.source = source
        self.kind, self.value = next(source)

    def advance(self):
        value = self.value
        self.kind, self.value = next(self.source, ("end", None))
        return value

    def factor(self):
        if self.kind == "number":
            return Number(self.advance())
        self.advance()
        inner = self.sum()
        self.advance()
        return inner

    def product(self):
        left = self.factor()
        while self.value == "*":
            left = Operation(self.advance(), left, self.factor())
        return left

    def sum(self):
        left = self.product()
        while self.value in ("+", "-"):
            left = Operation(self.advance(), left, self.product())
        return left


def trees(lines):
    for line in lines:
        yield Parser(tokens(line)).sum()


def results(lines):
    for tree in trees(lines):
        stack = []
        for what, value in tree.steps():
            if what == "push":
                stack.append(value)
                continue
            b = stack.pop()
            a = stack.pop()
            if value == "+":
                stack.append(a + b)
            elif value == "-":
                stack.append(a - b)
            else:
                stack.append(a * b)
        yield stack[0]


def setup(n):
    return build(n)[0]


def run(lines):
    s = 0
    for value in results(lines):
        s += value
    return s


def expected(n):
    return sum(build(n)[1])


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
