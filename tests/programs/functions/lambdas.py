square = lambda x: x * x
print(square(5), (lambda: 1)(), (lambda a, b=2: a + b)(1), (lambda a, b: a - b)(b=1, a=5))
compose = lambda f, g: lambda x: f(g(x))
print(compose(square, lambda x: x + 1)(2), compose(str, square)(3) + "!")
curry = lambda a: lambda b: lambda c: a * 100 + b * 10 + c
print(curry(1)(2)(3))
fs = [lambda x, n=n: x + n for n in range(3)]
print([f(10) for f in fs])
print(sorted([(1, "b"), (0, "c"), (2, "a")], key=lambda p: p[1]), max([3, -5, 2], key=lambda x: x * x))
fact = lambda n: 1 if n <= 1 else n * fact(n - 1)
print(fact(10))
table = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
print(table["add"](2, 3), table["mul"](2, 3))
y = lambda f: (lambda x: x(x))(lambda x: f(lambda v: x(x)(v)))
print(y(lambda self: lambda n: 0 if n == 0 else n + self(n - 1))(10))
cond = lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos"
print(cond(-1), cond(0), cond(1), square.__name__)
print(list((lambda x: (yield x))(1)))
