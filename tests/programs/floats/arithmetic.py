print(7.5 // 2, 7.5 % 2, -7.5 // 2, -7.5 % 2, 7.5 // -2, 7.5 % -2, divmod(7.5, 2), divmod(-1, 0.3))
print(0.1 + 0.2, 1 - 0.9, 3 * 0.1, 1e308 * 10, -1e308 * 10, 5 / 2, 4 / 2, 1e16 + 1)
print(2.5 + 1, 1 + 2.5, 2.5 - True, 2 * 1.5, 7 // 2.0, 7 % 2.5, 2 ** 0.5, 2.0 ** -1, (-8.0) ** 2)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 1 / 0.0, lambda: 0.0 ** -1, lambda: divmod(1.0, 0)):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
try:
    10.0 ** 400
except OverflowError as e:
    print(type(e).__name__)
print(1.0 == 1, 1.5 > 1, 0.5 < True, 1e20 == 10 ** 20, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53 + 1))
print(float(10 ** 20) < 10 ** 20 + 1, 1e400 > 10 ** 400, -1e400 < -(10 ** 400))
print(hash(1.0) == hash(1), hash(0.5) == hash(0.5), {1: "int"}[1.0], {2.5: "f"}[2.5], {True: "b"}[1])
print(int(2.99), int(-2.99), int(1e18), round(0.5), round(1.5), round(2.675, 2), round(1e20), round(-0.4))
print(abs(-2.5), -0.0, 0.0 == -0.0, min(1, 0.5), max(2.0, 2), sum([0.5, 0.25]), sum([1, 2.5]), bool(0.1), not 0.0)
inf = float("inf")
print(inf + 1, inf - inf, inf * 0, inf > 10 ** 400, -inf < 0, inf == inf, 1 / inf)
x = 1.0
for _ in range(60):
    x = x / 2
print(x)
x = 10.5
x += 1
x -= 0.5
x *= 2
x /= 4
x //= 2
x %= 2
x **= 3
print(x)
print((2.0).is_integer(), (2.5).is_integer())


def newton(n):
    guess = n
    while True:
        better = (guess + n / guess) / 2
        yield better
        if abs(better - guess) < 1e-12:
            return
        guess = better


print(list(newton(2)))


class Derived(float):
    pass


print(type(+Derived(2.5)), type(-Derived(2.5)), type(+2.5), +Derived(-0.0))
