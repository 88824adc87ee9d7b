# Functions that are in C in CPython are not bound, and tell so in messages.
import math, operator, heapq, functools, time, weakref, random, inspect
def show(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
show(math.sqrt)
show(math.sqrt, 1, 2)
show(math.sqrt, x=1)
show(math.pow, 1)
show(math.gcd, x=1)
show(time.time, 1)
show(len)
show(abs, x=1)
show(operator.add, 1)
show(operator.add, 1, b=2)
show(operator.neg)
show(operator.neg, 1, 2)
show(operator.neg, a=1)
show(operator.not_)
show(operator.setitem, [], 1)
show(operator.length_hint)
show(operator.length_hint, [], 1, 2)
show(operator.indexOf, [1])
show(operator.call)
show(heapq.heappush, [])
show(heapq.heappush, [], 1, 2)
show(heapq.heappop)
show(heapq.heappop, 1, 2)
show(heapq.heapreplace, [], 5)
show(functools.reduce)
show(functools.reduce, 1)
show(functools.reduce, 1, 2, 3, 4)
show(functools.reduce, operator.add, [])
show(functools.reduce, operator.add, 5)
class C:
    push = heapq.heappush
    add = operator.add
    red = functools.reduce
    key = functools.cmp_to_key
    pick = operator.itemgetter(0)
    index = operator.index
c = C()
h = []
c.push(h, 5); print(h, c.add(1, 2), c.red(c.add, [1,2,3]), c.pick([7]), c.index(True))
print(repr(operator.add), repr(heapq.heappush), type(operator.add), operator.add.__name__, operator.add.__qualname__, operator.add.__module__)
print(repr(math.sqrt), math.sqrt.__module__, len.__module__, [].append.__module__)
show(getattr, operator.add, '__code__')
show(getattr, operator.add, '__dict__')
show(setattr, operator.add, 'x', 1)
show(setattr, math.sqrt, 'x', 1)
print(inspect.isbuiltin(operator.add), inspect.isfunction(operator.add), inspect.isroutine(operator.add), callable(heapq.heappush))
print(inspect.isfunction(heapq.merge), inspect.isfunction(functools.wraps))
print(sorted([3,1,2], key=functools.cmp_to_key(lambda a, b: b - a)), list(map(operator.add, [1], [2])))
print(type((1).__add__), (1).__add__.__self__, (1).__add__.__name__, (1).__add__.__qualname__)
print(type([].append), type(int.__add__), type(C().__init__), type(C.__init__))
print((1).__add__ == (1).__add__, hash((1).__add__) == hash((1).__add__))
for i in range(100): operator.add(i, heapq.heappush(h, i) or 1)
print(len(h), operator.add('a', 'b'))
r = random.Random(5)
print(r.random.__qualname__, r.getrandbits.__name__, r.seed.__qualname__)
print(weakref.proxy.__module__, weakref.getweakrefcount.__module__)
print(functools.partial(operator.add, 1), operator.methodcaller('x'), operator.attrgetter('a.b'))
import copy, types
print(isinstance(operator.add, types.BuiltinFunctionType), copy.copy(operator.add) is operator.add, copy.deepcopy([heapq.heappop])[0] is heapq.heappop)
w = weakref.ref(operator.add)
print(w() is operator.add, operator.add in {operator.add: 1}, operator.add == operator.sub)


class Stack:
    push = operator.iadd
    __add__ = operator.mul
    pop = staticmethod(heapq.heappop)
    order = functools.cmp_to_key

    def __neg__(self):
        return self.push([1], [2]), self.pop([5])


show(lambda: -Stack())
show(lambda: Stack() + 5)
show(lambda: sorted([1, 3, 2], key=Stack().order(lambda a, b: b - a)))


def many(n):
    total = 0
    s = Stack()
    for i in range(n):
        total = operator.add(total, i)
        s.push([], [i])
    return total


print(many(200))
show(many, "x")
