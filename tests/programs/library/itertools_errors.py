from itertools import *

for bad in (lambda: islice([],-1), lambda: islice([],1,-1), lambda: islice([],0,1,0), lambda: islice([],'a'), lambda: count('a'), lambda: product([1],repeat=-1), lambda: combinations([1],-1), lambda: permutations([1],-1), lambda: permutations([1],'a'), lambda: chain(1).__next__(), lambda: batched([1],0), lambda: list(batched([1],2,strict=True)), lambda: tee([],-1), lambda: repeat(1,'a'), lambda: next(starmap(pow,[1])), lambda: chain.from_iterable(1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Flaky:
    def __init__(self): self.n=0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 2 == 0: raise ValueError(self.n)
        if self.n > 7: raise StopIteration
        return self.n
for make in (lambda s: chain(s), lambda s: islice(s, 10), lambda s: takewhile(lambda x: True, s), lambda s: accumulate(s), lambda s: pairwise(s), lambda s: zip_longest(s,[1,2,3]), lambda s: starmap(lambda *a: a, s), lambda s: filterfalse(lambda x: 0, s), lambda s: cycle(s), lambda s: groupby(s), lambda s: batched(s,1), lambda s: compress(s,[1]*9), lambda s: tee(s)[0], lambda s: dropwhile(lambda x: x==1, s)):
    it = make(Flaky()); out=[]
    for _ in range(6):
        try: out.append(next(it))
        except Exception as e: out.append(repr(e))
    print([o if not isinstance(o, tuple) or len(o)<2 or 'grouper' not in repr(o) else o[0] for o in out])
g = groupby([1,1,2,2]); k1,g1 = next(g); k2,g2 = next(g); print(k1,list(g1),k2,list(g2))
print(repeat(1,5).__length_hint__(), isinstance(chain(), chain))
def side():
    for i in range(5):
        print("pull", i)
        yield i
print(list(islice(side(), 1, 3)))
it = islice(side(), 2); print(next(it)); print(next(it)); print(next(it, "end"))
class C(chain): pass
print(list(C([1],[2])), type(C()))
print(list(islice(chain.from_iterable(repeat([1,2])),5)))

