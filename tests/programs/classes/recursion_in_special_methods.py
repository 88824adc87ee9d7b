class X:
    def __getattr__(self, n): return self.nope
try: X().a
except RecursionError as e: print("RecursionError")
class Y:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __getitem__(self, i): return self[i]
    def __contains__(self, i): return i in self
    def __add__(self, i): return self + i
    def __setattr__(self, n, v): self.x = 1
    def __format__(self, s): return format(self, s)
y = Y()
for f in [lambda: repr(y), lambda: y == y, lambda: hash(y), lambda: len(y), lambda: bool(y), lambda: iter(y), lambda: y[0], lambda: 1 in y, lambda: y + 1, lambda: setattr(y, "x", 1), lambda: f"{y}", lambda: [y] == [Y()], lambda: sorted([y, y]), lambda: str([y]), lambda: {y}]:
    try: f(); print("no error")
    except RecursionError as e: print("RecursionError")
    except TypeError as e: print(e)
