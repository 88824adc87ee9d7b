def store_targets():
    class Box:
        pass
    b = Box()
    lst = [0, 0]
    d = {}

    def gen():
        for i in range(50):
            yield i
    for b.x in gen():
        pass
    for lst[1] in gen():
        pass
    for d["k"] in gen():
        pass
    for lst[0], b.y in ((i, -i) for i in gen()):
        pass
    return b.x, lst, d, b.y


print(store_targets())


def ident(g):
    last = None
    for last in g:
        pass
    return last


print(ident(x for x in "abc"), ident([]), ident(range(3)))


def cell_variable():
    fs = []
    for v in (x * x for x in range(100)):
        def f():
            return v
        fs.append(f)
    return fs[0](), fs[50]()


print(cell_variable())


def global_variable():
    global seen
    for seen in (x for x in range(100)):
        pass


global_variable()
print(seen)


def del_in_loop():
    out = []
    for v in (x for x in range(4)):
        out.append(v)
        del v
    try:
        v
    except UnboundLocalError as e:
        out.append(str(e))
    return out


print(del_in_loop())
