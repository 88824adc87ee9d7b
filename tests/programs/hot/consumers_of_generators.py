# Built-ins that take all of a generator, hot: results, errors, and generators that end early.
import collections
import math
def g(n):
    try:
        for i in range(n): yield i
    finally: print("closed",n)
def pairs(n):
    for i in range(n): yield (i, i*i)
def strs(n):
    for i in range(n): yield str(i)
forms = dict(
 sum_start=lambda n: sum(g(n), 100), sum_kw=lambda n: sum(g(n), start=5),
 sum_list=lambda n: sum(([i] for i in range(n)), []),
 max_d=lambda n: max(g(n), default="none"), min_d=lambda n: min(g(n), default=None), max_k=lambda n: max(g(n+1), key=lambda x: -x),
 dict=lambda n: dict(pairs(n)), dict_kw=lambda n: dict(pairs(n), a=1),
 sorted=lambda n: sorted(g(n)), sorted_r=lambda n: sorted(g(n), reverse=True), sorted_k=lambda n: sorted(g(n), key=lambda x: (x%3, x)),
 frozenset=lambda n: sorted(frozenset(g(n))), bytes=lambda n: bytes(g(n)), bjoin=lambda n: b"-".join(b"x%d" % i for i in range(n)),
 deque=lambda n: collections.deque(g(n)), dequen=lambda n: collections.deque(g(n), 3), dequekw=lambda n: collections.deque(g(n), maxlen=2),
 join=lambda n: ",".join(strs(n)), 
 ext=lambda n: (lambda l: (l.extend(g(n)), l))([7]), 
 dext=lambda n: (lambda l: (l.extend(g(n)), l))(collections.deque([7])),
 dextl=lambda n: (lambda l: (l.extendleft(g(n)), l))(collections.deque([7])),
 supd=lambda n: (lambda l: (l.update(g(n)), sorted(l)))({7}), sun=lambda n: sorted({7}.union(g(n))), sint=lambda n: sorted({7,1,2}.intersection(g(n))),
 sdif=lambda n: sorted({7,1,2}.difference(g(n))), sdifu=lambda n: (lambda l: (l.difference_update(g(n)), sorted(l)))({7,1,2}),
 ssym=lambda n: sorted({7,1,2}.symmetric_difference(g(n))), ssymu=lambda n: (lambda l: (l.symmetric_difference_update(g(n)), sorted(l)))({7,1,2}),
 sintu=lambda n: (lambda l: (l.intersection_update(g(n)), sorted(l)))({7,1,2}), prod=lambda n: math.prod(g(n)), prods=lambda n: math.prod((x + 1 for x in g(n)), start=2.5),
 bad12=lambda n: math.prod(x for x in ("a", "b")), bad13=lambda n: {1}.intersection_update(x for x in [[]]),
 ssub=lambda n: {7,1}.issubset(g(n)), ssup=lambda n: {0,1}.issuperset(g(n)), sdis=lambda n: {9,3}.isdisjoint(g(n)),
 dupd=lambda n: (lambda l: (l.update(pairs(n)), l))({7:7}), dupdk=lambda n: (lambda l: (l.update(pairs(n), z=1), l))({7:7}),
 fromkeys=lambda n: dict.fromkeys(g(n)), fromkeysv=lambda n: dict.fromkeys(g(n), 5),
 any=lambda n: any(g(n)), all=lambda n: all(g(n)), tuple=lambda n: tuple(g(n)), list=lambda n: list(g(n)), set=lambda n: set(g(n)),
 bad1=lambda n: sum(g(n), "x"), bad2=lambda n: ",".join(g(n)), bad3=lambda n: dict(g(n)), bad4=lambda n: sum(x for x in ([1], 2)), bad5=lambda n: sorted(x for x in (1, "a")),
 bad6=lambda n: bytes(x for x in (1, 300)), bad7=lambda n: min(g(0)), bad8=lambda n: collections.deque(g(n), -1), bad9=lambda n: {1}.union(x for x in [[]]),
 bad10=lambda n: list(g(n), 3), bad11=lambda n: max(g(n), foo=3),
)
for name, f in forms.items():
    for i in range(12):
        r = []
        for n in (0, 3, 11, 2):
            try: r.append(f(n))
            except Exception as e: r.append((type(e).__name__, str(e)))
    print(name, r)
