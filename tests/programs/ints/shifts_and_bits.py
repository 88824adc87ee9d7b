print(1 << 0, 1 << 61, 1 << 62, 1 << 63, 1 << 64, -1 << 62, -1 << 63, 3 << 100, 0 << 1000)
print(1 >> 1, -1 >> 1, -1 >> 1000, 5 >> 1, -5 >> 1, (1 << 100) >> 99, (-(1 << 100) - 1) >> 99, 7 >> (1 << 70))
print(6 & 3, 6 | 3, 6 ^ 3, ~6, ~-1, ~(1 << 70), -6 & 3, -6 | 3, -6 ^ 3)
big = (1 << 100) + 5
print(big & 7, big | 7, big ^ big, -big & 0xFF, -big | 1, big ^ -1, big & -big)
print(True & False, True | False, True ^ True, True & 3)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: big >> -2):
    try:
        f()
    except ValueError as e:
        print(e)
for f in (lambda: 1 << 1.0, lambda: "a" & 1, lambda: 1.0 | 2, lambda: ~1.5):
    try:
        f()
    except TypeError as e:
        print(e)
x = 0b1011
x <<= 3
x |= 1
x ^= 0xF0
x >>= 1
x &= ~2
print(x, bin(x), hex(x), oct(x), bin(-5), hex(-255), bin(0), hex(1 << 70))
count = 0
n = 0xDEADBEEF
while n:
    n &= n - 1
    count += 1
print(count)
h = 2166136261
for c in "generator":
    h = (h ^ ord(c)) * 16777619 & 0xFFFFFFFF
print(h)
