class V:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"V({self.x})"
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    __radd__ = __add__
    def __iadd__(self, o): self.x += 100; return self
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __neg__(self): return V(-self.x)
    def __bool__(self): return self.x != 0
    def __len__(self): return 3
    def __getitem__(self, i): return (self.x, i)
    def __contains__(self, i): return i == self.x
    def __call__(self, *a, **k): return a, k
    def __hash__(self): return hash(self.x)
    def __format__(self, s): return f"<{s}>"
    def __abs__(self): return 7
    def __int__(self): return 8
    def __index__(self): return 1
    def __float__(self): return 1.5
    def __round__(self, n=None): return ("r", n)
    def __reversed__(self): return iter([3,2,1])
    def __divmod__(self, o): return "dm"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __invert__(self): return "inv"
    def __pos__(self): return "pos"
    def __matmul__(self, o): return "mm"
    def __rsub__(self, o): return "rsub"
a = V(1); b = V(2)
print(a + b, a + 1, 1 + a, a == V(1), a != V(1), a < b, a > b, -a, bool(V(0)), len(a), a[1], a[1:2], a[1, 2], 1 in a, 2 in a)
c = a; c += 1; print(a, c is a)
print(a(1, 2, k=3), {a: 1}[V(101)], f"{a:>5}", abs(a), int(a), float(a), round(a), round(a, 2), list(reversed(a)), [5,6][a], ~a, +a, a @ b, a ** 2, pow(a, 2, 3), 5 - a)
print(sorted([V(3), V(1), V(2)]), max(V(1), V(5)), sum([V(1), V(2)], 0), min([V(4), V(2)]))
for op in ["a - 1", "1 * a", "a >= b", "a // 2", "a & 1", "a << 1"]:
    try: print(eval(op) if False else {"a - 1": lambda: a - 1, "1 * a": lambda: 1 * a, "a >= b": lambda: a >= b, "a // 2": lambda: a // 2, "a & 1": lambda: a & 1, "a << 1": lambda: a << 1}[op]())
    except TypeError as e: print(e)
