def f(n):
    yield from range(n)


for v in f(3):
    pass
else:
    print("no break", v)

for v in f(3):
    if v == 1:
        break
else:
    print("not reached")
print("broke at", v)

for v in f(0):
    print("not reached")
else:
    print("empty")


def search(wanted):
    for v in f(5):
        for w in f(v):
            if v * w == wanted:
                break
        else:
            continue
        return v, w
    else:
        return None


print(search(6), search(12), search(7))


def find_prime():
    for n in f(20):
        if n < 2:
            continue
        for d in range(2, n):
            if n % d == 0:
                break
        else:
            yield n


print(list(find_prime()))
for v in f(3):
    try:
        continue
    finally:
        print("finally", v)
else:
    print("else after continue")
