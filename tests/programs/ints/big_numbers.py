f = 1
for i in range(1, 61):
    f *= i
print(f, len(str(f)))
print(-f, f - f, f // (f - 1), f % 1000003, f + 1 - f)
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, a * b, b // a, b % a, -a + a, -(a - b))
print(a < b, a > b, a == a + 0, a != b, a <= a, a >= b, a == float(a), a < 1e40, a > -1e40)
print(hash(a) == hash(a + 0), {a: 1}[a + 0], {1 << 70: "x"}[1 << 70], (1 << 70) in [1, 1 << 70])
print(int("123456789012345678901234567890") == a, int("-" + str(b)), str(a)[::-1])
print(0xFFFFFFFFFFFFFFFFFFFF, 0b1 << 90, 1_000_000_000_000_000_000_000)
print(bool(1 << 90), not 1 << 90, abs(-a), divmod(-a, 7), float(1 << 70), int(1e25))
s = 0
t = 1 << 61
for _ in range(10):
    s += t
print(s, s - 9 * t == t, s // t)
while s > 1:
    s //= 1 << 13
print(s)


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


print(isqrt(10 ** 60), isqrt(2 * 10 ** 80))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(2 ** 100 * 3 ** 20, 6 ** 30), gcd(a, b))


def pi_digits():
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


print("".join(str(d) for _, d in zip(range(60), pi_digits())))
