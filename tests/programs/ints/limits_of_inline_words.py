values = []
for bits in (29, 30, 31, 32, 60, 61, 62, 63, 64):
    for d in (-1, 0, 1):
        values.append((1 << bits) + d)
        values.append(-(1 << bits) + d)
for v in values:
    assert v + 1 - 1 == v and v - 1 + 1 == v
    assert -(-v) == v and ~~v == v
    assert v * 2 // 2 == v and (v * v) // v == v
    assert int(str(v)) == v
    assert (v << 5) >> 5 == v
    assert v ^ v == 0 and v & v == v and v | v == v
    assert hash(v) == hash(int(str(v)))
for a in values:
    for b in values:
        s = a + b
        assert s - b == a and s - a == b
        assert (a < b) == (a - b < 0) and (a == b) == (a - b == 0)
        p = a * b
        assert p // b == a and p % b == 0
print(sorted(set(values))[::9])
print(max(values), min(values), sum(values))
v = (1 << 62) - 2
for _ in range(4):
    v += 1
    print(v, v - 1, -v, v * -1)
v = -(1 << 62) + 2
for _ in range(4):
    v -= 1
    print(v, v + 1, -v, abs(v))
print(3037000499 * 3037000499, 3037000500 * 3037000500, 2147483648 * 2147483648, 4294967296 * 4294967296)
print(-4611686018427387904 * -1, 4611686018427387904 * -1, -9223372036854775808 * -1)
