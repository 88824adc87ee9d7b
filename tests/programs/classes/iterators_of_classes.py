class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration("value")
        self.n -= 1
        return self.n
print(list(It(3)), [x for x in It(2)], sum(It(4)), tuple(It(2)), 2 in It(4), max(It(3)), *It(2))
def g():
    r = yield from It(2)
    print("r", r)
print(list(g()))
a, b = It(2)
print(a, b)
try: a, b = It(3)
except ValueError as e: print(e)
it = It(1)
print(next(it), next(it, "default"))
try: next(it)
except StopIteration as e: print(repr(e), e.value)
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), list(enumerate(Seq())), list(zip(Seq(), It(3))), list(reversed([1])))
class NoNext:
    def __iter__(self): return 5
for bad in [NoNext(), 5, It, object()]:
    try:
        for x in bad: pass
    except TypeError as e: print(e)
try: next(NoNext())
except TypeError as e: print(e)
try: iter(It)
except TypeError as e: print(e)
