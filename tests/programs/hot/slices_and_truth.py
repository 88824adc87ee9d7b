# Slices and truth, each after a warm-up.
def sl(o, a, b): return o[a:b]
for kind in list, tuple, str:
    o = kind("abcdef") if kind is not str else "abcdef"
    for i in range(30): sl(o, 1, 3)
    print([sl(o, a, b) for a in (None, 0, 2, -2, 9, -9) for b in (None, 0, 3, -1, 99, -99)])
    print(sl("qwe", 1, None), sl((1, 2), None, 1), sl([1, 2], None, -1), sl(range(9), 2, 5), sl(o, 2**70, None), sl(o, -2**70, 2**70))
    try: sl(o, "x", 1)
    except TypeError as e: print(e)
    try: sl(5, 1, 2)
    except TypeError as e: print(e)
class I:
    def __index__(self): return 2
class G:
    def __getitem__(self, k): return k
def st(o, a): return o[a:], o[:a], o[a:9:2], o[:]
for i in range(30): st([1, 2, 3], 1)
print(st("abc", I()), st(G(), 1), st([1, 2, 3], -1))
def setsl(o, a, b, v): o[a:b] = v
l = [1, 2, 3, 4]
for i in range(30): setsl(l, 1, 2, [5])
setsl(l, 1, 3, [7, 8, 9]); print(l)
def big(s): return s[1:3] if s else s[0:1]
for i in range(30): big("abc")
print(repr(big("")), big([1, 2, 3]), big((1,)))
class Z:
    def __bool__(self): raise ValueError("bool")
class E:
    def __len__(self): return 0
def tr(v): return 1 if v else 0
def nt(v): return 1 if not v else 0
def wh(v):
    while v: return 1
    return 0
for v in (0, 1, -1, None, True, False, "", "a", [], [0], 0.0, 2.5, ..., NotImplemented if False else 3, E(), 2**80, {}, {1}):
    print(tr(v), nt(v), wh(v), end=" ")
print()
try: tr(Z()); print("BAD")
except ValueError as e: print(e)
