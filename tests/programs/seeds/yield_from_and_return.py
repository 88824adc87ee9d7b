def gen_or_coro(name):
    print("[{}] started".format(name))

    x = yield 1
    print("[{}] x = {}".format(name, x))

    # A function without a return-statement will default to return `None`
    # An explicit return-statement is not necessary in a generator or coroutine application.
    print("[{}] returned".format(name))
    return 2

def delegator():
    print("[delegator] started")

    delegatee = gen_or_coro('delegatee')

    y = yield from delegatee
    print("[delegator] y =", y)

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

client()
