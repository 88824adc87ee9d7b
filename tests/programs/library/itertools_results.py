from itertools import *
import itertools
print(list(chain([1,2],"ab")), list(islice(count(5,2),3)), count(3), repeat(1,2), count(1,2), repeat(3), count(1.5,.5))
print(list(chain.from_iterable(["ab","cd"])))
print(list(product("ab", repeat=2)), list(permutations("abc",2)), list(combinations("abcd",2)), list(combinations_with_replacement("abc",2)))
print(list(product()), list(product("ab", [])), list(permutations("abc")), list(permutations("ab",3)), list(combinations("ab",3)), list(combinations("ab",0)))
print([ (k,list(g)) for k,g in groupby("aaabbca")], [k for k,g in groupby([1,1,2,3,3], lambda x:x%2)])
print(list(zip_longest("abc",[1],fillvalue="-")), list(zip_longest()), list(pairwise("abcd")), list(batched("abcdefg",3)))
print(list(accumulate([1,2,3,4])), list(accumulate([1,2,3],lambda a,b:a*b)), list(accumulate([1,2],initial=10)), list(accumulate([])))
print(list(takewhile(lambda x:x<3,[1,2,3,1])), list(dropwhile(lambda x:x<3,[1,2,3,1])), list(filterfalse(None,[0,1,2,""])), list(starmap(pow,[(2,3),(3,2)])), list(compress("abcdef",[1,0,1,0,1])))
a,b = tee([1,2,3]); print(next(a), list(b), list(a)); x,y,z = tee("ab",3); print(list(z),list(y)); print(tee([],0))
c = cycle("ab"); print([next(c) for _ in range(5)]); print(list(cycle([])))
print(list(islice("abcdefg",2)), list(islice("abcdefg",2,None)), list(islice("abcdefg",1,6,2)), list(islice("abc", None)), list(islice("abcdef", None, None, 2)))
print(type(chain()), itertools.chain.__name__, chain.__module__, type(tee([])[0]), type(next(groupby("a"))[1]))

# What an iterator keeps can be looked at, full or not.
import gc
z = zip([1, 2], iter([]))
next(z, None)
print([r for r in gc.get_referents(z) if isinstance(r, tuple) and len(r) == 2][-1:])
for f in permutations, combinations, combinations_with_replacement:
    p = f("abcd", 2)
    next(p)
    print(f.__name__, len(gc.get_referents(p)) > 0, "".join(a + b for a, b in p))
try:
    product("ab", repeat=1 << 62)
except OverflowError as e:
    print(e)
