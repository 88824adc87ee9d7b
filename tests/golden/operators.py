def operators(x, y, s, t):
    total = 0
    for i in range(20):
        total += x * i - y / 2
        if x < y and s == t:
            total -= 1.5
        half = i / 2
    return total >= 0


operators(1.5, 2.5, "a" * 3, "aaa")
