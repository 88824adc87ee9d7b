for a in (7, -7, 0, 1, -1, 8, -8):
    for b in (2, -2, 3, -3, 7, -7):
        assert a // b * b + a % b == a
        print(a // b, a % b, divmod(a, b), a / b, end="; ")
    print()
big = 10 ** 30 + 7
for a in (big, -big, 5, -5):
    for b in (big - 1, -(big - 1), 10 ** 12, -3):
        q, r = divmod(a, b)
        assert q * b + r == a and q == a // b and r == a % b
        print(q, r)
for text, f in (("//", lambda: 1 // 0), ("%", lambda: 1 % 0), ("/", lambda: 1 / 0), ("divmod", lambda: divmod(1, 0)),
                ("big //", lambda: big // 0), ("big %", lambda: big % 0), ("0 **", lambda: 0 ** -1)):
    try:
        f()
    except ZeroDivisionError as e:
        print(text, e)
edge = -(1 << 62)
print(edge // -1, (-(1 << 63)) // -1, edge % -1, edge // 1, abs(edge), -edge)
print(10 ** 20 / 10 ** 18, (10 ** 400) / (10 ** 399), 1 / 3, 2 ** 1000 / 2 ** 1001)
try:
    10 ** 400 / 3
except OverflowError as e:
    print(e)
print(True // 2, True % 2, True / 2)
