def gen_or_coro(name):
    print("[{}] started".format(name))
    x = yield 1
    print("[{}] x = {}".format(name, x))

    print("[{}] returned".format(name))
    return 2

def delegator():
    print("[delegator] started")

    delegatee_1 = gen_or_coro("delegatee_1")

    y = yield from delegatee_1
    print("[delegator] y =", y)

    delegatee_2 = gen_or_coro("delegatee_2")

    z = yield from delegatee_2
    print("[delegator] z =", z)

    print("[delegator] returned")
    return 3

def client():
    my_dele = delegator()

    print("[client] calling next()...")
    ret_1 = next(my_dele)
    print("[client] ret_1 =", ret_1)

    print("-----------------------")

    print("[client] sending 100...")
    ret_2 = my_dele.send(100)
    print("[client] ret_2 =", ret_2)

    print("-----------------------")

    print("[client] sending 200...")
    try:
        my_dele.send(200)
    except StopIteration as si:
        print("[client] interrupted by StopIteration, no value returned to `my_dele.send(200)`")
        print("[client] delegator finally returned", si.value)

client()
