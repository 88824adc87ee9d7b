import operator as o
from operator import itemgetter, attrgetter, methodcaller
print(o.add(1,2), o.sub(5,3), o.mul(2,3), o.truediv(7,2), o.floordiv(7,2), o.mod(7,3), o.pow(2,5), o.neg(3), o.not_(1), o.truth([]), o.is_(1,1), o.contains([1],1), o.getitem([1,2],1), o.index(5), o.abs(-3), o.concat([1],[2]), o.countOf([1,2,1],1), o.indexOf([1,2],2), o.length_hint([1,2]), o.inv(5), o.xor(5,1), o.lshift(1,4))
print(itemgetter(1)([1,2]), itemgetter(0,2)("abc"), itemgetter('a')({'a':1}), itemgetter(slice(1,3))("abcd"), attrgetter("real","imag")(3) if 0 else 1, methodcaller("split", ",")("a,b"), methodcaller("upper"))
print(sorted([(2,'a'),(1,'b')], key=itemgetter(0)), repr(itemgetter(1,2)), repr(attrgetter("a.b")), repr(methodcaller("x", 1, y=2)))
class X: pass
x = X(); x.y = X(); x.y.z = 5; print(attrgetter("y.z")(x), attrgetter("y.z","y.z")(x))
l = [1]; o.iadd(l, [2]); o.setitem(l, 0, 9); o.delitem(l, 1); print(l)
for bad in (lambda: itemgetter(5)([1]), lambda: attrgetter(1), lambda: o.concat(1,2), lambda: o.indexOf([1],2), lambda: o.index("a"), lambda: o.add(1,"a")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
for make in (attrgetter, itemgetter, methodcaller):
    for args in (), (5,):
        try:
            print(make(*args))
        except TypeError as e:
            print(e)
