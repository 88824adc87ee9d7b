def f():
    yield 1
    try:
        next(me)
    except ValueError as e:
        print("next:", e)
    try:
        me.send(None)
    except ValueError as e:
        print("send:", e)
    try:
        me.send(3)
    except ValueError as e:
        print("send value:", e)
    try:
        me.throw(KeyError("k"))
    except ValueError as e:
        print("throw:", e)
    try:
        me.close()
    except ValueError as e:
        print("close:", e)
    try:
        for _ in me:
            print("not reached")
    except ValueError as e:
        print("for:", e)
    try:
        list(me)
    except ValueError as e:
        print("list:", e)
    yield 2


me = f()
print(next(me))
print(next(me))
print(next(me, "end"))


def through_delegation():
    def inner():
        yield 1
        try:
            next(outer_gen)
        except ValueError as e:
            print("inner to outer:", e)
        yield 2

    yield from inner()


outer_gen = through_delegation()
print(list(outer_gen))


def self_delegation():
    yield 1
    yield from selfish


selfish = self_delegation()
print(next(selfish))
try:
    next(selfish)
except ValueError as e:
    print("yield from itself:", e)
