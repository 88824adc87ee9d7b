d, lst, s, n, f, t = {"k": 1}, [1], "abc", None, 1.5, (1, 2)


def attempt(name, action):
    try:
        action()
    except Exception as e:
        print(name, "|", type(e).__name__, "|", e)
    else:
        print(name, "| no error")


def assign_item():
    s[0] = "x"


def assign_none():
    n.x = 1


def del_item():
    del d["missing"]


def store_tuple():
    t[0] = 1


def unpack_none():
    a, b = n


def unpack_few():
    a, b, c = t


def unpack_many():
    a, = t


def iterate_none():
    for _ in n:
        pass


attempt("none attr", lambda: n.x)
attempt("none call", lambda: n())
attempt("none item", lambda: n[0])
attempt("none add", lambda: n + 1)
attempt("add str int", lambda: s + 1)
attempt("add int str", lambda: 1 + s)
attempt("list add", lambda: lst + 1)
attempt("neg str", lambda: -s)
attempt("compare", lambda: 1 < s)
attempt("compare none", lambda: n < 1)
attempt("in none", lambda: s in n)
attempt("int in str", lambda: 1 in s)
attempt("index", lambda: lst[10])
attempt("neg index", lambda: lst[-2])
attempt("key", lambda: d["x"])
attempt("int attr", lambda: (1).x)
attempt("float index", lambda: lst[f])
attempt("str mul", lambda: s * s)
attempt("str mod", lambda: s % 1)
attempt("call int", lambda: f())
attempt("assign str item", assign_item)
attempt("assign none attr", assign_none)
attempt("del missing key", del_item)
attempt("tuple item", store_tuple)
attempt("unpack none", unpack_none)
attempt("unpack few", unpack_few)
attempt("unpack many", unpack_many)
attempt("iterate none", iterate_none)
attempt("float mod zero", lambda: f % 0)
attempt("int of text", lambda: int(s))
attempt("float shift", lambda: f << 1)
attempt("list and", lambda: lst & lst)
attempt("dict minus", lambda: d - d)
attempt("unary plus", lambda: +s)
attempt("invert", lambda: ~f)
attempt("list power", lambda: lst ** 2)
attempt("floordiv", lambda: s // 2)
attempt("unhashable", lambda: {lst: 1})
attempt("hash dict", lambda: d[{}])
attempt("augmented", lambda: sum([[1]]))
x = [1]
try:
    x += 5
except TypeError as e:
    print(e)
y = 1
try:
    y -= "a"
except TypeError as e:
    print(e)
try:
    y <<= 1.5
except TypeError as e:
    print(e)
z = "a"
try:
    z += 1
except TypeError as e:
    print(e)
try:
    z *= 1.5
except TypeError as e:
    print(e)
