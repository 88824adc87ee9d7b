# Ranges and slices at and beyond the small integers.
def t(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e.args)
t(lambda: range(3)['a'])
t(lambda: range(3)[5])
t(lambda: range(3)[-4])
t(lambda: range())
t(lambda: range(1,2,3,4))
t(lambda: range(x=1))
t(lambda: range('a'))
t(lambda: range(1.5))
t(lambda: range(1,2,0))
t(lambda: len(range(10**30)))
t(lambda: range(10**30)[10**29])
t(lambda: range(10**30)[::10**29])
t(lambda: range(5)[1:2:0])
t(lambda: range(5)+1)
t(lambda: range(5)<range(6))
t(lambda: range(3).index(7))
t(lambda: range(3).index('a'))
print(hash(range(5)),hash(range(0)),hash(range(3,4,7)),hash(range(0,10,2)))
def setit(): range(5).start=3
t(setit)
for r in [range(5), range(0), range(2,8), range(8,2), range(8,2,-2), range(0,10,3), range(-5,5,4), range(5,-5,-4), range(2**62-3,2**62+3), range(-2**62-2,-2**62+2), range(10**20,10**20+3), range(10**20,10**20-6,-2), range(0,10**20,10**19), range(2**62,0,-2**61), range(True,5)]:
    print(r, len(r), list(r), list(reversed(r)), r[1:], r[::-1], r[-3:2], r[::2], bool(r), r.start, r.stop, r.step)
    print(list(r[::-1])==list(reversed(r)), 4 in r, 2**62 in r, 10**20 in r, 4.0 in r, 'a' in r, None in r, r==range(5), r.count(2), r==r[:])
    for i in [0,-1,1]:
        t(lambda: r[i])
        t(lambda: r.index(i))
print(range(0)==range(5,5), range(0,3,2)==range(0,4,2), range(5)!=range(5), range(5)==[0,1,2,3,4])
print(10**30 in range(10**31), 10**30+1 in range(0,10**31,2), range(10**31).index(10**30), range(0,100,7).index(49), range(10).count(3), range(10).count(3.0), range(3).index(2.0))
it=iter(range(5)); print(next(it), it.__length_hint__(), list(it), list(it))
it=iter(range(10**30)); print(next(it), next(it), it.__length_hint__())
class Ix:
    def __index__(self): return 4
class Bad:
    def __index__(self): return 'x'
print(list(range(Ix())), range(10)[Ix()])
t(lambda: range(Bad()))
t(lambda: [1][Bad()])
print(type(iter(range(3))).__name__, type(iter(range(10**30))).__name__, type(reversed(range(3))).__name__)
s=slice(1,2,3); print(s, s.start, s.stop, s.step, slice(5), slice(None,None,-1), s==slice(1,2,3), slice(1,2)<slice(1,3), hash(slice(1,2,3)))
for a in [(None,None,None),(1,None,None),(-1,None,-1),(None,-1,2),(100,-100,-3),(2**80,-2**80,-2**40)]:
    for n in [0,1,5,10,2**65]:
        print(slice(*a).indices(n))
t(lambda: slice(1,2).indices('a'))
t(lambda: slice(1,2).indices(-1))
t(lambda: slice(1,2).indices())
t(lambda: slice('a',2).indices(3))
t(lambda: slice(1,2,0).indices(3))
t(lambda: slice())
t(lambda: slice(1,2,3,4))
t(lambda: slice(x=1))
t(lambda: slice(1,2).foo)
t(lambda: slice(1,2)<5)
t(lambda: hash(slice([],2)))
n=0
for i in range(10,0,-3): n+=i
print(n)


class Equal(int):
    def __eq__(self, other):
        return True


class Number(int):
    pass


# Ints of derived classes are compared, not computed
print(Equal(11) in range(10), range(10).index(Equal(11)), range(10).count(Equal(11)), Number(5) in range(10), range(10).index(Number(5)), True in range(2))
