# Literals, what a program does with bytes, and bytes as keys and constants.
data = b"ab\x00\xff\n\\'\"" rb"\n" b"""
x"""
print(data, len(data), [c for c in data])
print({b"k": 1, b"l": 2}, b"k" in {b"k"}, (b"a", 1) == (b"a", 1))
for i, c in enumerate(b"abc"):
    print(i, c, b"abc"[i:i + 1])


def chunks(data, size):
    for i in range(0, len(data), size):
        yield data[i:i + size]


print(list(chunks(b"abcdefgh", 3)), b"".join(chunks(b"abcdefgh", 3)))
total = b""
for part in chunks(bytes(range(65, 91)), 7):
    total += part
print(total, total.decode(), total.lower().decode("ascii").encode("utf-8"))
text = "naïve ☃ 😀"
print(text.encode(), text.encode().decode() == text, len(text), len(text.encode()))
try:
    total[0] = 5
except TypeError as e:
    print(e)
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e)
try:
    b"a\xff".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e)
print(isinstance(b"", bytes), type(b"a"), type(iter(b"a")))
b"\xff\xfe".decode("utf-8")
