"""A generator that a local variable alone holds while next() or send() runs it: the variable may be written meanwhile."""
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies:", self.name)


def numbers(name, trick):
    loud = Loud(name)
    v = 0
    while v < 40:
        if v == 20:
            trick()
        got = yield v
        v += 1
    return "end of " + name


class Box:
    pass


def holder(use):
    box = Box()

    def trick():
        f = box.gen().gi_frame.f_back
        while f.f_code.co_name != use.__name__:
            f = f.f_back
        f.f_locals["g"] = "rebound"
        print("rebound in", use.__name__)
    box.trick = trick
    return box


def use_next(box):
    g = numbers("next", box.trick)
    box.gen = weakref.ref(g)
    r = None
    while not isinstance(g, str):
        r = next(g)
    print(g, r)


def use_send(box):
    g = numbers("send", box.trick)
    box.gen = weakref.ref(g)
    next(g)
    r, x = None, 1
    while not isinstance(g, str):
        r = g.send(x)
    print(g, r)


def raising(box):
    def body():
        loud = Loud("raising")
        for i in range(20):
            yield i
        box.trick()
        raise KeyError("out")
    g = body()
    box.gen = weakref.ref(g)
    r = None
    try:
        while True:
            r = next(g)
    except KeyError as e:
        print("raised", repr(e), g, r)


def returning(box):
    def body():
        loud = Loud("returning")
        for i in range(20):
            yield i
        box.trick()
        return 7
    g = body()
    box.gen = weakref.ref(g)
    r = None
    try:
        while True:
            r = next(g)
    except StopIteration as e:
        print("returned", e.value, g, r)


class Trigger:
    def __init__(self, frames):
        self.frames = frames

    def __del__(self):
        self.frames.pop().f_locals["g"] = "rebound"
        print("trigger")


def finalizing(box):
    frames = []

    def body():
        after = Trigger(frames)
        loud = Loud("finalizing")
        for i in range(20):
            yield i
        frames.append(box.gen().gi_frame.f_back)
        return 8
    g = body()
    box.gen = weakref.ref(g)
    r = None
    try:
        while True:
            r = next(g)
    except StopIteration as e:
        print("returned", e.value, r)


def delegating(box):
    def inner():
        loud = Loud("inner")
        for i in range(30):
            if i == 25:
                box.trick()
            yield i
        return 9

    def body():
        for i in range(10):
            yield i
        print("inner gave", (yield from inner()))
    g = body()
    box.gen = weakref.ref(g)
    r = None
    try:
        while not isinstance(g, str):
            r = next(g)
        print(g, r)
    except StopIteration as e:
        print("returned", e.value, r)


for use in use_next, use_send, raising, returning, finalizing, delegating:
    use(holder(use))
    print("--")


def ends(n):
    def body():
        try:
            for i in range(n):
                got = yield i
        finally:
            print("finally", n)
        return n
    return body()


def count_next(n):
    g, r = ends(n), []
    try:
        while True:
            x = next(g)
            r.append(x)
    except StopIteration as e:
        return len(r), e.value, g.gi_frame


def count_send(n):
    g, r, v = ends(n), [], 5
    next(g)
    try:
        while True:
            x = g.send(v)
            r.append(x)
    except StopIteration as e:
        return len(r), e.value, g.gi_frame, g.gi_running


def in_handler():
    def body():
        for i in range(20):
            yield i
        try:
            1 / 0
        except ZeroDivisionError:
            return "in handler"
    g = body()
    try:
        while True:
            x = next(g)
    except StopIteration as e:
        print(e.value, repr(e.__context__), x)


def reentering():
    def body():
        for i in range(20):
            yield i
        print(me[0].gi_running, me[0].gi_suspended)
        try:
            next(me[0])
        except ValueError as e:
            print(e)
        try:
            me[0].close()
        except ValueError as e:
            print(e)
        yield "still"
    g = body()
    me = [g]
    for _ in range(21):
        x = next(g)
    print(x)


print(count_next(50), count_send(50))
in_handler()
reentering()
