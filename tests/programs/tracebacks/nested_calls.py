def inner(x):
    return 1 // x


def middle(x):
    y = inner(x)
    return y


def outer():
    for x in (2, 1, 0):
        print(middle(x))


print("start")
outer()
print("not reached")
