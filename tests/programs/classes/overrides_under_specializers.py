"""Classes that derive from built-in types and override what the specializers know of those, in hot loops."""


class L(list):
    def __getitem__(self, i): return ("L", i)
    def __setitem__(self, i, v): self.append((i, v))
    def __len__(self): return 42
    def __iter__(self): return iter("xy")
    def __contains__(self, x): return x == "magic"
    def append(self, x): list.append(self, ["app", x])


class D(dict):
    def __getitem__(self, k): return ("D", k)
    def __setitem__(self, k, v): super().__setitem__(k, [v])
    def __contains__(self, x): return x == "magic"
    def __len__(self): return 43


class T(tuple):
    def __getitem__(self, i): return ("T", i)
    def __iter__(self): return iter("pq")
    def __len__(self): return 44


class S(str):
    def __eq__(self, other): return "eq"
    def __lt__(self, other): return "lt"
    def __len__(self): return 45
    def __add__(self, other): return "add"
    __hash__ = str.__hash__


class F(float):
    def __add__(self, other): return "fadd"
    def __radd__(self, other): return "fradd"
    def __lt__(self, other): return "flt"


class I(int):
    def __add__(self, other): return "iadd"
    def __radd__(self, other): return "iradd"
    def __lt__(self, other): return "ilt"


class St(set):
    def __contains__(self, x): return x == "magic"


def subscr(o, k): return o[k]
def store(o, k, v): o[k] = v
def length(o): return len(o)
def contains(o, x): return x in o
def loop(o): return [x for x in o]
def unpack(o):
    a, b = o
    return a, b
def append(o, x): o.append(x)
def add(a, b): return a + b
def less(a, b): return a < b
def equal(a, b): return a == b


for i in range(100):
    subscr([1, 2], 0), subscr({0: 1}, 0), subscr((1, 2), 0), length([1]), contains({1: 2}, 1), contains({1}, 1), loop([1]), unpack([1, 2]), unpack((1, 2))
    store([1], 0, 2), store({}, 0, 1), append([], 1), add(1.5, 2.5), add(1, 2), add("a", "b"), less(1.0, 2.0), less(1, 2), equal("a", "b")
    if i % 10 == 9:
        l, d = L([1, 2]), D(a=1)
        store(l, 0, 5)
        append(l, 6)
        store(d, "k", 7)
        print(subscr(l, 0), subscr(d, "a"), subscr(T((1, 2)), 1), length(l), length(d), length(T()), length(S("a")), list.__repr__(l), d)
        print(contains(l, "magic"), contains(d, "magic"), contains(d, "a"), contains(St(), "magic"), loop(l), loop(T()), unpack(l), unpack(T()))
        print(add(F(1), 2.0), add(1.0, F(2)), add(I(1), 2), add(1, I(2)), add(S("a"), "b"), add("a", S("b")))
        print(less(F(1), 2.0), less(I(1), 2), less(S("a"), "b"), equal(S("a"), "a"), equal("a", S("a")))
