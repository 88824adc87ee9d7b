"""Hot sites: a function with one operation, called with values of one kind until it specializes, then of others.

Each `@site` gives (parameters, body, kinds): kinds are expressions for the arguments, evaluated anew at each call.
The values are drawn, but at least one kind of each specializer's comes first and others after it, so that it hits,
misses and deoptimizes. To reach a new specializer, add its kind here, or a site if none has its instruction.
"""
import re

SITES = {}

# What the kinds use: part of every program.
DEFINITIONS = '''
class Plain:
    a = "class a"
    def __init__(self, n=0):
        self.b = n
    def count(self, n):
        return ("Plain.count", n)
    def append(self, v):
        return ("Plain.append", v)
    def send(self, v):
        return ("Plain.send", v)

class Bare:
    shared = ("bare",)
    def count(self, n):
        return ("Bare.count", n)

class Derived(Plain):
    def __init__(self, n=1):
        super().__init__(n)
        self.a = n

class Slots:
    __slots__ = ("a", "b")
    def __init__(self, n=2):
        self.a = n

class Managed:
    stored = 0
    @property
    def a(self):
        return ("property", self.stored)
    @a.setter
    def a(self, v):
        self.stored = v
    @a.deleter
    def a(self):
        self.stored = "deleted"

class Dynamic:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args: ("dynamic", name, args)
    def __setattr__(self, name, v):
        object.__setattr__(self, "set_" + name, v)

class Number:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return f"Number({self.n!r})"
    def other(self, o):
        return o.n if isinstance(o, Number) else o
    def __add__(self, o):
        return Number(self.n + self.other(o))
    def __radd__(self, o):
        return Number(o + self.n)
    def __iadd__(self, o):
        self.n += self.other(o)
        return self
    def __mul__(self, o):
        return NotImplemented if isinstance(o, str) else Number(self.n * self.other(o))
    def __rsub__(self, o):
        return ("rsub", o, self.n)
    def __matmul__(self, o):
        return ("matmul", self.n, o)
    def __eq__(self, o):
        return self.n == self.other(o)
    def __lt__(self, o):
        return self.n < self.other(o)
    def __hash__(self):
        return hash(self.n)
    def __index__(self):
        return self.n
    def __bool__(self):
        return self.n != 0

class Table:
    def __init__(self):
        self.log = []
    def __getitem__(self, k):
        if k == 3:
            raise IndexError("three")
        return ("item", k)
    def __setitem__(self, k, v):
        self.log.append((k, v))
    def __delitem__(self, k):
        self.log.append(("del", k))
    def __contains__(self, k):
        return k == 1
    def __len__(self):
        return 3

class ByGenerator:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        for i in range(self.n):
            yield i

class ByOther(ByGenerator):
    def __iter__(self):
        return iter([self.n] * 3)

def up(n):
    for i in range(n):
        yield i

def down(n):
    while n:
        got = yield n
        n -= 1 if got is None else 2
    return "down"

def started(g):
    next(g)
    return g

def handling(g):
    try:
        raise KeyError("handled")
    except KeyError:
        yield from g

class Wait:
    def __init__(self, *values):
        self.values = values
    def __await__(self):
        for v in self.values:
            yield v
        return len(self.values)

async def waited(n):
    return await Wait(*range(n))

async def aup(n, wait=0):
    for i in range(n):
        if wait:
            await waited(i % (wait + 1))
        got = yield i
        if got is not None:
            yield ("got", got)

async def ahandling(g):
    try:
        raise KeyError("handled")
    except KeyError:
        async for v in g:
            yield v

class AsyncItems:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return self.n

def driven(c):
    given = []
    while True:
        try:
            given.append(c.send(None))
        except StopIteration as e:
            return e.value, given

def begun(g):
    driven(g.__anext__())
    return g

def one(x):
    return ("one", x)

def defaults(x, y=5, *args, z=7, **rest):
    return (x, y, args, z, rest)
'''

INTS = ["0", "1", "-1", "7", "-13", "1000", "(1 << 61)", "(1 << 62) - 1", "-(1 << 62)", "True"]
BIGS = ["(1 << 62) + 1", "-(1 << 64)", "3 ** 50"]
FLOATS = ["1.5", "-0.0", "0.1", "1e300", "float('inf')", "-2.25"]


def site(*names):
    """The function makes the sites of these specializers."""
    def register(make):
        SITES[make.__name__] = make, names
        return make
    return register


def pairs(rng, *groups):
    return [f"{rng.choice(a)}, {rng.choice(b)}" for a, b in groups]


@site("binary_op_int", "binary_op_float", "binary_locals_int")
def arithmetic(rng):
    """Each operator in turn, plain and in place; the groups are in random order."""
    operators = "+ - * / // % & | ^ @".split()
    for op in operators:
        kinds = pairs(rng, (INTS, INTS), (INTS, INTS), (FLOATS, FLOATS), (FLOATS, INTS), (INTS, FLOATS), (BIGS, INTS), (BIGS, FLOATS), (BIGS, BIGS))
        kinds += ["'ab', 3", "'ab', 'c'", "[1], [2]", "(1,), (2, 3)", "{1, 2}, {2}", "{1: 2}, {3: 4}", "'%s' , 1", "None, 1",
                  "Number(3), 4", "5, Number(6)", "Number(1), Number(2)", "1.5, Number(2)"]
        text = f"x {op} y"
        yield "x, y", rng.choice([f"return {text}", f"x {op}= y\nreturn x"]), kinds
    for op in ("<<", ">>", "**"):
        kinds = pairs(rng, (INTS[:6], ["0", "1", "5", "62", "70"]), (BIGS, ["1", "3"]), (FLOATS, ["2", "0.5", "3"]), (["2", "10"], ["-1", "64"]))
        yield "x, y", rng.choice([f"return x {op} y", f"x {op}= y\nreturn x"]), kinds + ["'s', 1", "True, True", "Number(1), 2"]


@site("compare_op_int", "compare_op_float", "compare_op_str", "compare_locals_int")
def comparison(rng):
    for op in "< <= == != > >=".split():
        kinds = pairs(rng, (INTS, INTS), (FLOATS, FLOATS), (INTS, FLOATS), (FLOATS, INTS), (BIGS, INTS), (BIGS, FLOATS))
        kinds += [rng.choice(["'a', 'b'", "'ab', 'a' + 'b'", "'\\u00e9', 'e'", "'', 'x'"]), "[1, 2], [1, 3]", "(1,), (1, 2)", "{1}, {1, 2}", "None, 1",
                  "'a', 1", "Number(1), Number(2)", "2, Number(2)", "float('nan'), 1.0", "'b', 'a'"]
        yield "x, y", rng.choice([f"return x {op} y", f"if x {op} y:\n    return 'yes'\nreturn 'no'", f"return 0 if x {op} y else 1"]), kinds


@site("contains_op_dict", "contains_op_set")
def membership(rng):
    kinds = ["1, {1: 2}", "3, {1: 2}", "1, {1, 2}", "'a', frozenset('ab')", "1, [1, 2]", "2, (1, 2)", "'a', 'abc'", "3, range(5)", "1, Table()",
             "4, up(3)", "2, up(5)", "[], {1: 2}", "[], {1}", "1, 5", "Number(1), {1, 2}", "1, {2: 3}.keys()"]
    yield "x, y", f"return x {rng.choice(['in', 'not in'])} y", kinds
    yield "x, y", "if x in y:\n    return 1\nreturn 2", kinds


CONTAINERS = ["[5, 6, 7]", "(5, 6, 7)", "{0: 'a', 1: 'b', -1: 'c'}", "range(3, 9)", "'abc'", "b'abc'", "Table()", "'\\u00e9\\U0001d4b3z'",
              "collections.deque([1, 2, 3])", "5"]


@site("subscr_list", "subscr_tuple", "subscr_dict", "subscr_range", "store_subscr_list", "store_subscr_dict")
def subscript(rng):
    keys = ["0", "1", "-1", "2", "-3"]
    kinds = [f"{c}, {rng.choice(keys)}" for c in CONTAINERS]
    kinds += ["[1, 2], 5", "(1,), -2", "{1: 2}, 9", "{1: 2}, []", "[1], 'a'", "'a', 1.5", "[1, 2], True", "[1], Number(0)", "range(3), 3",
              "Table(), 3"]
    yield "x, y", "return x[y]", [*kinds, "range(1 << 70), 1 << 69"]
    yield "x, y", "x[y] = 'new'\nreturn x.log if isinstance(x, Table) else x", kinds
    yield "x, y", "x[y] += 1\nreturn x.log if isinstance(x, Table) else x", [k.replace("'a'", "3").replace("'b'", "4") for k in kinds]
    yield "x, y", "del x[y]\nreturn x.log if isinstance(x, Table) else x", kinds


@site("build_slice_list", "build_slice_tuple", "build_slice_str", "build_slice_range")
def slicing(rng):
    bounds = ["None", "0", "1", "-1", "2", "-2", "9", "-9", "1 << 70"]
    kinds = [f"{c}, {rng.choice(bounds)}, {rng.choice(bounds)}" for c in CONTAINERS[:-2] * 2] + ["[1, 2, 3], Number(1), 2", "[1], 'a', 2"]
    yield "x, y, z", "return x[y:z]", kinds
    yield "x, y, z", f"return (x[y:], x[:z], x[:], x[y:z:{rng.choice(['2', '-1', '-2', '3'])}])", kinds
    yield "x, y, z", f"x[y:z] = {rng.choice(['[8]', 'up(2)', 'x', '()', '(1, 2, 3, 4, 5)'])}\nreturn x", kinds
    yield "x, y, z", "del x[y:z]\nreturn x", kinds


@site("unpack_sequence_list", "unpack_sequence_tuple", "consume_gen")
def unpacking(rng):
    kinds = ["(1, 2)", "[3, 4]", "up(2)", "'ab'", "range(2)", "{1: 2, 3: 4}", "ByGenerator(2)", "(1,)", "[1, 2, 3]", "up(3)", "up(1)", "5", "map(one, [1, 2])"]
    yield "x", "y, z = x\nreturn (z, y)", kinds
    yield "x", rng.choice(["y, *z = x\nreturn (y, z)", "*y, z = x\nreturn (y, z)", "y, *z, u = x\nreturn (y, z, u)", "[y, z], u = x, 1\nreturn (y, z, u)"]), kinds
    yield "x", rng.choice(["return [*x, 0, *x]", "return (1, *x)", "return one([*x])", "return defaults(*x)", "return print(*x, sep='-')"]), kinds
    yield "x", rng.choice(["y = [9]\ny += x\nreturn y", "y = {9: 9}\ny |= x\nreturn y", "y = collections.deque([9])\ny += x\nreturn y", "return {*x}",
                           "y = [7, 8, 9]\ny[1:] = x\nreturn y", "return (1 in x, 2 not in x)"]), [*kinds, "((v, v) for v in up(2))", "(v / 0 for v in up(1))"]


ITERABLES = ["[1, 2, 3, 4]", "(1, 2, 3, 4)", "range(4)", "up(4)", "down(4)", "{1: 2, 2: 3}", "'abcd'", "b'abc'", "ByGenerator(4)", "ByOther(4)",
             "Table()", "enumerate('ab')", "zip(up(3), 'abc')", "map(one, up(2))", "filter(None, up(4))", "itertools.islice(up(9), 1, 7, 2)",
             "itertools.chain(up(2), [7])", "reversed([1, 2])", "iter([1, 2, 3])", "range(1 << 70, (1 << 70) + 3)", "5", "itertools.takewhile(lambda v: v < 3, up(9))",
             "itertools.accumulate(up(4))", "(v * 2 for v in up(3))", "handling(up(3))", "started(down(5))", "[]", "()", "range(0)", "up(0)"]


@site("for_iter_gen", "for_iter_lazy", "for_iter_list", "for_iter_tuple", "for_iter_range", "jump_for_gen", "jump_for_lazy", "jump_for_list",
      "jump_for_tuple", "jump_for_range",
      "get_iter_gen")
def loops(rng):
    yield "x", "r = []\nfor v in x:\n    r.append(v)\nreturn r", ITERABLES
    yield "x", "r = 0\nfor v in x:\n    if v == 2:\n        continue\n    r += 1\nelse:\n    r = -r\nreturn r", ITERABLES
    yield "x", rng.choice(["r = []\nfor v in x:\n    if v == 3:\n        break\n    r += [v]\nreturn r", "for v, w in x:\n    pass\nreturn v",
                           "r = {}\nfor r['k'] in x:\n    pass\nreturn r", "r = Plain()\nfor r.b in x:\n    r.b = (r.b,)\nreturn r.b"]), ITERABLES
    yield "x", rng.choice(["return [v for v in x if v != 2]", "return {v: 1 for v in x}", "return sorted({v for v in x})", "return [(v, w) for v in x for w in range(2)]"]), ITERABLES


@site("jump_for_list_yield", "yield_fast_store", "yield_value_store", "yield_fast_consume", "yield_value_consume")
def yields(rng):
    consumers = ["r = []\nfor w in made(x):\n    r.append(w)\nreturn r", "return list(made(x))", "return next(made(x))",
                 "w = next(made(x), 0)\nreturn w", "y, *z = made(x)\nreturn (y, z)", "return [*made(x)]", "return sum(1 for _ in made(x))",
                 "r = []\ng = made(x)\nfor r[1:] in g, g:\n    pass\nreturn r", "r = {}\nfor r['k'] in made(x):\n    pass\nreturn r"]
    sources = ["[1, 2, 3, 4, 5, 6, 7, 8, 9]", "(1, 2, 3)", "range(4)", "up(3)", "'ab'"]
    for body in ("for v in x:\n    yield v", "for v in x:\n    yield (v, 1)", "v = 0\nwhile v < 9:\n    v += 1\n    yield v",
                 "for v in x:\n    w = yield v\n    yield w"):
        # One generator function, whose yields meet consumers of several kinds, one after the other.
        chosen = rng.sample(consumers[1:], 4)
        inner = "\n    ".join(body.split("\n"))
        ways = "".join(f"\ndef way{i}(x):\n    " + "\n    ".join(c.split("\n")) for i, c in enumerate([consumers[0], *chosen]))
        kinds = [f"{way}, {source}" for source in sources for way in (0, 1, 0, 2, 0, 3, 4)]
        yield "n, x", f"return ways[n](x)", kinds, f"def made(x):\n    {inner}{ways}\nways = [way0, way1, way2, way3, way4]"


@site("load_global_builtin_next", "load_method_send")
def resumed(rng):
    kinds = ["started(down(9))", "up(9)", "handling(up(5))", "started(down(2))", "up(0)", "iter([1, 2, 3])", "made(9)", "made(1)", "Plain()", "5"]
    helper = "def made(n):\n    v = 1\n    for _ in range(n):\n        v = yield v"
    wait = rng.choice(["v = next(x)", "return [next(x), next(x)]", "next(x)"])
    yield "x", f"r = []\nfor _ in range(3):\n    v = next(x)\n    r.append(v)\n{wait}\nreturn r", kinds, helper
    kinds = [f"{o}, {rng.choice(['None', '1', '[]'])}" for o in kinds for _ in range(2)]
    yield "x, y", "try:\n    r = [next(x)]\nexcept TypeError:\n    r = []\nfor _ in range(3):\n    v = x.send(y)\n    r.append(v)\nreturn r", kinds, helper
    kinds += [f"{c}, {v}" for c in ("waited(3)", "waited(0)", "begun(aup(3))") for v in ("None", "1")]
    yield "x, y", "return x.send(y)", kinds, helper
    yield "x, y", "r = []\nfor _ in range(4):\n    v = x.send(y)\n    r.append(v)\nreturn r", kinds, helper


@site("send_gen", "send_lazy", "send_chain", "get_yield_from_iter_gen")
def delegation(rng):
    bodies = ["r = yield from x\nyield ('returned', r)", "try:\n    raise KeyError(1)\nexcept KeyError:\n    r = yield from x\nyield r",
              "try:\n    yield from x\nfinally:\n    yield 'finally'"]
    for body in bodies:
        inner = "\n    ".join(body.split("\n"))
        yield "x", rng.choice(["return list(made(x))", "r = []\nfor v in made(x):\n    r.append(v)\nreturn r"]), ITERABLES, f"def made(x):\n    {inner}"
        yield "x, y", "g = made(x)\nreturn [next(g), g.send(y), g.send(None), g.throw(ValueError(y)), g.close()]", \
            [f"{i}, {rng.choice(['None', '1', '2'])}" for i in ITERABLES], f"def made(x):\n    {inner}"
    # Several levels: each generator delegates to the next.
    yield "x", "return list(made(made(made(x))))", ITERABLES, "def made(x):\n    return (yield from x)"


@site("get_anext_asyncgen", "send_asyncgen")
def asynchronous(rng):
    kinds = ["aup(4)", "aup(5, 1)", "begun(aup(3, 2))", "ahandling(aup(3))", "ahandling(aup(3, 1))", "AsyncItems(4)", "aup(0)", "5", "aup(9)"]
    for body in ("async for v in x:\n    r.append(v)", "r = [v async for v in x]", "async for v in x:\n    if v == 2:\n        break\n    r.append(v)",
                 "try:\n    async for v in x:\n        r.append(v)\n        await Wait(v)\nfinally:\n    r.append('finally')"):
        inner = "\n    ".join(body.split("\n"))
        yield "x", f"r = []\nasync def main():\n    {inner}\nd = driven(main())\nreturn (r, d)", kinds
    for ask in ("anext(x)", "x.__anext__()", f"x.asend({rng.choice(['None', 'None', '1'])})", "anext(x, 0)"):
        yield "x", f"r = []\nasync def main():\n    for _ in range(4):\n        r.append(await {ask})\nd = driven(main())\nreturn (r, d)", kinds


@site("call_await", "get_awaitable_gen")
def awaited(rng):
    calls = [f"waited, {rng.choice('0123')}", "waited, 0", "made, [1]", "made, 5", "returns, 1", "other, 2", "Wait, 3", "len, 'ab'", "failing, 4", "defaults, 1"]
    helper = "async def made(v):\n    v += v\n    return v\nasync def other(v, w=3):\n    return v, w\ndef returns(v):\n    return made(v)\n" \
             "async def failing(v):\n    try:\n        return await made(None)\n    finally:\n        await Wait(v)"
    objects = ["Wait()", "Wait(1, 2)", "Later(3)", "waited(2)", "Wait(5)", "5", "Other()", "begun(aup(2)).asend(None)"]
    yield "x", "async def main():\n    return await x\nreturn driven(main())", objects, \
        "class Later(Wait):\n    pass\nclass Other:\n    async def __await__(self):\n        return 1"
    for body in ("return await x(y)", "r = [await x(y), await x(y)]\nreturn r", "try:\n    return await x(y)\nexcept TypeError:\n    return await x(0), 'again'"):
        inner = "\n    ".join(body.split("\n"))
        yield "x, y", f"async def main():\n    {inner}\nreturn driven(main())", calls, helper


CONSUMERS = ["list", "tuple", "set", "sum", "min", "max", "any", "all", "sorted", "dict.fromkeys", "','.join", "collections.deque", "dict", "iter", "enumerate",
             "next", "len", "frozenset", "collections.Counter"]
CONSUMING = ["sum(x, 1)", "sum(x, start=1)", "max(x, default=7)", "min(x, key=lambda v: -v)", "sorted(x, reverse=True)", "collections.deque(x, 2)",
             "collections.deque(x, maxlen=2)", "dict.fromkeys(x, 1)", "{1}.union(x)", "{1, 5}.difference(x)", "{1}.issuperset(x)", "{}.update(x)", "bytes(x)",
             "'-'.join(map(str, x))", "[].extend(x)", "collections.deque([5]).extendleft(x)", "dict(x, a=1)"]


@site("call_py", "call_gen", "call_init", "call_type", "call_native", "call_native_bound", "call_len", "call_next_gen", "call_next_default_gen",
      "call_next_lazy", "call_consume_gen")
def calls(rng):
    functions = ["one", "up", "down", "Plain", "Derived", "Slots", "Bare", "abs", "[1, 2, 1].count", "[].append", "repr", "defaults", "lambda x: x", "Plain().count",
                 "functools.partial(one)", "Dynamic()", "int", "float", "str", "object", "ValueError", "one.__get__(1)", "5", "type", "bool", "complex", "list", "Number"]
    functions.remove("complex")  # out of the subset
    kinds = [f"{f}, {rng.choice(['1', '2', '-3'])}" for f in functions]
    kinds += ["len, [1, 2]", "len, 'abc'", "len, (1,)", "len, {}", "len, Table()", "len, 5", "next, up(3)", "next, iter([1])", "next, up(0)", "next, started(down(3))",
              "next, map(one, up(3))", "next, enumerate([1])", "next, filter(None, up(1))"]
    kinds += [f"{c}, {rng.choice(['up(3)', 'up(0)', 'down(2)', 'ByGenerator(2)', 'handling(up(2))', '(str(v) for v in up(2))', '(v / 0 for v in up(2))', '[1, 2]', 'map(one, up(3))', 'enumerate(down(2))'])}" for c in CONSUMERS]
    yield "x, y", "return x(y)", kinds
    yield "x, y", rng.choice(["return x(x=y)", "return x(*[y])", "return x(y, 2)", "return x()", "return x(y, z=3)", "return x(*(), **{'x': y})", "return x(1, *[y], q=2)"]), kinds
    for call in [f"{f}(x)" for f in rng.sample(CONSUMERS, 6)] + rng.sample(CONSUMING, 6):
        yield "x", f"return {call}", ["up(3)", "[1, 2]", "up(0)", "ByGenerator(3)", "handling(up(2))", "(v / 0 for v in up(2))", "down(3)", "5", "zip(up(2), up(3))", "('ab' for _ in up(3))",
                                             "map(one, up(3))", "itertools.chain(up(2), handling(up(1)))"]


@site("call_list_append", "call_send_gen", "call_next_method_gen", "call_native_method", "load_method_type", "load_method_instance", "load_method_module")
def methods(rng):
    objects = ["[1, 2]", "'a1b1'", "(1, 1)", "Plain()", "Derived()", "itertools", "Plain", "range(3)", "Dynamic()", "b'a'", "5",
               "collections.deque([1])", "with_own('count', one)", "with_own('append', one)", "Slots()", "Bare()", "super(Derived, Derived())"]
    own = "def with_own(name, f):\n    p = Plain()\n    setattr(p, name, f)\n    return p"
    for name in ("count", "append"):
        yield "x, y", f"return x.{name}(y)", [f"{o}, {rng.choice(['1', '2'])}" for o in objects] + ["'a', 'a'"], own
    kinds = ["started(down(9)), None", "down(3), None", "started(down(5)), 1", "Plain(), 1", "down(2), 1", "started(down(1)), None", "up(0), None", "5, 1"]
    yield "x, y", "return x.send(y)", kinds
    yield "x, y", "r = [x.send(None)]\nfor v in range(3):\n    r.append(x.send(y))\nreturn r", kinds
    kinds += ["iter([5, 6]), 1", "map(one, [1]), 1", "with_own('__next__', one.__get__(1)), 1"]
    yield "x, y", "return x.__next__()", kinds, own
    yield "x, y", rng.choice(["r = x.__next__\nreturn r()", "r = x.send\nreturn r(y)"]), kinds, own
    yield "x, y", "return next(x, y)", kinds, own
    kinds = [f"{o}, {i}" for o in ["[1]", "collections.deque([1])", "Plain()"] for i in ["up(3)", "[2]", "handling(up(2))", "(v / 0 for v in up(2))"]]
    yield "x, y", "x.extend(y)\nreturn x", kinds
    yield "x", f"return x.{rng.choice(['upper', 'strip', 'split', 'isdigit', 'title', 'lower'])}()", ["' ab c '", "b' a'", "'12'", "'\\u00e9x'", "5", "Plain()", "Dynamic()"]


ATTRIBUTED = ["Plain()", "Derived()", "Slots()", "Managed()", "Dynamic()", "Plain", "Derived", "with_more(Plain())", "with_more(Derived())",
              "Bare()", "5", "types", "None", "one", "with_more(Bare())"]
MORE = "def with_more(o):\n    o.z = 1\n    o.a = 'own'\n    return o"


@site("load_attr_instance", "load_attr_slot", "load_attr_class_value", "load_attr_class", "load_attr_module")
def attributes(rng):
    yield "x", "return x.a", ATTRIBUTED, MORE
    yield "x", "return (x.a, x.b)", ATTRIBUTED, MORE
    yield "x", rng.choice(["x.a += 1\nreturn x.a", "return x.__class__.__name__", "return [v.a for v in [x, x]]"]), ATTRIBUTED, MORE
    pi = ["math", "types", "with_pi(Plain())", "math", "with_pi(Bare())", "itertools"]
    yield "x", "return x.pi", pi, "def with_pi(o):\n    o.pi = 3\n    return o"


@site("store_attr_instance", "store_attr_slot", "store_attr_new")
def stores(rng):
    kinds = [f"{o}, {rng.choice(['1', '[]', 'one'])}" for o in ATTRIBUTED if o not in ("types", "Plain", "Derived", "one")]
    yield "x, y", "x.a = y\nreturn x.a", kinds, MORE
    yield "x, y", "x.a = x.c = y\nreturn x.c", kinds, MORE
    yield "x, y", "x.a = y\ndel x.a\nreturn x.a", kinds, MORE


@site("load_global_module", "load_global_builtin")
def names(rng):
    """Names of the module that come and go: the kinds change the dict whose shape the site has seen."""
    name = rng.choice(["abs", "divmod", "ascii", "callable"])
    changes = f"def change(n):\n    if n == 1:\n        globals()['{name}'] = n\n    elif n == 2:\n        globals().pop('{name}', None)\n" \
              f"    elif n == 3:\n        globals()['extra' + str(next(fresh))] = n\n    elif n == 4:\n        globals().pop('other', None)\n" \
              "    elif n == 5:\n        globals()['other'] = n\n    return n\nfresh = itertools.count()"
    yield "n", f"return (type({name}), other)", [f"change({n})" for n in (5, 0, 3, 0, 1, 0, 4, 5, 2, 0, 3, 4, 0, 5, 2)], changes


def write(rng, make, name):
    """Text that defines the sites of one maker and runs them."""
    lines = []
    for number, (parameters, body, kinds, *helpers) in enumerate(make(rng)):
        own = f"{name}_{number}"
        helper = helpers[0] if helpers else ""
        for word in re.findall(r"^(?:(?:async )?def )?(\w+)(?= = |\()", helper, re.MULTILINE):  # names of the site's own
            pattern = rf"\b{word}\b(?!')"
            helper = re.sub(pattern, f"{own}_{word}", helper)
            body = re.sub(pattern, f"{own}_{word}", body)
            kinds = [re.sub(pattern, f"{own}_{word}", kind) for kind in kinds]
        if rng.random() < 0.8:
            kinds = rng.sample(kinds, len(kinds))
        lines += helper.split("\n")
        # A site waits longer after each failure, so few kinds share one: several copies of the function see them all.
        while kinds:
            few = rng.randint(2, 5)
            order, kinds = kinds[:few], kinds[few:]
            own += "_"
            lines += [f"def {own}({parameters}):"] + ["    " + line for line in body.split("\n")]
            lines += [f"heat({own}, ["]
            lines += [f"    (lambda: ({kind},), {rng.choice([10, 20, 30])})," for kind in [*order, order[0], rng.choice(order)]] + ["])"]
    return "\n".join(lines) + "\n"
