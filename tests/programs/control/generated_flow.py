# Made by a random generator of statements; what CPython 3.13 prints is expected.

class E1(Exception): pass
class E2(Exception): pass
out = []
steps = [0]
def log(v):
    steps[0] += 1
    if steps[0] > 300: raise KeyboardInterrupt
    out.append(v)
def T(v):
    log(v)
    return v
def K(a, *r, b=0, c=0): return (a, r, b, c) != 0 and 3
class M_:
    def m(self, a, b): return b
M = M_()
def gg(n):
    try:
        yield 1
        g = yield 2
        return 5
    finally:
        log('gg')
a = b = c = d = 7
def clean(v):
    if isinstance(v, (int, float, str, type(None))): return repr(v)
    if isinstance(v, (list, tuple)): return '[' + ', '.join([clean(i) for i in v]) + ']'
    return type(v).__name__
def chain(e):
    r = []
    while e is not None and len(r) < 12:
        r.append(type(e).__name__ + ':' + clean(list(e.args)))
        e = e.__context__
    return r
def run(f, *args):
    del out[:]
    steps[0] = 0
    try:
        r = f(*args)
        if type(r).__name__ == 'generator':
            g = r
            res = []
            for i in range(20):
                v = g.send(i if i else None)
                res.append(clean(v))
            g.close()
            r = res
        print(f.__name__, clean(r), clean(out))
    except BaseException as e:
        print(f.__name__, chain(e), clean(out))

def f0(a, b, c=3, *d):
    lst = [1, 2, 3, 4]
    if a: x = 1; y = 2; z = 3
    d = 2
    d, d = (lambda b=d: sum([y for k1 in range(2) for kk in [c]]))(), len({a for k2 in (x, (-x))})
    log(T([y, -1][0]))
    d, *q1, a = f"{z}".count("1"), 10, (M.m(-2, a) in [(x // 1), sum([x for k3 in range(2) for kk in [10]])]), T((-2))
    raise E1(1) from E2()
    a = 3
    return (a, b, c)
run(f0, 1, 2)
run(f0, 0, -1, 2)
def f1(a, b, c=3, *d):
    lst = [1, 2, 3, 4]
    x = y = z = 1
    lst[K((not -2), M.m(z, c), c=1) & 3] += K(x, *[-1], b=(6, x)[0], **{"c": f"{d}".count("1")})
    if -3:
        lst[((z in [x, b]) if (d if -3 else 4) else 7) & 3] += (y := (y and 0))
    raise E2
    b, y = f"{x}".count("1"), f"{d}".count("1")
    for x in (1, 2, 3):
        try:
            d, y = (lambda c=b: (x >= d != y))(), (K(5, *[a], b=b, **{"c": 4}), (-a))[1]
        except Exception as d:
            assert T(sum([4 for k1 in range(2) for kk in [z]])), ((z is None) and M.m(z, d))
        except E1 as y:
            if T(sum([f() for f in [lambda: k2 for k2 in range(3)]])):
                z, b = T((c or -3)), M.m(K(d, 6, c=7), (y is None))
                def q1(a=((not x) // b), *, b=1):
                    nonlocal x, d
                    assert z, ((b and 6) is None)
                    if K((d > b == x), (x // c), c=(4 // c)):
                        b, y = (9 == T(y) != sum([f() for f in [lambda: x for k3 in range(3)]])), sum([M.m(y, b) for k4 in range(2) for kk in [(x < b < 5)]])
                        log(1)
                        log(f"{c}".count("1"))
                    else:
                        del y
                    return 6
                a = q1(c)
            else:
                q2 = 0
                while True:
                    q2 += 1
                    if q2 > 4: break
                    d = x
                    x = sum([f() for f in [lambda: sum([5 for k6 in range(2) for kk in [-3]]) for k5 in range(3)]])
                    x = (a := len({y for k7 in (0, x)}))
            raise
        except E1:
            log(sum([f() for f in [lambda: d for k8 in range(3)]]))
            q3 = 0
            while True:
                q3 += 1
                if q3 > 4: break
                del z
            x, z = 11, ((lambda b=b: x)() or (-b))
        else:
            for d in range(2):
                for z in gg(2):
                    log(-1)
                    if ((b != 11 == d) | [c, z][1]):
                        d = sum([y for k12 in range(0) if (lambda z=2: c)()])
                    def q4(a=((9 if -1 else 3) != (x if 4 else y)), *, b=1):
                        nonlocal x, y
                        y = (len({b for k13 in (x, 9)}) in [sum([2 for k14 in range(1) if 9]), y])
                        if d:
                            del c
                            y, *q5, a = d, (x := (1 - 2)), -1, y
                            a, *q6, x = 3, (y or d), 6, ((a in [a, z]) != a != sum([k15 for k15 in range(3) if b]))
                    b = q4(a)
                else:
                    try:
                        x = (not 2)
                        x = (K(y, *[b], b=z, **{"c": c}) - (-z))
                    finally:
                        d, x = sum({d: [y, y][z & 1] for k16 in range(2)}.values()), (M.m(8, z) and M.m(x, d))
                        lst[M.m(M.m(d, 11), 3) & 3] += (-(1 - c))
                        lst[[K(b, *[9], b=8, **{"c": a}), 7][sum(x for k18 in [y, -1]) & 1] & 3] += b
                c -= (b >= (0 is None))
                a = ((6 is None) == sum([f() for f in [lambda: 3 for k19 in range(3)]]))
            else:
                q7 = 0
                while True:
                    q7 += 1
                    if q7 > 4: break
                    y = (y := c)
                    d = (len({b for k20 in (0, 7)}) * (lambda a=a: 10)())
                    log((-(not b)))
                y, y = ((d >= 9) and b), K(sum([y for k21 in range(2) for kk in [1]]), sum({2: 10 for k22 in range(2)}.values()), c=sum(c for k23 in [z, 5]))
            continue
            del c
        finally:
            d, b = ([y, 0][-1] // (x, y)[1]), sum(k24 for k24 in [(c == y != a), K(b, *[b], b=y, **{"c": x})])
        d, y = (T(b) in [(not z), 4]), sum([f() for f in [lambda: sum([f() for f in [lambda: 5 for k26 in range(3)]]) for k25 in range(3)]])
        log(((a if 5 else a) <= (y in [3, z])))
    else:
        a -= ((z, d)[0] is b)
        if (sum([8 for k27 in range(1) if 8]) is None):
            a = (f"{d}".count("1") if y else f"{y}".count("1"))
            assert b, len({sum(k29 for k29 in [a, c]) for k28 in (x, 1)})
            b = (c is not (a and 4))
        elif (sum([z for k30 in range(1) if k30]) is None):
            pass
        else:
            return ((-2 // 4) != len({4 for k31 in (d, y)}))
        raise E1(1) from E2()
    return (a, b, c)
run(f1, 1, 2)
run(f1, 0, -1, 2)
def f2(a, b, c=3, *d):
    lst = [1, 2, 3, 4]
    if a: x = 1; y = 2; z = 3
    d = 2
    if sum([[5, 3][1] for k1 in range(1) if M.m(-3, k1)]):
        for a in (1, 2, 3):
            def q1(a=x, *, b=1):
                global d
                y, *q2, a = (d == (y if 1 else b) != sum(d for k3 in [1, z])), M.m(sum({d: 11 for k4 in range(2)}.values()), sum([f() for f in [lambda: 2 for k5 in range(3)]])), M.m(len({8 for k6 in (10, 9)}), 0), (f"{y}".count("1") != (5 if y else b) < (5 in [b, b]))
                for c in range(3):
                    log((-y))
                    assert (c := (4 if -2 else y)), (not K(9, *[y], b=z, **{"c": -2}))
                else:
                    x = M.m((9, y)[1], f"{a}".count("1"))
                    z = sum({f"{c}".count("1"): (c if 6 else c) for k7 in range(2)}.values())
                    z, *q3, y = (lambda x=M.m(3, y): d)(), a, z, -3
            y = q1(T(sum(-3 for k8 in [a, 1])))
            log((a, b)[0])
            b = sum({sum(a for k10 in [11, 1]): K(a, *[d], b=k9, **{"c": k9}) for k9 in range(2)}.values())
        try:
            c *= (lambda c=sum([k11 for k11 in range(0) if -2]): b)()
            c, *q4, c = (K(7, -1, c=6) is None), K(M.m(a, -1), *[(not 0)], b=x, **{"c": T(b)}), [K(-2, *[z], b=d, **{"c": 9}), (7 and -1)][1], z
        except (E2, ValueError) as a:
            del a
            if ((z in [x, d]) and y):
                try:
                    return
                except E1:
                    try:
                        log(T(sum(z for k13 in [6, z])))
                        lst[((5 // 10) if (9, y)[1] else (0 if z else a)) & 3] += sum([sum({1: -1 for k15 in range(2)}.values()) for k14 in range(0) if 4])
                    except (E2, ValueError) as b:
                        d = ((not a) // 7)
                    except Exception:
                        pass
                    except E1 as d:
                        z = (z is len({x for k16 in (a, z)}))
                        log(b)
                    else:
                        assert K((b, 4)[0], *[sum({x: 8 for k17 in range(2)}.values())], b=T(d), **{"c": -1}), (T(-3), M.m(d, 2))[1]
                    assert (x, sum([f() for f in [lambda: 11 for k18 in range(3)]]))[0], len({f"{c}".count("1") for k19 in (len({7 for k20 in (0, d)}), K(c, *[a], b=0, **{"c": x}))})
                if (sum(z for k21 in [x, a]) // (-11)):
                    if sum(k22 for k22 in [(lambda a=c: x)(), (lambda c=b: b)()]):
                        c, d = sum([(6 if z else 6) for k23 in range(2) for kk in [5]]), (z := (z or y))
                    elif 11:
                        raise E1([(lambda x=z: 1)(), M.m(7, -3)][1])
                        b *= [(-0), a][0]
                        z = (len({8 for k24 in (5, -3)}) - sum([1 for k25 in range(0) if 4]))
                a -= sum([(not 4) for k26 in range(3) if 8])
            else:
                try:
                    a, *q5, y = K(3, *[(c == 5)], b=sum([x for k29 in range(0) if -2]), **{"c": K(b, *[z], b=a, **{"c": z})}), z, len({(b // 4) for k30 in ((c is None), sum([f() for f in [lambda: 10 for k31 in range(3)]]))}), (sum(x for k32 in [6, y]) > (2 if 10 else y))
                    try:
                        lst[M.m(K(a, *[a], b=5, **{"c": y}), sum({4: 0 for k33 in range(2)}.values())) & 3] += (sum([c for k34 in range(2) for kk in [-2]]) and (5, 10)[0])
                        lst[4 & 3] += x
                        log(sum([T(0) for k35 in range(2) for kk in [T(7)]]))
                    except Exception:
                        d = len({sum([f() for f in [lambda: 3 for k38 in range(3)]]) for k37 in ((c - a), (d or d))})
                    except E1 as z:
                        assert (sum(9 for k39 in [z, 11]) // (8 | 4)), (lambda d=(-4): (c, a)[1])()
                    except Exception as c:
                        raise E2
                        log(1)
                        if (len({9 for k40 in (y, 9)}), M.m(0, 10))[1]:
                            c = sum([sum([f() for f in [lambda: z for k42 in range(3)]]) for k41 in range(1) if (d < x != k41)])
                            d = K((-1 in [0, 4]), (c or d), c=M.m(10, 6))
                        else:
                            raise ValueError
                            y = sum(K(a, *[a], b=k45, **{"c": a}) for k45 in [sum(5 for k46 in [0, -2]), sum([5 for k47 in range(1) if k47])])
                            assert d, a
                finally:
                    assert (f"{d}".count("1") is None), (K(b, 8, c=7) in [a, (z if x else 6)])
                log(sum([(lambda z=y: y)() for k48 in range(0) if f"{z}".count("1")]))
            raise
        except E1 as d:
            return
        else:
            log(1)
            c, *q6, y = (lambda x=K(9, *[b], b=d, **{"c": d}): (z and -1))(), 0, (sum(9 for k50 in [3, y]) // (5 in [9, -3])), c
            log(1)
        b = sum({K(3, *[6], b=y, **{"c": c}): (c in [x, k51]) for k51 in range(2)}.values())
    elif ((d if 6 else c) // -3):
        if T(sum({d: b for k52 in range(2)}.values())):
            y = (not (lambda c=c: b)())
        else:
            lst[c & 3] += M.m((-3, 6)[0], (not 3))
            assert f"{x}".count("1"), (y := y)
    c = (lambda x=K(1, *[d], b=a, **{"c": z}): 4)()
    a, b = sum(c for k53 in [(0 >= z), (3 // x)]), x
    log(sum([(a + z) for k54 in range(2) for kk in [d]]))
    x = (a and (d in [d, 5]))
    return (a, b, c)
run(f2, 1, 2)
run(f2, 0, -1, 2)
def f3(a, b, c=3, *d):
    lst = [1, 2, 3, 4]
    if a: x = 1; y = 2; z = 3
    q1 = 0
    while True:
        q1 += 1
        if q1 > 4: break
        try:
            b *= (y >= M.m(6, c))
        except E1 as y:
            d *= len({(5 >= 1 < a) for k1 in (2, d)})
        finally:
            log((sum([f() for f in [lambda: 5 for k2 in range(3)]]) >= (c is None) < T(8)))
        lst[K(f"{x}".count("1"), T(b), c=[z, z][1]) & 3] += ((not b) & len({z for k3 in (4, 2)}))
        for z in [(not K(c, 3, c=8)), 2]:
            del c
            y = (sum([y for k4 in range(1) if b]) in [(lambda x=11: -2)(), (z is None)])
    q2 = 0
    while True:
        q2 += 1
        if q2 > 4: break
        for z in range(2):
            q3 = 0
            while True:
                q3 += 1
                if q3 > 4: break
                if sum([f() for f in [lambda: sum([f() for f in [lambda: -3 for k7 in range(3)]]) for k6 in range(3)]]):
                    return 8
                    q4 = 0
                    while q4 < 3 and sum([f() for f in [lambda: sum(4 for k9 in [10, a]) for k8 in range(3)]]):
                        q4 += 1
                        if q4 > 4: break
                        break
                elif (c := -1):
                    log(sum([f() for f in [lambda: f"{y}".count("1") for k10 in range(3)]]))
                else:
                    if b:
                        z, *q5, a = [K(b, -2, c=b), (0 is None)][1], sum([1 for k11 in range(2) for kk in [len({4 for k12 in (z, 4)})]]), (y := 5), a
                        return
                        log(([5, b][0] <= K(a, *[11], b=d, **{"c": z})))
                    else:
                        log(b)
                        x += (K(x, *[5], b=a, **{"c": -2}) if sum([k13 for k13 in range(0) if -1]) else (x if 10 else -3))
                        x, x = T(z), len({(not c) for k14 in ((y < z == -3), sum([f() for f in [lambda: 3 for k15 in range(3)]]))})
                    for d in range(1):
                        d, b = z, (lambda b=len({k17 for k17 in (y, y)}): M.m(d, a))()
                        del c
                        log(d)
                    for a in gg(2):
                        x = ((7 if a else b) ^ [5, 4][d & 1])
                        raise E2
                        if sum([[x, 7][0] for k18 in range(2) for kk in [(k18 and a)]]):
                            assert ((y if -1 else b) == (z is c) == (d + 1)), len({len({k21 for k21 in (k20, y)}) for k20 in (K(y, *[z], b=x, **{"c": -1}), (d // 6))})
                        else:
                            z += 1
                            assert (M.m(4, y) | T(c)), K((c or 6), *[(0 or -2)], b=sum([b for k22 in range(2) for kk in [c]]), **{"c": sum(c for k23 in [9, b])})
                            raise ValueError
                    else:
                        lst[f"{a}".count("1") & 3] += ((-3, 1)[0] // sum([k24 for k24 in range(2) for kk in [k24]]))
                        b += sum([sum({x: 9 for k26 in range(2)}.values()) for k25 in range(2) for kk in [(0, -1)[1]]])
                try:
                    try:
                        assert (M.m(-2, 11) * f"{b}".count("1")), sum({a: (lambda z=z: -1)() for k27 in range(2)}.values())
                    except E1:
                        x = a
                        c = (M.m(5, 10) or K(5, *[y], b=x, **{"c": 5}))
                        raise
                    except Exception:
                        if sum([a for k28 in range(2) for kk in [x]]):
                            log(((not z) is not K(a, *[7], b=-2, **{"c": x})))
                        log(((c > 2) in [(d + 7), M.m(0, z)]))
                    finally:
                        a *= ((a in [8, c]) // f"{y}".count("1"))
                    x = (8 or (x != 2))
                    log([sum([f() for f in [lambda: z for k29 in range(3)]]), x][sum([z for k30 in range(2) for kk in [5]]) & 1])
                except Exception as z:
                    c = x
                    x, *q6, x = sum((b is None) for k31 in [d, len({d for k32 in (3, 11)})]), (T(c) == T(4)), [K(x, *[-3], b=11, **{"c": y}), b][1], M.m(11, (1 is None))
                except E1 as c:
                    pass
                    del x
                    raise
                except Exception:
                    d = len({(7 // 2) for k33 in (f"{b}".count("1"), M.m(z, z))})
                    z = len({b for k34 in ((-x), y)})
                    d = sum([(k35 >= k35 <= y) for k35 in range(1) if (a and k35)])
                finally:
                    x = 7
                    d = sum({(a >= d < 8): (z if 2 else c) for k36 in range(2)}.values())
                    log(((3 >= d != c), x)[1])
                z = M.m(len({-1 for k37 in (6, y)}), [z, d][11 & 1])
            c *= 4
        else:
            break
            log(sum([f() for f in [lambda: f"{z}".count("1") for k38 in range(3)]]))
            raise E1(K((x | d), 7, c=c))
    else:
        a = ((8 >= z != 3) is (z and 7))
        log(((1 in [d, y]) in [T(0), c]))
    c -= (a - (6 in [-1, z]))
    log(K(d, sum([f() for f in [lambda: 4 for k39 in range(3)]]), c=(c // x)))
    if sum({(c | b): (y | 0) for k40 in range(2)}.values()):
        if (9 + (-1 != y)):
            del y
            a, y = (sum([8 for k43 in range(2) for kk in [8]]) and x), T((z & 9))
            return 4
        else:
            y, z = f"{x}".count("1"), M.m(M.m(b, x), M.m(z, x))
            log(1)
        a = ((5 is None), (11 > 9))[1]
        c *= (K(d, *[x], b=1, **{"c": z}), sum([y for k44 in range(1) if k44]))[0]
    elif K(K(c, c, c=x), *[(lambda y=c: b)()], b=(lambda d=9: 0)(), **{"c": z}):
        del b
        raise ValueError
    elif K((lambda x=z: 3)(), *[a], b=sum([x for k45 in range(1) if y]), **{"c": (1, z)[1]}):
        y = K(sum(d for k46 in [4, -3]), *[(c in [y, 4])], b=T(c), **{"c": sum(c for k47 in [d, -3])})
        raise E1(1) from E2()
    return (a, b, c)
run(f3, 1, 2)
run(f3, 0, -1, 2)
def f4(a, b, c=3, *d):
    lst = [1, 2, 3, 4]
    if a: x = 1; y = 2; z = 3
    d = 2
    q1 = 0
    while q1 < 0:
        q1 += 1
        if q1 > 4: break
        try:
            d = 2
            def q2(a=[(-z), f"{z}".count("1")][(8, x)[1] & 1], *, b=1):
                nonlocal d, c
                log(1)
                q3 = 0
                while q3 < 0:
                    q3 += 1
                    if q3 > 4: break
                    continue
                    continue
                try:
                    return 3
                    return [(-2 in [y, a]), sum({d: c for k2 in range(2)}.values())][-1]
                except E1 as b:
                    return
                    lst[8 & 3] += (K(1, *[z], b=c, **{"c": -1}) == b <= sum([f() for f in [lambda: a for k4 in range(3)]]))
                except Exception:
                    x, y = (-(lambda z=d: z)()), z
                    if (a // K(2, *[y], b=y, **{"c": -3})):
                        z = T((d and c))
                    if (b := [7, 5][1]):
                        raise E1(sum([(not -2) for k5 in range(2) if d]))
                except E1 as d:
                    d, *q4, c = ((lambda a=0: 4)() // (10 >= y != d)), (not a), sum([(c <= y == 4) for k6 in range(1) if sum([f() for f in [lambda: -2 for k8 in range(3)]])]), ((-c) is None)
                    assert [(z is None), z][1], (-b)
                    c = K((z // 7), *[T(z)], b=T(y), **{"c": b})
            d = q2([(lambda c=10: 5)(), (0 > x)][0])
            try:
                raise ValueError
            except E1 as y:
                if 2:
                    c = f"{b}".count("1")
                    try:
                        lst[(d | (-1)) & 3] += (b := (y is None))
                        d = ([y, -1][1] is None)
                        return 7
                    except E1 as x:
                        continue
                        break
                    except E1:
                        continue
                    try:
                        d, *q5, d = ((-3 if 5 else b) is None), f"{y}".count("1"), (K(-1, *[x], b=6, **{"c": c}) // (c if 2 else -1)), f"{a}".count("1")
                    finally:
                        d = y
                        del b
                        raise E1(d)
            except E1:
                if (d // (a and 9)):
                    pass
                elif (y := (1 - 1)):
                    if (K(c, -2, c=a) is None):
                        x, b = K(T(-3), T(a), c=(d and -3)), [(y, a)[0], M.m(1, z)][-1]
                        a = len({(-3 // b) for k9 in (K(9, *[a], b=c, **{"c": 4}), (b ^ a))})
                    for d in range(0):
                        y = [K(z, -1, c=8), 2][8 & 1]
                        b, a = (c := y), (M.m(-2, a) != z)
                        y -= x
                try:
                    x = 5
                    try:
                        d = sum((5 in [a, 8]) for k11 in [(d if 11 else x), M.m(-3, z)])
                    except E1 as d:
                        assert f"{z}".count("1"), T(z)
                    z -= ((9 in [c, z]) if d else M.m(d, x))
                except E1 as x:
                    z += b
                    z = ((a and d), K(d, c, c=d))[0]
                    if M.m(c, (-b)):
                        x, *q6, y = sum([f() for f in [lambda: (not 10) for k12 in range(3)]]), y, sum([f() for f in [lambda: (-z) for k13 in range(3)]]), sum([(b >= 2 == x) for k14 in range(2) for kk in [[d, k14][-1]]])
                        d, *q7, y = ((-3, z)[1] != c < M.m(9, b)), f"{a}".count("1"), (y | (a // c)), (a or f"{b}".count("1"))
                        a = (6, sum([1 for k15 in range(3) if z]))[0]
                    elif sum({sum({k17: k16 for k17 in range(2)}.values()): K(a, *[y], b=-1, **{"c": k16}) for k16 in range(2)}.values()):
                        del c
                        assert sum([(k18 in [3, 1]) for k18 in range(2) for kk in [T(x)]]), sum([(lambda d=5: a)() for k19 in range(2) if (d and b)])
                        z *= (lambda y=c: z)()
                    else:
                        lst[(d * sum({x: b for k21 in range(2)}.values())) & 3] += sum([sum([k23 for k23 in range(2) for kk in [b]]) for k22 in range(3) if (-2 in [y, k22])])
                        z *= (sum(k24 for k24 in [b, 3]) // sum(y for k25 in [b, 4]))
                except E1 as b:
                    assert len({sum([7 for k27 in range(3) if -1]) for k26 in ((11 if 6 else d), [d, z][d & 1])}), y
                except E1 as z:
                    if sum({sum({5: d for k29 in range(2)}.values()): (k28 // -1) for k28 in range(2)}.values()):
                        if ((b is None) if a else K(b, *[x], b=a, **{"c": z})):
                            if (lambda a=f"{y}".count("1"): (1 // x))():
                                assert 11, M.m(a, sum(k30 for k30 in [4, d]))
                            a = (sum([b for k31 in range(2) if y]) if d else K(y, 10, c=a))
                        elif (len({1 for k32 in (z, b)}), M.m(7, c))[0]:
                            raise E2
                            c, y = sum({(not d): (3, d)[0] for k33 in range(2)}.values()), (-(z, c)[1])
                    else:
                        return [(c > 7 != a), d][-1]
                finally:
                    y = 8
                    z = sum([f() for f in [lambda: (lambda x=k34: k34)() for k34 in range(3)]])
            finally:
                del a
        except E1:
            del a
        except E1 as d:
            lst[((10 if x else a) >= (6 in [z, d]) == (-d)) & 3] += (x is None)
            assert (lambda z=sum({1: d for k35 in range(2)}.values()): (lambda d=x: d)())(), ((z, x)[0] in [(z is None), (c <= c == -2)])
            continue
            raise
        except Exception as z:
            lst[x & 3] += (4 // 8)
        else:
            d, *q8, x = y, c, (y := T(b)), ((4 and d) in [(-2 <= 0), -1])
            assert sum({10: sum([f() for f in [lambda: k37 for k37 in range(3)]]) for k36 in range(2)}.values()), c
        finally:
            return 8
            b += (-(b if b else 3))
            assert ((lambda d=-3: 9)() is sum(0 for k39 in [a, 10])), [(not x), (-1 // b)][(c if x else y) & 1]
        del a
        log(sum([(7 <= x != c) for k40 in range(3) if z]))
    del x
    return 0
    log(1)
    x -= (c := 6)
    return (a, b, c)
run(f4, 1, 2)
run(f4, 0, -1, 2)
def f5(a, b, c=3, *d):
    lst = [1, 2, 3, 4]
    x = y = z = 1
    b = ((not d) if M.m(5, z) else (z < x == a))
    for x in [sum([f() for f in [lambda: sum(0 for k3 in [-1, b]) for k1 in range(3)]]), 2]:
        lst[10 & 3] += (sum(k4 for k4 in [3, -2]) in [(2 * -2), sum([f() for f in [lambda: 11 for k5 in range(3)]])])
        a = [f"{c}".count("1"), (10 == y)][(d if y else 0) & 1]
    try:
        if z:
            lst[(x := K(2, *[7], b=z, **{"c": 0})) & 3] += sum(f"{b}".count("1") for k6 in [11, d])
            q1 = 0
            while q1 < 3 and (not M.m(a, -3)):
                q1 += 1
                if q1 > 4: break
                log((lambda z=sum(6 for k7 in [d, c]): (-1 < a != a))())
                try:
                    log((lambda x=K(z, c, c=0): (5, c)[1])())
                    q2 = 0
                    while True:
                        q2 += 1
                        if q2 > 4: break
                        lst[((-1 in [7, y]) or (b, 2)[1]) & 3] += (-sum([c for k8 in range(3) if 11]))
                    else:
                        lst[sum((a and 8) for k9 in [M.m(5, x), sum([y for k10 in range(2) if -3])]) & 3] += y
                        y = M.m([-2, z][1], f"{c}".count("1"))
                    try:
                        break
                    except E1:
                        y, *q3, d = (z | (8 in [c, 2])), ((a > x < z) if (z != z == b) else b), T(-2), K((a != 5 != b), (lambda c=11: a)(), c=sum([d for k11 in range(2) for kk in [y]]))
                except E1 as b:
                    def q4(a=a, *, b=1):
                        global z
                        raise ValueError
                        z = len({7 for k12 in ((b is None), (1 if d else 0))})
                        del z
                    z = q4((0 if len({2 for k13 in (7, c)}) else d))
                    break
                    try:
                        pass
                    except (E2, ValueError) as a:
                        b += (z if (y + a) else (x, z)[0])
                    except Exception:
                        return len({[k14, 1][0] for k14 in ([x, b][-1], 7)})
                    except (E2, ValueError) as d:
                        assert (a // T(11)), K((not 10), T(a), c=K(9, *[10], b=-1, **{"c": 3}))
                    finally:
                        del z
                    raise
                except E1 as a:
                    y = (-sum(3 for k15 in [y, -3]))
                    log(((x or c) is None))
                except Exception as d:
                    if (lambda d=(d if 6 else -3): K(3, *[-3], b=a, **{"c": d}))():
                        lst[((4 is None) != [z, -3][-1]) & 3] += (sum([k16 for k16 in range(2) for kk in [4]]), (b is None))[0]
                    else:
                        d, *q5, b = ((11 <= b < x) and (not z)), [sum({7: k17 for k17 in range(2)}.values()), (not d)][0], len({8 for k18 in (-3, d)}), sum([(-b) for k19 in range(1) if y])
                    q6 = 0
                    while True:
                        q6 += 1
                        if q6 > 4: break
                        return b
                        pass
                    b, *q7, c = (not a), ((lambda c=7: a)() - len({k24 for k24 in (b, b)})), sum([(d >= a < z) for k25 in range(3) if c]), (a > (not d))
                else:
                    raise E1(1) from E2()
                q8 = 0
                while True:
                    q8 += 1
                    if q8 > 4: break
                    class q9:
                        b = (T(z) < K(d, *[-1], b=2, **{"c": z}) == M.m(7, x))
                        c = ((x, d)[0] and a)
                        def m(self, a=([d, d][1] // 9)): return ((10 in [-1, b]) or (8 // y))
                    x = q9().m()
                    lst[M.m([6, d][z & 1], sum(5 for k26 in [y, z])) & 3] += (-(-3))
                    d, *q10, b = d, (not (0 < -1 != z)), (lambda y=K(x, *[2], b=b, **{"c": 1}): M.m(1, a))(), f"{y}".count("1")
            else:
                c, b = y, ((9, 7)[0], c)[0]
                d, y = 8, T(sum([f() for f in [lambda: c for k27 in range(3)]]))
            if (lambda z=(lambda c=a: 4)(): (1 if x else b))():
                z -= sum((3 // x) for k28 in [sum([f() for f in [lambda: k29 for k29 in range(3)]]), (lambda y=-3: a)()])
            else:
                log(-2)
                del x
                lst[len({K(10, 7, c=y) for k30 in ((-z), [4, -2][1])}) & 3] += z
        a = sum([f() for f in [lambda: (a, 9)[0] for k31 in range(3)]])
        b, a = ((lambda b=a: x)() if sum([y for k32 in range(0) if a]) else M.m(5, z)), 9
    except Exception:
        z -= y
        raise ValueError
        lst[y & 3] += T((c if 1 else 2))
    except Exception:
        lst[(sum([-3 for k35 in range(2) for kk in [k35]]) in [K(x, c, c=10), sum(k36 for k36 in [b, a])]) & 3] += sum([(y is None) for k37 in range(2) for kk in [b]])
        x, c = (lambda x=c: (-1 + 11))(), (K(11, *[b], b=10, **{"c": 4}) if y else (11 & 1))
        raise
    else:
        d, y = 9, (K(2, *[b], b=-3, **{"c": 6}) * (-1 if 4 else b))
    z *= (x := (lambda y=y: y)())
    y = (0 > (y or b) != d)
    return (a, b, c)
run(f5, 1, 2)
run(f5, 0, -1, 2)
def f6(a, b, c=3, *d):
    lst = [1, 2, 3, 4]
    x = y = z = 1
    d = 2
    try:
        class q1:
            d = 10
            x = T([b, x][0])
            def m(self, a=sum({T(c): x for k1 in range(2)}.values())): return sum({y: k3 for k3 in range(2)}.values())
        a = q1().m()
        log(1)
        c += (len({y for k4 in (y, 11)}) == z < (z, d)[0])
    finally:
        for a in (1, 2, 3):
            assert 6, (d := sum([c for k6 in range(3) if a]))
            pass
        else:
            try:
                try:
                    c = sum(T(x) for k8 in [[9, z][-1], len({8 for k9 in (z, y)})])
                    q2 = 0
                    while q2 < 0:
                        q2 += 1
                        if q2 > 4: break
                        d -= ((0 == 3) in [sum([7 for k11 in range(1) if k11]), x])
                        log([(10 > y != y), (not c)][-1])
                        x = len({T(d) for k12 in (sum({9: d for k13 in range(2)}.values()), (d if d else x))})
                except E1 as a:
                    if K(sum([d for k14 in range(2) for kk in [y]]), (d != 4), c=K(a, *[a], b=b, **{"c": x})):
                        log((x is not f"{b}".count("1")))
                    else:
                        y, y = M.m(sum([x for k15 in range(3) if 8]), K(c, *[4], b=2, **{"c": 10})), (lambda x=T(d): len({k16 for k16 in (c, z)}))()
                        log(K((-z), *[sum([x for k17 in range(2) for kk in [-2]])], b=c, **{"c": (lambda d=b: d)()}))
                        return 0
                    q3 = 0
                    while q3 < 3 and sum([f() for f in [lambda: K(b, 11, c=a) for k18 in range(3)]]):
                        q3 += 1
                        if q3 > 4: break
                        d, b = (K(y, *[x], b=y, **{"c": y}), (10 is None))[0], sum((-2 if b else a) for k19 in [K(b, a, c=9), (d is None)])
                finally:
                    log(1)
                    log(1)
                    z = sum([(k20 and -3) for k20 in range(2) for kk in [k20]])
            except Exception:
                assert (-T(d)), [sum(b for k21 in [y, a]), len({y for k22 in (4, b)})][0]
                raise
            except E1:
                if (sum({z: b for k23 in range(2)}.values()) <= T(x) < sum([y for k24 in range(2) for kk in [3]])):
                    try:
                        if 6:
                            assert len({c for k25 in (K(11, *[a], b=-2, **{"c": 6}), sum([3 for k26 in range(2) if 7]))}), (a := M.m(y, d))
                            y, z = f"{b}".count("1"), 6
                        z = ((c <= -1 == 0) >= sum([z for k27 in range(2) if d]))
                        c = (lambda y=(z & z): (0 and 2))()
                    finally:
                        x = sum([sum({-3: 2 for k30 in range(2)}.values()) for k28 in range(2) if (b // y)])
                    a, *q4, d = ((lambda x=1: x)() // sum({z: k31 for k31 in range(2)}.values())), ((-z) - (x | 8)), (a := sum([a for k32 in range(0) if k32])), sum([f() for f in [lambda: a for k33 in range(3)]])
                z, y = sum({(-3 // y): (y or d) for k35 in range(2)}.values()), f"{d}".count("1")
                lst[sum([sum(11 for k38 in [d, b]) for k36 in range(3) if sum([k39 for k39 in range(3) if 3])]) & 3] += len({len({z for k41 in (0, k40)}) for k40 in (x, 6)})
            except (E2, ValueError) as d:
                a = sum([f() for f in [lambda: a for k42 in range(3)]])
            else:
                if [(not a), a][len({c for k43 in (y, 8)}) & 1]:
                    raise E1(1) from E2()
                    if (x * [9, z][0]):
                        x = sum([K(11, a, c=z) for k44 in range(2) for kk in [11]])
                        assert (not f"{x}".count("1")), 8
                raise ValueError
            log(1)
        try:
            return (d := sum([b for k46 in range(2) for kk in [k46]]))
        except E1:
            raise E1((sum([k47 for k47 in range(1) if b]) and f"{a}".count("1")))
            if K((-d), *[K(5, *[c], b=2, **{"c": 9})], b=(c in [10, a]), **{"c": d}):
                log((x is None))
                x, x = x, 4
            elif (lambda a=(x > d): sum({k48: 11 for k48 in range(2)}.values()))():
                assert [len({2 for k49 in (y, 4)}), (lambda d=x: -1)()][-1], ([d, b][b & 1] <= d == (d, 11)[0])
            else:
                raise E1((not K(y, -3, c=11)))
                x -= (a := c)
                del c
            assert (c := a), (a // (y, 10)[1])
            raise
        except E1:
            return f"{y}".count("1")
            a = 6
            pass
    del a
    lst[sum({(k52 // d): (6 or z) for k52 in range(2)}.values()) & 3] += sum({(lambda c=1: k54)(): len({k54 for k56 in (b, 2)}) for k54 in range(2)}.values())
    x = (-(x & a))
    b, y = sum({(not 7): K(d, *[10], b=-2, **{"c": y}) for k57 in range(2)}.values()), sum([f() for f in [lambda: (k59, a)[1] for k59 in range(3)]])
    return (a, b, c)
run(f6, 1, 2)
run(f6, 0, -1, 2)
