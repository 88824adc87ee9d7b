# Searching in strings of every width, forward and back, with patterns that almost match everywhere.
def slow_find(s, part, start, end):
    for i in range(start, end - len(part) + 1):
        if s[i:i + len(part)] == part:
            return i
    return -1


def slow_rfind(s, part, start, end):
    for i in range(end - len(part), start - 1, -1):
        if s[i:i + len(part)] == part:
            return i
    return -1


seed = 12345


def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n


checked = 0
for alphabet in ("ab", "a\u00e9", "a\u4e2d", "a\U0001f600", "\u6161\u6162"):
    for _ in range(150):
        s = "".join([alphabet[rand(2)] for _ in range(rand(30))])
        part = "".join([alphabet[rand(2)] for _ in range(rand(5) + 1)])
        start = rand(len(s) + 1)
        end = start + rand(len(s) - start + 1)
        assert s.find(part, start, end) == slow_find(s, part, start, end), (s, part)
        assert s.rfind(part, start, end) == slow_rfind(s, part, start, end), (s, part)
        pieces = s.split(part)
        assert part.join(pieces) == s and len(pieces) == s.count(part) + 1
        assert part.join(s.rsplit(part)) == s
        assert s.replace(part, "--") == "--".join(pieces)
        assert s.partition(part)[0] == pieces[0]
        checked += 1
print(checked)

for a, b in (("a", "b"), ("\u4e2d", "\u6587"), ("\U0001f600", "\U0001f601"), ("\u6161", "\u6162")):
    hay = a * 200000
    print(hay.find(a * 1000 + b), hay.find(b + a * 1000), hay.rfind(a * 1000 + b), hay.rfind(b + a * 1000),
          hay.count(a * 1000), hay.find(a * 99999 + b + a * 100000), (hay + b).find(a * 1000 + b), (b + hay).rfind(b + a * 1000),
          len(hay.split(a * 1000)), len(hay.replace(a * 500, b)), (a * 1000 + b) in hay)
    mixed = (a * 50 + b) * 2000
    print(mixed.find(a * 51), mixed.rfind(b + b), mixed.count(a * 50 + b), mixed.find((a * 50 + b) * 1999 + a * 51), len(mixed.replace(b, "")))
print(len("x" * 1000000 + "\u00e9"), ("x" * 1000000 + "\u00e9").replace("\u00e9", "e") == "x" * 1000000 + "e")
