for n in (-1, 0, 1, 5, 50):
    if n < 0:
        print("negative")
    elif n == 0:
        print("zero")
    elif n < 10:
        print("small")
    else:
        print("large")
i = 0
while i < 10:
    i += 1
    if i == 3:
        continue
    if i == 6:
        break
    print(i, end=" ")
else:
    print("not reached")
print()
while i > 0:
    i -= 2
else:
    print("while else", i)
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 2:
            break
        print((i, j), end=" ")
    else:
        print("inner else", end=" ")
print()
for x in []:
    pass
else:
    print("empty else")
for i in range(5):
    if i == 2:
        break
else:
    print("not reached")
print("i after break", i)
n = 27
steps = 0
while True:
    if n == 1:
        break
    n = 3 * n + 1 if n % 2 else n // 2
    steps += 1
print(steps)
while 1:
    while 1:
        break
    else:
        print("not reached")
    break
for i in range(2):
    while i:
        i -= 1
        continue
    print("i", i)


def nested(limit):
    for i in range(limit):
        for j in range(limit):
            while True:
                if i * j == 6:
                    return i, j
                break
    return None


print(nested(5), nested(2))
for i, c in enumerate("abc"):
    print(i, c, end=";")
print()
for (a, b), c in [((1, 2), 3), ((4, 5), 6)]:
    print(a + b + c)
