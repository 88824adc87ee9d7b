def noisy(x):
    print("started with", x)
    yield x
    print("resumed")
    yield x + 1
    print("ending")


g = noisy(10)
print("created")
print(next(g))
print("between")
print(next(g))
print("before end")
print(next(g, None))

# The arguments are checked at the call, though.
try:
    noisy()
except TypeError as e:
    print(e)


def default(x=noisy(1)):
    yield from x


print(list(default()))
print(list(default()))
