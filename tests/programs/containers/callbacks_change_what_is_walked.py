# Methods of lists, dicts, sets and deques, and functions that walk them, whose callbacks change what is walked.
import functools
import heapq
import itertools
import json
from collections import Counter, OrderedDict, defaultdict, deque


class Evil:
    """Does its worst at the n-th question that is asked of it."""
    def __init__(self, n, act):
        self.n, self.act = n, act

    def asked(self):
        self.n -= 1
        if self.n == 0:
            self.act()

    def __eq__(self, other):
        self.asked()
        return self is other

    def __hash__(self):
        self.asked()
        return 7

    def __lt__(self, other):
        self.asked()
        return False

    def __bool__(self):
        self.asked()
        return True

    def __index__(self):
        self.asked()
        return 1

    def __len__(self):
        return 3

    def __iter__(self):
        self.asked()
        return self

    def __next__(self):
        self.asked()
        if self.n < -20:
            raise StopIteration
        return self.n

    def __repr__(self):
        self.asked()
        return "Evil"

    def __str__(self):
        self.asked()
        return "evil"

    def __add__(self, other):
        self.asked()
        return self

    __radd__ = __iadd__ = __mul__ = __or__ = __and__ = __sub__ = __xor__ = __add__

    def __getitem__(self, i):
        self.asked()
        if i == 3:
            raise IndexError
        return i

    def keys(self):
        self.asked()
        return ["a", "b", "c"]

    def __call__(self, *args):
        self.asked()
        return args[0] if args else None

    def __contains__(self, x):
        self.asked()
        return False

    def __del__(self):
        self.asked()


def containers(e):
    l = [e, 1, e, "x", e] * 4
    d = {i: e for i in range(8)}
    s = set(range(8))
    q = deque(l)
    return l, d, s, q


def changes(box):
    l, d, s, q = box
    return {
        "clear": lambda: (l.clear(), d.clear(), s.clear(), q.clear()),
        "grow": lambda: (l.extend(range(50)), d.update((i + 100, i) for i in range(50)), s.update(range(100, 150)), q.extend(range(50))),
        "shrink": lambda: (l.__delitem__(slice(1, None)), [d.pop(k) for k in list(d)[1:]], [s.pop() for _ in list(s)[1:]], [q.pop() for _ in list(q)[1:]]),
        "rotate": lambda: (l.reverse(), d.update({k: d.pop(k) for k in list(d)}), s.symmetric_difference_update({1, 2, 99}), q.rotate(3)),
    }


def acts(box, e):
    l, d, s, q = box
    f = lambda *a: (e.asked(), a[0] if a else None)[1]
    yield "count", lambda: l.count(e)
    yield "count 2", lambda: l.count(Evil(0, None))
    yield "index", lambda: l.index(Evil(0, None))
    yield "remove", lambda: l.remove(Evil(0, None))
    yield "in", lambda: Evil(0, None) in l
    yield "eq", lambda: l == [Evil(0, None)] * 20
    yield "lt", lambda: l < [Evil(0, None)] * 20
    yield "sort", lambda: l.sort(key=f)
    yield "sort 2", lambda: l[::2].sort()
    yield "sort 3", lambda: l.sort(key=lambda x: e)
    yield "sorted", lambda: sorted(l, key=f)
    yield "min", lambda: min(l, key=f)
    yield "max", lambda: max(l, key=lambda x: e)
    yield "extend", lambda: l.extend(e)
    yield "extend 2", lambda: l.extend(map(f, l[:5]))
    yield "extend 3", lambda: l.extend(f(x) for x in l[:30])
    yield "slice", lambda: l[e:e]
    yield "set slice", lambda: l.__setitem__(slice(e, 9), e)
    yield "set slice 2", lambda: l.__setitem__(slice(0, 20, 4), e)
    yield "set slice 3", lambda: l.__setitem__(slice(1, 5), map(f, l[:7]))
    yield "del slice", lambda: l.__delitem__(slice(e, None))
    yield "insert", lambda: l.insert(e, 5)
    yield "pop", lambda: l.pop(e)
    yield "index 2", lambda: l.index("x", e, e)
    yield "mul", lambda: l * e
    yield "imul", lambda: l.__imul__(e)
    yield "getitem", lambda: l[e]
    yield "setitem", lambda: l.__setitem__(e, 3)
    yield "repr", lambda: len(repr(l))
    yield "str", lambda: len(str(d) + str(q))
    yield "join", lambda: ",".join(map(str, l))
    yield "join 2", lambda: ",".join(f("a") for x in l)
    yield "any", lambda: any(not x for x in l)
    yield "all", lambda: all(l)
    yield "sum", lambda: sum(l[:3], e) is e
    yield "zip", lambda: len(list(zip(l, map(f, l), e)))
    yield "filter", lambda: len(list(filter(None, l)))
    yield "filter 2", lambda: len(list(filter(e, l)))
    yield "map", lambda: len(list(map(e, l, q)))
    yield "enumerate", lambda: [i for i, x in enumerate(map(f, l))][-1:]
    yield "reversed", lambda: len([f(x) for x in reversed(l)])
    yield "chain", lambda: len(list(itertools.chain(map(f, l), e)))
    yield "islice", lambda: len(list(itertools.islice(map(f, l), e, None)))
    yield "groupby", lambda: len(list(itertools.groupby(l, e)))
    yield "accumulate", lambda: len(list(itertools.accumulate(l, lambda a, b: f(b))))
    yield "product", lambda: len(list(itertools.product(map(f, l), e)))
    yield "takewhile", lambda: len(list(itertools.takewhile(e, l)))
    yield "tee", lambda: [len(list(t)) for t in itertools.tee(map(f, l))]
    yield "zip_longest", lambda: len(list(itertools.zip_longest(e, map(f, l))))
    yield "starmap", lambda: len(list(itertools.starmap(e, zip(l, l))))
    yield "batched", lambda: len(list(itertools.batched(map(f, l), 2)))
    yield "cycle", lambda: len(list(itertools.islice(itertools.cycle(map(f, l)), 30)))
    yield "tuple", lambda: len(tuple(map(f, l)))
    yield "list", lambda: len(list(e))
    yield "set", lambda: len(set(l))
    yield "frozenset", lambda: len(frozenset(map(f, l)))
    yield "dict", lambda: len(dict(zip(l, map(f, l))))
    yield "dict 2", lambda: dict(e)
    yield "fromkeys", lambda: len(dict.fromkeys(map(f, l), 1))
    yield "dict eq", lambda: d == {i: Evil(0, None) for i in range(8)}
    yield "dict get", lambda: {Evil(0, None): 1, 7: 2}.get(e)
    yield "dict set", lambda: d.__setitem__(e, 1)
    yield "dict set 2", lambda: (d.__setitem__(Evil(0, None), 1), d.__setitem__(e, 1))
    yield "dict pop", lambda: d.pop(e)
    yield "setdefault", lambda: d.setdefault(e, 4) and 1
    yield "update", lambda: d.update(e)
    yield "update 2", lambda: d.update((f(i), x) for i, x in enumerate(l))
    yield "update 3", lambda: d.update({Evil(0, None): 1, e: 2})
    yield "merge", lambda: len(d | {e: 1})
    yield "star star", lambda: len({**d, **e})
    yield "star call", lambda: (lambda **k: len(k))(**e)
    yield "star args", lambda: (lambda *a: len(a))(*map(f, l), *e)
    yield "unpack", lambda: (lambda t: 1)([*map(f, l), *e])
    yield "dict comp", lambda: len({f(k): v for k, v in d.items()})
    yield "items in", lambda: (3, Evil(0, None)) in d.items()
    yield "keys and", lambda: len(d.keys() & map(f, l[1::5]))
    yield "items sub", lambda: len(d.items() - {1})
    yield "values", lambda: len([f(v) for v in d.values()])
    yield "dict list", lambda: len(list(zip(d, map(f, l))))
    yield "set add", lambda: (s.add(Evil(0, None)), s.add(e))
    yield "set discard", lambda: s.discard(e)
    yield "set in", lambda: e in s
    yield "set update", lambda: s.update(map(f, q), e)
    yield "set update 2", lambda: s.update({Evil(0, None), e})
    yield "set or", lambda: len(s | {Evil(0, None), e})
    yield "set and", lambda: len(s.intersection(map(f, s), [e]))
    yield "set and 2", lambda: len({Evil(0, None), 1, 7} & {e, 1})
    yield "set sub", lambda: len(s.difference([e], map(f, s)))
    yield "set isub", lambda: s.difference_update(map(f, s))
    yield "set iand", lambda: s.intersection_update([e, 1, 2])
    yield "set xor", lambda: s.symmetric_difference_update([Evil(0, None), e])
    yield "set le", lambda: {Evil(0, None), 7} <= {e, 7, 8}
    yield "set eq", lambda: {Evil(0, None), 7} == {e, 7}
    yield "isdisjoint", lambda: s.isdisjoint(map(f, l))
    yield "issuperset", lambda: s.issuperset([e])
    yield "deque count", lambda: q.count(Evil(0, None))
    yield "deque index", lambda: q.index(Evil(0, None))
    yield "deque remove", lambda: q.remove(Evil(0, None))
    yield "deque in", lambda: Evil(0, None) in q
    yield "deque eq", lambda: q == deque([Evil(0, None)] * 20)
    yield "deque lt", lambda: q < deque([Evil(0, None)] * 20)
    yield "deque extend", lambda: q.extend(map(f, l))
    yield "deque extendleft", lambda: q.extendleft(e)
    yield "deque rotate", lambda: q.rotate(e)
    yield "deque insert", lambda: q.insert(e, 1)
    yield "deque get", lambda: q[e]
    yield "deque del", lambda: q.__delitem__(e)
    yield "deque maxlen", lambda: len(deque(map(f, l), 3))
    yield "deque repr", lambda: len(repr(q))
    yield "deque iter", lambda: len([f(x) for x in q])
    yield "heapify", lambda: heapq.heapify(l[:1] + l[::2])
    yield "heapify 2", lambda: (l.__setitem__(slice(None), [Evil(0, None) for _ in l] + [e]), heapq.heapify(l))
    yield "heappush", lambda: (l.__setitem__(slice(None), [Evil(0, None) for _ in l]), heapq.heappush(l, e))
    yield "heappop", lambda: (l.__setitem__(slice(None), [e] * 9), heapq.heappop(l))
    yield "nsmallest", lambda: len(heapq.nsmallest(3, l, key=f))
    yield "merge heaps", lambda: len(list(heapq.merge(map(f, range(5)), range(7), key=f)))
    yield "reduce", lambda: functools.reduce(lambda a, b: f(b), l) and 1
    yield "lru", lambda: functools.lru_cache(2)(lambda x: 1)(e)
    yield "cmp_to_key", lambda: len(sorted(l, key=functools.cmp_to_key(lambda a, b: (e.asked(), 0)[1])))
    yield "counter", lambda: len(Counter(map(f, l)))
    yield "defaultdict", lambda: defaultdict(lambda: f(1), d)[77]
    yield "ordered", lambda: OrderedDict((f(i), 1) for i in d) == OrderedDict(d)
    yield "json", lambda: len(json.dumps({"l": [1, 2], "d": d}, default=lambda o: f(1)))
    yield "json 2", lambda: len(json.loads('[{"a": 1}, {"b": 2}]', object_hook=lambda o: f(o)))
    yield "format", lambda: len("{0} {1!r:>10} {0[1]}".format(l, e)) > 3
    yield "percent", lambda: len("%s %r" % (e, l))
    yield "fstring", lambda: len(f"{e} {l!r}")
    yield "range", lambda: list(range(e, 5, e))
    yield "bytes", lambda: bytes([1, e, 3])
    yield "str mul", lambda: "ab" * e
    yield "str index", lambda: "abc"[e:]
    yield "print", lambda: print(end=str(e)[:0])
    yield "isinstance", lambda: isinstance(e, (int, str))
    yield "iter sentinel", lambda: len(list(zip(iter(lambda: f(1), e), range(9))))
    yield "compare tuples", lambda: (1, e) == (1, Evil(0, None))
    yield "compare slices", lambda: slice(e, 1) == slice(Evil(0, None), 1)
    yield "tuple in", lambda: Evil(0, None) in (1, e)
    yield "tuple index", lambda: (1, e).index(Evil(0, None))
    yield "iadd", lambda: l.__iadd__(e) and 1
    yield "reversed sort", lambda: l.sort(key=lambda x: f(0), reverse=True)
    yield "copy", lambda: len(l.copy() + l)
    yield "del item", lambda: [l.__delitem__(0) for _ in range(3)]
    yield "assign all", lambda: l.__setitem__(slice(None), [])
    yield "store", lambda: [d.__setitem__(k, 0) for k in list(d)]


# How often each is asked is not the language's to say.
SILENT = {"lt", "set slice", "set slice 2", "groupby", "keys and", "deque eq", "deque lt", "heapify 2", "heappush", "heappop", "nsmallest", "counter", "json"}


def one(i, how, n):
    """The i-th of the acts, with a change at the n-th question: its name and what came of it."""
    e = Evil(0, None)
    box = containers(e)
    e.act = changes(box)[how]
    name, act = next(itertools.islice(acts(box, e), i, None))
    e.n = n
    try:
        r = act()
        r = r if type(r) in (int, bool) else type(r).__name__
    except Exception as x:
        r = f"{type(x).__name__} {str(x)[:30]}"
    e.n = 0
    sizes = [len(c) for c in box]
    for c in box:
        c.clear()
    return name, f"{r} {sizes}"


e = Evil(0, None)
number = sum(1 for _ in acts(containers(e), e))
for how in ("clear", "grow", "shrink", "rotate"):
    for i in range(number):
        outcomes = [one(i, how, n) for n in (1, 3)]
        if outcomes[0][0] not in SILENT:
            print(how, *outcomes[0], outcomes[1][1], sep="; ")
