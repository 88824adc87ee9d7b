def noisy(name, n):
    for i in range(n):
        print(name, "makes", i)
        yield i
    print(name, "ends")


for a, b in zip(noisy("a", 3), noisy("b", 2)):
    print("pair", a, b)
for x in map(lambda x: x * 10, noisy("m", 2)):
    print("mapped", x)
for x in filter(lambda x: x % 2, noisy("f", 3)):
    print("filtered", x)
for i, x in enumerate(noisy("e", 2)):
    print("enumerated", i, x)
print(any(x == 1 for x in noisy("any", 5)))
print(all(x < 1 for x in noisy("all", 5)))
m = map(str, noisy("lazy", 1))
print("not started")
print(next(m))
