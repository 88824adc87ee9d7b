"""Constructs of the language: each function here writes one, drawn, as text that defines, runs and prints.

`N` in the text stands for a name of its own. To reach an opcode that no program executes, add a construct that does.
"""
CONSTRUCTS = []

NUMBERS = ["0", "1", "-1", "2", "7", "-30", "255", "1 << 61", "1 << 64", "-(3 ** 60)", "1.5", "-0.0", "1e16", "0.1", "float('inf')", "True"]
TEXTS = ["''", "'a'", "'hello world'", "'\\u00e9t\\u00e9'", "'\\U0001d4b3x'", "' pad '", "'a,b,,c'", "'AbC'", "'tab\\there'", "'12'"]
ERRORS = ["ValueError", "KeyError", "TypeError", "ZeroDivisionError", "LookupError", "StopIteration", "RuntimeError"]


def construct(make):
    CONSTRUCTS.append(make)
    return make


def some(rng, values, least=1, most=4):
    return [rng.choice(values) for _ in range(rng.randint(least, most))]


def write(rng, make, name):
    return make(rng).replace("N_", name + "_").strip("\n") + "\n"


def block(depth, *statements):
    return "\n".join("    " * depth + line for s in statements for line in s.split("\n"))


@construct
def unary(rng):
    lines = [f"attempt(lambda x: {op}x, {v})" for op in ("-", "+", "~", "not ", "not not ") for v in rng.sample(NUMBERS + ["'s'", "[]", "None", "Number(3)"], 3)]
    return "\n".join(lines)


@construct
def parameters(rng):
    """A function with every kind of parameter, called in ways that fit and in ways that don't."""
    positional = ["a", "b", "c"][:rng.randint(0, 3)]
    defaults = rng.randint(0, len(positional))
    given = [p if i < len(positional) - defaults else f"{p}={rng.choice(NUMBERS)}" for i, p in enumerate(positional)]
    slash = rng.randint(0, len(given))
    if slash and rng.random() < 0.5:
        given.insert(slash, "/")
    star, named, rest = rng.choice(["", "*", "*more"]), rng.sample(["k", "m=2", "n=[]"], rng.randint(0, 3)), rng.random() < 0.5
    if star == "*" and not named:
        star = ""
    parts = given + [star] * bool(star) + (named if star else []) + ["**rest"] * rest
    names = positional + ["more"] * (star == "*more") + [p.split("=")[0] for p in (named if star else [])] + ["rest"] * rest
    kind = rng.choice(["def", "def", "generator", "method", "lambda"])
    result = f"({''.join(n + ', ' for n in names)})"
    if kind == "lambda":
        text = f"N_f = lambda {', '.join(parts)}: {result}\n"
    elif kind == "method":
        text = f"class N_C:\n    def f({', '.join(['self', *parts])}):\n        return {result}\nN_f = N_C().f\n"
    elif kind == "generator":
        text = f"def N_g({', '.join(parts)}):\n    yield {result}\nN_f = lambda *args, **names: list(N_g(*args, **names))\n"
    else:
        text = f"def N_f({', '.join(parts)}) -> 'annotated':\n    return {result}\n"
    arguments = ["", "1", "1, 2", "1, 2, 3", "1, 2, 3, 4", "a=1", "1, b=2", "1, c=3, b=2", "1, 2, k=5", "*[1, 2]", "*range(2), 3", "**{'a': 1}", "1, *[2], k=1, **{'m': 3}",
                 "1, a=2", "1, zz=2", "*'ab', *[1], k=0", "k=1, n=2, **{'k': 3}", "*5", "**[1]", "1, **{'x y': 2, 'k': 1}"]
    for a in rng.sample(arguments, 9):
        text += f"attempt(lambda: N_f({a}))\n"
    return text + f"for N_i in range(20):\n    N_r = N_f.__name__\n    try:\n        N_r = N_f({', '.join(some(rng, ['1', 'N_i'], 0, 4))})\n    except TypeError as e:\n        N_r = 'TypeError'\nprint(show(N_r))\n"


@construct
def closures(rng):
    change = rng.choice(["n += step", "n = n * step", "n, step = step, n", "n = (lambda: n + step)()", "del n\n        n = step"])
    return f'''
def N_outer(n, step={rng.choice(NUMBERS)}):
    def change():
        nonlocal n, step
        {change}
        return n
    def drop():
        nonlocal n
        del n
    def inner():
        class Local:
            seen = step
            n = "class"
            def get(self):
                return n
        return (Local.n, Local.seen, Local().get())
    fs = [lambda i=i: (i, n) for i in range(3)] + [lambda: i for i in range(2)]
    return change, drop, inner, fs
N_change, N_drop, N_inner, N_fs = N_outer({rng.choice(NUMBERS)})
for N_i in range({rng.choice([2, 30])}):
    N_r = N_change()
    if type(N_r) is int:
        N_r %= 1000003
print(show(N_r))
attempt(N_inner)
attempt(lambda: [f() for f in N_fs])
{rng.choice(["attempt(N_drop)", "print(len(N_change.__closure__))", ""])}
attempt(N_change)
attempt(N_inner)
attempt(N_drop)
print(N_change.__qualname__, N_change.__code__.co_freevars)
'''


@construct
def module_scope(rng):
    value = rng.choice(NUMBERS)
    return f'''
N_x: int = {value}
N_y: "text"
N_z = N_x
del N_z
attempt(lambda: N_z)
from {rng.choice(["heapq", "bisect"])} import *
{rng.choice(["import collections.abc as N_s", "from functools import reduce as N_s, partial", "import math as N_s, itertools as N_t"])}
try:
    from math import {rng.choice(["nothing_such", "pi", "tau"])} as N_p
    print(N_p)
except ImportError as e:
    print(type(e).__name__, e.name)
try:
    import N_missing
except ModuleNotFoundError as e:
    print("missing", e.name == "N_missing")
def N_f():
    global N_g, N_x
    N_g = N_x
    N_x = "changed"
    del N_g
    return N_g
attempt(N_f)
print(show(N_x), "N_x" in globals(), __annotations__.get("N_x"))
class N_C:
    a: int = 1
    b: str
    c = [a, a]
    d = a; del a
    try:
        e = a
    except NameError as error:
        e = str(error)
print(N_C.__annotations__, N_C.c, N_C.e)
'''


@construct
def assertions(rng):
    return "\n".join(f'''
def N_f{i}(x):
    assert {rng.choice(["x", "not x", "x > 1", "x == 2 or x", "x and x != 1"])}{rng.choice(["", ", x", ", f'{x!r}'"])}
    return x
attempt(N_f{i}, {rng.choice(NUMBERS)})
attempt(N_f{i}, {rng.choice(TEXTS)})
attempt(N_f{i}, 0)
attempt(N_f{i}, 1)''' for i in range(2))


@construct
def unbound(rng):
    """Locals, cells and globals that are gone or not there yet."""
    use = rng.choice(["x", "(lambda: x)()", "[x for _ in 'a']", "x + 1"])
    return f'''
def N_f(a):
    if a:
        x = a
    {rng.choice(["pass", "print('before')", "if a == 2: del x"])}
    r = {use}
    del x
    return r
def N_g(a):
    for i in range(a):
        pass
    try:
        raise ValueError(i)
    except ValueError as e:
        keep = str(e)
    return (keep, e)
for N_i in (1, 2, 0, 1):
    attempt(N_f, N_i)
    attempt(N_g, N_i)
'''


def flow(rng, depth, room, loop):
    """Statements that trace, leave and raise, nested in try, with and loops."""
    lines = []
    for _ in range(rng.randint(1, 3)):
        kind = rng.choice(["trace", "trace", "raise", "return", "try", "try", "with", "for", "if"] + ["leave"] * 2 * loop)
        if not room and kind in ("try", "with", "for", "if"):
            kind = "trace"
        if kind == "trace":
            lines.append(block(depth, f"t.append({rng.randint(0, 99)})"))
        elif kind == "raise":
            how = rng.choice(["", "", " from None", " from KeyError('cause')", " from t[0]"])
            lines.append(block(depth, f"if n == {rng.randint(0, 3)}:", f"    raise {rng.choice(ERRORS)}({rng.randint(0, 9)}){how}"))
        elif kind == "return":
            lines.append(block(depth, f"if n == {rng.randint(0, 3)}:", f"    return {rng.choice(['len(t)', 'n', 't[-1:]', repr('r')])}"))
        elif kind == "leave":
            lines.append(block(depth, f"if (n + len(t)) % 3 == {rng.randint(0, 2)}:", f"    {rng.choice(['break', 'continue'])}"))
        elif kind == "if":
            lines += [block(depth, f"if n % 2 == {rng.randint(0, 1)} {rng.choice(['or', 'and'])} len(t) < {rng.randint(1, 9)}:"), flow(rng, depth + 1, room - 1, loop)]
        elif kind == "for":
            lines += [block(depth, f"for i in {rng.choice(['range(3)', 'up(3)', '[1, 2]', '(3, 4, 5)'])}:"), flow(rng, depth + 1, room - 1, True)]
            if rng.random() < 0.3:
                lines += [block(depth, "else:"), flow(rng, depth + 1, 0, loop)]
        elif kind == "with":
            items = ", ".join(f"N_Manager(t, {rng.randint(0, 9)}, {rng.choice(['False', 'False', 'True'])}, {rng.randint(0, 6)}) as m" for _ in range(rng.randint(1, 2)))
            lines += [block(depth, f"with {items}:"), flow(rng, depth + 1, room - 1, loop)]
        else:
            lines += [block(depth, "try:"), flow(rng, depth + 1, room - 1, loop)]
            handlers = rng.randint(0, 2)
            for _ in range(handlers):
                caught = rng.choice([*ERRORS, "Exception", f"({rng.choice(ERRORS)}, {rng.choice(ERRORS)})"])
                lines += [block(depth, f"except {caught}{rng.choice([' as e', ''])}:", "    t.append(show(sys.exc_info()[1].args))"), flow(rng, depth + 1, room - 1, loop)]
                if rng.random() < 0.2:
                    lines.append(block(depth + 1, "raise"))
            if handlers and rng.random() < 0.4:
                lines += [block(depth, "else:"), flow(rng, depth + 1, room - 1, loop)]
            if not handlers or rng.random() < 0.5:
                lines += [block(depth, "finally:"), flow(rng, depth + 1, room - 1, loop)]
    return "\n".join(lines)


MANAGER = '''
class N_Manager:
    def __init__(self, t, n, suppress, when):
        self.t, self.n, self.suppress, self.when = t, n, suppress, when
    def __enter__(self):
        self.t.append(("enter", self.n))
        if self.when == 0:
            raise LookupError("enter")
        return self
    def __exit__(self, kind, value, trace):
        self.t.append(("exit", self.n, kind and kind.__name__))
        if self.when == 1:
            raise RuntimeError("exit")
        return self.suppress
'''


@construct
def unwinding(rng):
    """try, with and loops in all orders; leaving them in all ways."""
    generator = rng.random() < 0.3
    return MANAGER + f'''
def N_flow(n, t):
{flow(rng, 1, 4, False)}
    {"yield n" if generator else "return n"}
def N_run(n):
    t = []
    try:
        {"r = list(N_flow(n, t))" if generator else "r = N_flow(n, t)"}
    except Exception as e:
        r, names = [type(e).__name__], 0
        while e is not None and names < 6:
            r.append((type(e).__name__, show(e.args), type(e.__cause__).__name__, e.__suppress_context__))
            e, names = e.__context__, names + 1
    return (r, t)
for N_i in range({rng.choice([4, 4, 16])}):
    attempt(N_run, N_i % 4)
'''


@construct
def hierarchy(rng):
    """Classes with several bases, super, slots and descriptors; some cannot be made."""
    text, names = "", []
    for i in range(rng.randint(3, 5)):
        bases = rng.sample(names, min(len(names), rng.randint(0, 3))) or rng.choice([[], [], ["dict"], ["list"], ["int"], ["str"], ["Exception"]])
        if i < 3 and bases and bases[0] in ("dict", "list", "int", "str", "Exception") and rng.random() < 0.5:
            bases = []
        name = f"N_K{i}"
        body = [f"tag = {i}"]
        if rng.random() < 0.3:
            body.append(f"__slots__ = {rng.choice([(), ('p',), ('p', 'q'), ('__dict__',)])!r}")
        if rng.random() < 0.8:
            body.append(f"def who(self):\n    return [{i}, *(super().who() if hasattr(super(), 'who') else [])]")
        if rng.random() < 0.4:
            body.append(f"@classmethod\ndef make(cls, *args):\n    return (cls.__name__, {i}, args)")
        if rng.random() < 0.3:
            body.append(f"@staticmethod\ndef fixed(x=1):\n    return (x, {i})")
        if rng.random() < 0.4:
            body.append(f"@property\ndef prop(self):\n    return ({i}, self.tag)")
        if rng.random() < 0.3:
            body.append(f"def __init_subclass__(cls, **named):\n    super().__init_subclass__()\n    cls.marked = ({i}, cls.__name__)")
        if rng.random() < 0.3:
            body.append(f"def __getattr__(self, name):\n    if name.startswith('__'):\n        raise AttributeError(name)\n    return (name, {i})")
        if rng.random() < 0.2:
            body.append("def __call__(self, *args):\n    return ('called', args)")
        if rng.random() < 0.2:
            body.append("def __repr__(self):\n    return type(self).__name__ + '!'")
        text += f"try:\n    class {name}({', '.join(bases)}):\n{block(2, *body)}\nexcept TypeError as e:\n    class {name}:\n        tag = 'none'\n    print('no class', error(e).split(chr(10))[0])\n"
        names.append(name)
    text += f'''
for N_c in [{', '.join(names)}]:
    print(N_c.__name__, [b.__name__ for b in N_c.__mro__], getattr(N_c, "marked", None))
    try:
        N_o = N_c()
    except TypeError as e:
        print(error(e))
        continue
    for N_name in ("tag", "prop", "other", "p"):
        attempt(lambda: getattr(N_o, N_name))
        attempt(setattr, N_o, N_name, 5)
        attempt(lambda: getattr(N_o, N_name))
        attempt(delattr, N_o, N_name)
    attempt(lambda: N_o.who())
    attempt(lambda: N_o.make(1))
    attempt(lambda: N_o.fixed())
    attempt(lambda: N_o(1, 2))
    attempt(lambda: [isinstance(N_o, k) for k in ({', '.join(names)}, int, dict)])
'''
    return text


@construct
def special_methods(rng):
    methods = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift", "matmul"]
    chosen = rng.sample(methods, 6)
    kinds = [rng.choice(["", "r", "i"]) for _ in chosen]
    body = [f"def __{k}{m}__(self, o):\n    return {rng.choice(['NotImplemented', repr(k + m)])}" for k, m in zip(kinds, chosen)]
    for name in rng.sample(["eq", "ne", "lt", "le", "gt", "ge"], 3):
        body.append(f"def __{name}__(self, o):\n    return {rng.choice(['NotImplemented', repr(name), 'True', 'False'])}")
    singles = [("neg", "'neg'"), ("pos", "'pos'"), ("invert", "'invert'"), ("abs", "'abs'"), ("bool", rng.choice(["False", "True", "3"])), ("len", rng.choice(["0", "3", "-1", "'x'"])),
               ("hash", rng.choice(["5", "'x'"])), ("str", rng.choice(["'str'", "1"])), ("repr", "'repr'"), ("int", "7"), ("float", "1.5"), ("index", rng.choice(["2", "'x'"])), ("iter", rng.choice(["iter([1, 2])", "up(2)", "5"])),
               ("reversed", "'reversed'"), ("length_hint", "2")]
    body += [f"def __{n}__(self):\n    return {v}" for n, v in rng.sample(singles, 7)]
    symbols = ["+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "@", "==", "!=", "<", "<=", ">", ">=", "in"]
    text = f"class N_S:\n{block(1, *body)}\nclass N_D(N_S):\n    def __radd__(self, o):\n        return 'derived first'\nN_x, N_y = N_S(), N_D()\n"
    for s in rng.sample(symbols, 9):
        a, b = rng.choice([("N_x", "1"), ("1", "N_x"), ("N_x", "N_y"), ("N_y", "N_x"), ("'s'", "N_x"), ("N_x", "N_x")])
        text += f"attempt(lambda: {a} {s} {b})\n"
        if s not in ("==", "!=", "<", "<=", ">", ">=", "in"):
            text += f"def N_f(x, y):\n    x {s}= y\n    return x\nattempt(N_f, {a}, {b})\n"
    for f in rng.sample(["-x", "+x", "~x", "abs(x)", "bool(x)", "len(x)", "type(hash(x)).__name__", "str(x)[:4]", "int(x)", "float(x)", "[0, 1, 2][x]", "list(x)", "reversed(x)", "not x",
                         "range(x)", "1 if x else 2", "x and 3", "[*x]", "max(x)", "iter(x)", "round(x)", "format(x, '')[:4]", "divmod(x, 2)"], 10):
        text += f"attempt(lambda x: {f}, N_x)\n"
    return text


@construct
def comprehensions(rng):
    source = lambda: rng.choice(["range(4)", "up(3)", "'abc'", "[3, 1, 2]", "{1: 2, 3: 4}", "(5, 6)", "ByGenerator(2)", "zip('ab', up(2))"])
    condition = rng.choice(["", " if x", " if x != 1 if x != 2", " if (y := x) == x", " if not x or x"])
    inner = rng.choice(["", f" for z in {source()}", " for z in [x]", f" for z in (w for w in {source()})"])
    item = rng.choice(["x", "(x, x)", "[z for z in [x]]", "lambda: x", "{x: x}", "f'{x}'"])
    text = f"def N_f():\n    y = 0\n    x = 'outer'\n    r = [{item} for x in {source()}{inner}{condition}]\n    return (r if r and not callable(r[0]) else [f() for f in r], x)\nattempt(N_f)\n"
    text += f"attempt(lambda: {{x: {rng.choice(['x', '[x]', 'str(x)'])} for x in {source()}{inner}{condition.replace('(y := x)', 'x')}}})\n"
    text += f"attempt(lambda: {{str(x) for x in {source()}{inner}}})\n"
    text += f"attempt(lambda: {rng.choice(['sum', 'list', 'sorted', 'max', 'any', 'tuple'])}(x for x in {source()}{inner}{condition.replace('(y := x)', 'x')}))\n"
    text += f"N_l = [N_w := x for x in {source()}]\nprint(show(N_l), show(N_w))\nclass N_C:\n    a = [1, 2]\n    b = [x for x in a]\n    try:\n        c = [a for x in a]\n    except NameError as e:\n        c = str(e)\nprint(N_C.b, N_C.c)\n"
    return text


@construct
def displays(rng):
    stars = ["*range(3)", "*'ab'", "1", "*up(2)", "*[]", "*{1: 2}", "'x'", "*ByGenerator(2)"]
    maps = ["**{1: 2}", "3: 4", "**{}", "'k': [1]", "**dict(a=1)", "1: 'again'"]
    a, m = ", ".join(some(rng, stars, 1, 4)), ", ".join(some(rng, maps, 1, 4))
    return f'''
attempt(lambda: [{a}])
attempt(lambda: ({a},))
attempt(lambda: {{{a}, *[9]}})
attempt(lambda: {{{m}}})
attempt(lambda: [{a}, *{rng.choice(["5", "None", "(v / 0 for v in up(1))"])}])
attempt(lambda: {{**{rng.choice(["5", "[1]", "{2: 3}"])}}})
N_a, (N_b, *N_c), [N_d, N_e] = {rng.choice(["1, (2, 3, 4), '56'", "up(1), range(3), {1: 2, 3: 4}", "0, 'abc', up(2)"])}
print(show((N_b, N_c, N_d, N_e)))
N_l = N_m = [0, 1, 2, 3]
N_i, N_l[N_i] = {rng.choice(["0, 1", "2, 3", "1, 1"])}
N_l[1], N_l[2:3], *N_m[:1] = 7, [8, 8], 9
N_l[-1] += 5
print(N_l, N_i) if {rng.choice(["N_l", "[] or N_i", "N_l and N_i", "not N_l or 1"])} else print("no")
print({rng.choice(["1 < N_i < 3", "0 <= N_i != 2 <= 5", "N_i is N_i is not None", "1 in N_l not in [N_l]", "N_i == 0 or N_i or 'last'", "N_i and N_l and 'both'"])})
def N_f(x):
    return x or {rng.choice(["[]", "5", "None"])} and x
for N_v in (0, 1, "", "a", None, [], Number(0)):
    attempt(N_f, N_v)
    print("none" if N_v is None else "some", {rng.choice(["0 if N_v else 1", "1 if not N_v is not None else 2"])})
'''


@construct
def formats(rng):
    specs = ["", ">8", "<6", "^9", "*^9", "05", "+", " ", ",", "_", "x", "#x", "b", "#o", "e", ".2f", "10.3e", "g", "%", ".3", "n", "c", "d", "08.2f", "+.1%", "s", "#010x", "=+9", ",.2f", "z.1f", "q", "10"]
    lines = []
    for _ in range(12):
        v, spec = rng.choice(NUMBERS + TEXTS + ["None", "[1]", "Number(2)"]), rng.choice(specs)
        lines.append(rng.choice([f"attempt(lambda v: f'{{v:{spec}}}', {v})", f"attempt(lambda v: f'<{{v!r:>{rng.randint(1, 30)}}}|{{v!s}}|{{v!a}}>', {v})", f"attempt(lambda v: format(v, {spec!r}), {v})",
                                 f"attempt(lambda v: '{{0:{spec}}} {{0}} {{n!r}}'.format(v, n=v), {v})", f"attempt(lambda v: f'{{v = }} {{{{}}}} {{v:{{w}}}}' if (w := {spec!r}) or 1 else 0, {v})",
                                 f"attempt(lambda v: '%{rng.choice(['s', 'r', '5s', '-5r'])}|%%' % (v,), {v})", f"attempt(lambda v: '%{rng.choice(['d', '05d', 'x', '.2f', 'g', '+d', 'e'])}' % v, {v})"]))
    return "\n".join(lines)


@construct
def text_methods(rng):
    calls = ["upper()", "lower()", "title()", "strip()", "split()", "split(',')", "rsplit(None, 1)", "partition('l')", "rpartition('b')", "replace('a', 'xy')", "replace('', '-', 2)", "find('l')", "rfind('l', 1)",
             "index('b')", "count('')", "center(12, '.')", "ljust(5)", "zfill(6)", "startswith(('a', 'h'))", "endswith('d')", "isdigit()", "isalpha()", "isspace()", "isidentifier()", "swapcase()", "capitalize()",
             "casefold()", "encode()", "expandtabs(4)", "splitlines()", "join(['x', 'y'])", "removeprefix('a')", "lstrip('ah ')", "translate({97: 'Z', 98: None})", "isupper()", "format()", "isprintable()", "join(up(2))"]
    lines = [f"attempt(lambda: {rng.choice(TEXTS)}.{rng.choice(calls)})" for _ in range(10)]
    lines += [f"attempt(lambda: {rng.choice(TEXTS)}[{rng.choice(['0', '-1', '::2', '::-1', '1:3', ':-1', '5'])}])" for _ in range(3)]
    lines += [f"attempt(lambda: {rng.choice(TEXTS)} {rng.choice(['+', '*', '<', 'in', '%', '=='])} {rng.choice(TEXTS + ['3', '1.5'])})" for _ in range(4)]
    return "\n".join(lines)


@construct
def numbers(rng):
    calls = ["divmod(x, y)", "pow(x, 5)", "pow(x, 3, 7)", "round(x, 1)", "round(x)", "abs(x)", "int(x)", "float(x)", "hash(x) == hash(float(x))", "bin(x)", "hex(x)", "str(x)", "x.bit_length()", "x.is_integer()", "x.as_integer_ratio()",
             "math.floor(x)", "math.isqrt(x)", "math.gcd(x, y)", "math.sqrt(x)", "math.comb(x, 3)", "sum([x, y, x])", "max(x, y)", "min(x, y, key=abs)", "x // y", "x % y", "x / y", "-x // y", "x & -y", "x ^ y", "int(str(x), 10)",
             "float(repr(float(x)))", "x.conjugate()", "x == y, x < y", "math.fsum([x, y])", "x.to_bytes(9, 'big', signed=True)", "math.hypot(x, y)", "int.from_bytes(b'12')", "x - y * x"]
    return "\n".join(f"attempt(lambda x, y: ({rng.choice(calls)}), {rng.choice(NUMBERS)}, {rng.choice(NUMBERS)})" for _ in range(14))


@construct
def containers(rng):
    lists = ["append(1)", "extend('ab')", "insert(1, 'i')", "pop()", "pop(0)", "remove(2)", "reverse()", "sort()", "sort(key=str)", "sort(reverse=True)", "index(2)", "count(1)", "clear()", "copy()", "extend(up(2))", "insert(-9, 0)", "pop(9)", "__iadd__([1])"]
    dicts = ["get(1)", "get(9, 'd')", "pop(1)", "pop(9, 0)", "popitem()", "setdefault(7, [])", "update({8: 9})", "update(k=1)", "update([(1, 2)])", "items()", "keys()", "values()", "clear()", "copy()", "update([1])", "pop(9)"]
    sets = ["add(5)", "discard(1)", "remove(9)", "union([7])", "intersection([1, 2])", "difference({1})", "symmetric_difference('a')", "issubset({1, 2, 3})", "update(up(4))", "isdisjoint([9])", "clear()", "copy()", "add([])"]
    text = ""
    for start, calls in (("[3, 1, 2]", lists), ("{1: 'a', 2: 'b'}", dicts), ("{1, 2, 3}", sets), ("collections.deque([1, 2, 3], 4)", lists[:5] + ["rotate(1)", "appendleft(0)", "popleft()", "extendleft('xy')"])):
        text += f"N_o = {start}\n" + "".join(f"attempt(N_o.{c.split('(')[0]}, {c.split('(', 1)[1]}\nprint(show(N_o), len(N_o))\n" for c in some(rng, calls, 4, 7))
    text += f"N_d = {{n: str(n) for n in range({rng.choice([3, 20, 100])})}}\nfor N_k in list(N_d)[::{rng.randint(1, 3)}]:\n    del N_d[N_k]\nprint(list(N_d)[:9], len(N_d))\n"
    change = rng.choice(["N_d[N_k, 1] = 2", "N_d.pop(N_k)", "N_d[N_k] = 0"])
    text += f"try:\n    for N_k in N_d:\n        {change}\n        if len(N_d) > 200: break\nexcept RuntimeError as e:\n    print(error(e))\nprint(len(N_d))\n"
    return text


@construct
def sorting(rng):
    values = some(rng, NUMBERS, 3, 8)
    key = rng.choice(["None", "lambda v: -v", "str", "abs", "lambda v: v % 3", "functools.cmp_to_key(lambda a, b: (a > b) - (a < b))", "lambda v: 1 / v", "type", "Number"])
    return f'''
N_l = [{', '.join(values)}]
attempt(sorted, N_l, key={key}, reverse={rng.choice(["True", "False"])})
attempt(lambda: max(N_l, key={key}))
attempt(lambda: min((v for v in N_l), default=None))
attempt(lambda: sorted([(v, str(v)) for v in N_l] + [{rng.choice(["()", "(1, 2)", "5", "('a',)"])}]))
attempt(lambda: list(itertools.groupby(sorted(N_l, key=str), key=lambda v: v > 1))[0][0])
def N_bad(v):
    N_l.append(v)
    return v
attempt(lambda: N_l.sort(key=N_bad))
print(len(N_l))
'''


@construct
def lazy(rng):
    """Adapters over adapters over generators, taken from by all kinds of consumers."""
    def source(room):
        if not room:
            return rng.choice(["up(4)", "down(3)", "range(3)", "[2, 0, 1]", "'ab'", "ByGenerator(3)", "N_log(4)", "N_log(2)", "itertools.count()", "handling(up(3))"])
        one, two = source(room - 1), source(0)
        return rng.choice([f"enumerate({one})", f"zip({one}, {two})", f"map(lambda *v: v, {one}, {two})", f"filter(lambda v: v, {one})", f"itertools.islice({one}, {rng.randint(0, 2)}, {rng.randint(3, 6)})",
                           f"itertools.chain({one}, {two})", f"itertools.takewhile(lambda v: v != 2, {one})", f"itertools.dropwhile(lambda v: v == 0, {one})", f"itertools.zip_longest(itertools.islice({one}, 5), itertools.islice({two}, 4))",
                           f"itertools.accumulate({one})", f"itertools.pairwise({one})", f"(v for v in {one})", f"itertools.starmap(one, ((v,) for v in {one}))", f"itertools.batched({one}, 2)", f"itertools.compress({one}, {two})",
                           f"itertools.product(itertools.islice({one}, 3), [1, 2])", f"itertools.tee({one})[1]", f"itertools.cycle(itertools.islice({one}, 3))", f"N_pass({one})", f"itertools.repeat({rng.randint(0, 3)}, 3)"])
    text = "def N_log(n):\n    try:\n        while n:\n            n -= 1\n            yield n\n    finally:\n        print('closed', n)\ndef N_pass(it):\n    r = yield from it\n    print('passed', show(r))\n"
    for _ in range(4):
        it = f"itertools.islice({source(rng.randint(1, 3))}, {rng.choice([3, 9])})"
        consumer = rng.choice(["list(@)", "tuple(@)", "sum(@)", "any(@)", "all(@)", "max(@)", "sorted(@)", "dict(@)", "1 in @", "len(list(@))", "','.join(map(str, @))", "[*@]", "next(@, 'none')", "collections.deque(@, 2)", "functools.reduce(lambda a, b: (a, b), @)",
                               "[].extend(@)", "set(map(str, @))", "list(zip(@, 'abc'))", "dict.fromkeys(map(str, @))", "defaults(*@)"])
        text += f"for N_i in range({rng.choice([1, 12])}):\n    attempt(lambda: {consumer.replace('@', it)})\n"
    return text


@construct
def generators(rng):
    """send, throw and close into chains that catch, return and clean up."""
    body = [rng.choice(["x = yield n", "x = yield (n, x)", "yield", "x = yield from up(2)", "x = yield from N_inner(n)", "n += 1", "return n", "if x: return x", "print('in', show(x))", "raise KeyError(n)", "yield from [1, 2]"]) for _ in range(rng.randint(2, 4))]
    if not any("yield" in b for b in body):
        body.insert(0, "x = yield n")
    handler = rng.choice(["except ValueError as e:\n    x = yield ('caught', e.args)", "except GeneratorExit:\n    print('exit')\n    raise", "except Exception as e:\n    return ('gave up', type(e).__name__)", "finally:\n    print('finally', n)",
                          "except KeyError:\n    pass\nelse:\n    yield 'else'\nfinally:\n    print('both')", "except (KeyError, ValueError) as e:\n    raise RuntimeError('other') from e"])
    does = ["next(g)", "g.send(None)", "g.send(5)", "g.throw(ValueError(1))", "g.throw(KeyError)", "g.close()", "list(g)", "next(g, 'end')", "(g.gi_running, g.gi_suspended, g.gi_frame is None, type(g.gi_yieldfrom).__name__)", "sum(1 for _ in g)", "g.__next__()"]
    steps = "".join(f"    attempt(lambda: {s})\n" for s in some(rng, does, 4, 9))
    return f'''
def N_inner(n):
    try:
        got = yield ("inner", n)
        yield ("inner got", got)
    except ValueError:
        yield "inner caught"
    return "inner result"
def N_gen(n, x=None):
    try:
{block(2, *body)}
{block(1, handler)}
    yield "last"
def N_outer(g):
    r = yield from g
    return ("outer", r)
for N_i in range({rng.choice([1, 2, 12])}):
    g = {rng.choice(["N_gen(N_i)", "N_outer(N_gen(N_i))", "N_outer(N_outer(N_gen(N_i)))", "(v for v in N_gen(N_i))"])}
{steps}    del g
'''


@construct
def decorators(rng):
    return f'''
def N_twice(f):
    @functools.wraps(f)
    def call(*args, **named):
        return [f(*args, **named), f(*args, **named)]
    return call
def N_with(n):
    return lambda f: functools.partial(f, n) if n else f
@N_twice
@N_with({rng.choice(["0", "1", "'n'"])})
def N_f(*args, k={rng.choice(NUMBERS)}):
    """doc"""
    return (args, k)
attempt(N_f, 1, k=2)
@functools.lru_cache(maxsize={rng.choice(["None", "4", "0"])})
def N_fib(n):
    return n if n < 2 else N_fib(n - 1) + N_fib(n - 2)
attempt(N_fib, 14)
print(N_fib.cache_info().misses > 0)
def N_down(n):
    return 0 if n == 0 else 1 + N_down(n - 1)
attempt(N_down, {rng.choice([50, 300, 100000])})
class N_Desc:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, o, owner=None):
        return self if o is None else getattr(o, self.name, "unset")
    def __set__(self, o, v):
        setattr(o, self.name, ("set", v))
class N_Own:
    x = N_Desc()
    y = property(lambda self: self.x)
N_o = N_Own()
for N_i in range(12):
    N_o.x = N_i
print(N_o.x, N_o.y, type(N_Own.x).__name__, vars(N_o))
'''


@construct
def managers(rng):
    return MANAGER + f'''
import contextlib
@contextlib.contextmanager
def N_ctx(n):
    print("enter", n)
    try:
        yield n
    {rng.choice(["except ValueError: print('swallowed')", "finally: print('leave', n)", "except KeyError as e: raise RuntimeError('new') from e"])}
def N_f(kind):
    with N_ctx(1) as a, contextlib.suppress({rng.choice(ERRORS)}):
        with contextlib.ExitStack() as stack:
            stack.callback(print, "callback")
            stack.enter_context(N_ctx(2))
            if kind:
                raise kind("inside")
            {rng.choice(["return a", "pass", "stack.pop_all().close()"])}
    return "after"
for N_k in (None, ValueError, KeyError, {rng.choice(ERRORS)}):
    attempt(N_f, N_k)
def N_bad():
    with {rng.choice(["5", "None", "Plain()"])} as x:
        pass
attempt(N_bad)
'''


@construct
def finalizers(rng):
    """Objects whose end prints, in slots of all kinds that are replaced and deleted."""
    return f'''
class N_W:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("end", self.n)
        {rng.choice(["pass", "N_seen.append(self.n)", "N_seen[:] = []", "globals().pop('N_x', None)"])}
N_seen, N_l, N_d = [], [N_W(0), N_W(1), N_W(2)], {{1: N_W(3)}}
N_x = N_W(4)
N_x = N_W(5)
N_l[1] = None
{rng.choice(["del N_l[:1]", "N_l.pop()", "N_l[:] = [1]", "N_l.clear()"])}
{rng.choice(["N_d[1] = 2", "del N_d[1]", "N_d.clear()", "N_d.pop(1)"])}
def N_f(a, *rest):
    b = N_W("b")
    a = None
    {rng.choice(["raise ValueError(b.n)", "return rest", "del b", "b = [b, b]"])}
attempt(N_f, N_W("a"), N_W("rest"))
def N_g():
    w = N_W("g")
    yield 1
    yield w.n
N_i = N_g()
next(N_i)
{rng.choice(["del N_i", "N_i.close()", "N_i = list(N_i)", "for N_i in N_i: pass"])}
N_l = N_d = N_x = N_i = None
print(N_seen)
'''


@construct
def coroutines(rng):
    """Coroutines and an asynchronous generator, driven by hand: sent to, thrown into, closed, dropped."""
    waits = [f"await N_Wait({', '.join(some(rng, NUMBERS, 0, 3))})" for _ in range(4)]
    handler = f"except {rng.choice(ERRORS)} as e:\n{block(2, 'log.append(repr(e))', rng.choice([waits[0], 'raise', 'pass', 'return 3']))}"
    inner = f"""
async def N_inner(n):
    try:
        {waits[1]}
        if n > {rng.choice('012')}:
            raise {rng.choice(ERRORS)}(n)
        return n
    {rng.choice([handler, 'finally:' + chr(10) + block(2, "log.append('finally')", rng.choice([waits[2], 'pass']))])}
"""
    items = f"""
async def N_items(n):
    try:
        for i in range(n):
            got = yield {rng.choice(['i', 'await N_inner(i)', '(i, log[-1:])'])}
            if got is not None:
                log.append(('got', got))
    finally:
        log.append('items end')
        {rng.choice([waits[3], 'pass', 'yield 7'])}
"""
    bodies = ["return await N_inner({n})", "return [x async for x in N_items({n})]", "async for x in N_items({n}):\n    log.append(x)\nelse:\n    log.append('else')",
              "async with N_Manager() as m:\n    return await N_inner({n})", "g = N_items({n})\nr = [await anext(g), await g.asend(5), await anext(g, 'none')]\nawait g.aclose()\nreturn r",
              "g = (x async for x in N_items({n}) if await N_inner(1))\nreturn [x async for x in g]", "g = N_items({n})\nawait anext(g)\nreturn await g.athrow(KeyError('k'))",
              "return await 5", "async for x in 5:\n    pass", "c = N_inner({n})\nreturn [await c, await c]", "async with 5:\n    pass"]
    mains = "".join(f"async def N_main{i}():\n{block(1, body.format(n=rng.choice('0123')))}\n" for i, body in enumerate(rng.sample(bodies, 4)))
    actions = some(rng, ["c.send(None)", "c.send(None)", "c.send(4)", "c.throw(ValueError('v'))", "N_exit(c)", "c.close()", "c.cr_await is None", "c.cr_running"], 2, 7)
    return f"""
class N_Wait:
    def __init__(self, *values):
        self.values = values
    def __await__(self):
        for v in self.values:
            log.append((yield v))
        return len(self.values)
class N_Manager:
    async def __aenter__(self):
        return {rng.choice(["self", "await N_Wait(1)"])}
    async def __aexit__(self, *exc):
        log.append(exc[0])
        return {rng.choice(["True", "None", "await N_Wait(2)"])}
def N_exit(c):
    try:
        return c.throw(GeneratorExit)
    except GeneratorExit as e:
        return repr(e)
{inner}{items}{mains}log = []
for N_main in (N_main0, N_main1, N_main2, N_main3):
    c = N_main()
    for N_step in ({', '.join('lambda: ' + a for a in ['c.send(None)', *actions])}):
        attempt(N_step)
    print(log)
    del c
    print(len(log))
"""


@construct
def asynchronous_levels(rng):
    """Coroutines and asynchronous generators over one another, hot: each level awaits the one below or asks it for items; the waits, the
    errors and what is done from outside depend on the round."""
    def guarded(depth, *body):
        caught = ["log.append(type(e).__name__)", "raise", "log.append(e.__context__ is None)\nraise KeyError(n) from e"]
        return rng.choice([block(depth, *body)] * 2 + [
            f"{block(depth, 'try:')}\n{block(depth + 1, *body)}\n{block(depth, 'except ' + rng.choice(ERRORS) + ' as e:')}\n{block(depth + 1, rng.choice(caught))}",
            f"{block(depth, 'try:')}\n{block(depth + 1, *body)}\n{block(depth, 'finally:')}\n"
            f"{block(depth + 1, rng.choice(['log.append(n)', 'await N_wait(n % 2)', 'n += 1']))}"])
    levels = rng.randint(2, 5)
    kinds = [rng.choice(["coroutine", "items"]) for _ in range(levels)]
    text = """
@types.coroutine
def N_wait(v):
    for i in range(v):
        got = yield i
        if got is not None:
            log.append(got)
    return v
async def N_0(n):
    r = await N_wait(n % 3)
    if n % 7 == 5:
        raise ValueError(n)
    return [r]
"""
    for level, kind in enumerate(kinds, 1):
        below = f"N_{level - 1}(n + {rng.randint(0, 2)})"
        if level > 1 and kinds[level - 2] == "items":
            uses = [f"async for x in {below}:\n    r.append(x)", f"r += [x async for x in {below}]", f"async for x in {below}:\n    if x == n:\n        break\n    r.append(x)",
                    f"g = {below}\nr.append(await anext(g, 'none'))\nr.append(await g.asend({rng.choice(['None', 'n'])}))", f"g = {below}\nr.append(await g.__anext__())\nawait g.aclose()"]
        else:
            uses = [f"r += await {below}", f"c = {below}\nr += await c", f"for i in range(n % 3):\n    r += await {below}"]
        if kind == "items":
            given = rng.choice(["yield n\nfor x in r[:4]:\n    yield x", "for x in r[:3]:\n    n += (yield x) is None", "yield await N_wait(n % 2)\nyield len(r)"])
            text += f"async def N_{level}(n):\n    r = []\n{guarded(1, rng.choice(uses), given)}\n"
        else:
            text += f"async def N_{level}(n):\n    r = []\n{guarded(1, rng.choice(uses))}\n    return r[:6]\n"
    top = f"N_{levels}(n)"
    text += f"async def N_top(n):\n    return {'[x async for x in ' + top + ']' if kinds[-1] == 'items' else 'await ' + top}\n"
    acts = ["c.send(n)", "c.throw(ValueError(n))", "c.throw(GeneratorExit)", "c.close()", "log.append(type(c.cr_await).__name__)", "gc.collect()", "c = None", "c.send(None)"]
    ends = "".join(f"        elif n % {rng.choice([4, 5, 9])} == {rng.randint(0, 3)} and steps == {rng.randint(1, 3)}:\n            {act}\n" for act in rng.sample(acts, 3))
    return "import gc\nimport types\n" + text + f"""
log = []
def N_run(n):
    c, steps = N_top(n), 0
    while c:
        steps += 1
        if steps == 99:
            break
{ends}        c.send(None)
    return steps
for N_n in range({rng.choice([12, 25, 40])}):
    try:
        log.append(N_run(N_n))
    except BaseException as e:
        log.append(repr(e))
print(log)
"""


@construct
def groups(rng):
    """except* over groups, nested or not, whose clauses take, raise anew, pass on or do nothing."""
    def tree(depth):
        leaves = [f"{rng.choice(ERRORS)}({i})" if depth == 0 or rng.random() < 0.6 else tree(depth - 1) for i in range(rng.randint(1, 3))]
        return f"ExceptionGroup({rng.choice(TEXTS)}, [{', '.join(leaves)}])"
    bodies = ["print(repr(e))", "raise", "raise OSError('new')", "raise OSError('new') from e", "raise e", "pass"]
    clauses = "".join(f"            except* {rng.choice([*ERRORS, '(KeyError, ValueError)', 'Exception'])} as e:\n{block(4, rng.choice(bodies))}\n" for _ in range(rng.randint(1, 3)))
    extra = rng.choice(["", "            else:\n                print('else')\n"]) + rng.choice(["", "            finally:\n                print('finally')\n"])
    raised = [tree(2), tree(1), f"{rng.choice(ERRORS)}(9)", rng.choice(["OSError(3)", "5"])]
    return f"""
def N_show(e):
    if isinstance(e, BaseExceptionGroup):
        return (e.message, [N_show(x) for x in e.exceptions], repr(e.__context__), repr(e.__cause__))
    return repr(e)
def N_catch(exc):
    try:
        for step in range(2):
            try:
                if step:
                    raise exc
{clauses}{extra}        return 'caught'
    except BaseException as e:
        return N_show(e)
for N_exc in ({', '.join('lambda: ' + r for r in raised)}):
    attempt(lambda: N_catch(N_exc()))
N_group = {tree(2)}
for N_condition in ({rng.choice(ERRORS)}, (KeyError, TypeError), lambda e: len(e.args) == {rng.choice('12')}, 5):
    attempt(lambda: [N_show(part) for part in N_group.split(N_condition)])
    attempt(lambda: N_group.subgroup(N_condition))
"""
