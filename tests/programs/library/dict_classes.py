from collections import defaultdict, OrderedDict, Counter, ChainMap
dd = defaultdict(list); dd['a'].append(1); print(dd, dd['a'], 'b' in dd, dd.get('z'))
dd2 = defaultdict(int);
for c in "hello": dd2[c] += 1
print(dd2, sorted(dd2.items()))
o = OrderedDict([('a',1),('b',2)]); o.move_to_end('a'); print(o, o.popitem(last=False), o == {'a':1}, o)
c = Counter("abracadabra"); print(c, c.most_common(2), c['zz'], c + Counter(a=1), c - Counter(a=3), list(c.elements())[:4], c & Counter(a=2), c | Counter(z=2), c.total())
m = ChainMap({'a':1}, {'a':2,'b':3}); print(m, m['b'], dict(m), list(m), len(m))
