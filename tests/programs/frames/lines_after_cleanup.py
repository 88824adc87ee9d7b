# Where a frame stands after an exception has passed finally, with and except clauses, and at its end.
import sys
def show(e):
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno, end='; ')
        tb = tb.tb_next
    print()
def a(k):
    try:
        [][1]
    except KeyError:
        print(1)
        print(2)
    except (TypeError,
            ValueError):
        print(3)
        print(4)
def b(k):
    try:
        [][1]
    finally:
        if k:
            print('k')
        else:
            print('n')
def c(k):
    try:
        [][1]
    finally:
        for i in range(k):
            print(i)
def d(k):
    try:
        [][1]
    finally:
        try:
            k = k + 1
        except ValueError:
            print('v')
        finally:
            k = 5
def e(k):
    try:
        try:
            [][1]
        except IndexError as e:
            if k:
                raise
            k = 2
            raise KeyError
    except KeyError as e:
        if k == 2: raise
        print('x')
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): print('line', sys._getframe(1).f_lineno)
def f(k):
    with CM() as c, \
         CM() as d:
        k = 1
        [][k]
    k = 2
def g(k):
    with CM():
        try:
            [][1]
        finally:
            if k: print('k')
def h(k):
    try:
        with CM():
            [][1]
    finally:
        k += 1
        if k == 2:
            print(2)
def i(k):
    while k < 5:
        try:
            k += 1
            [][1]
        finally:
            if k == 7:
                continue
            elif k == 8:
                break
def j(k):
    return [ [][x]
        for x in range(3)
        if x > k
    ]
def l(k):
    try:
        return [ [][x]
          for x in range(3)
        ]
    finally:
        with CM():
            k = 4
        (k
          + 2)
def m(k):
    try:
        [][1]
    except IndexError:
        try:
            [][2]
        except IndexError:
            [][3]
def n(k):
    try:
        [][1]
    except IndexError as e:
        try:
            [][2]
        except IndexError as f:
            raise e from f
for fn in (a, b, c, d, e, f, g, h, i, j, l, m, n):
    for k in (0, 1):
        try: fn(k)
        except Exception as ex: show(ex)
def gen(fn, k):
    yield 1
    try:
        fn(k)
    finally:
        yield 2
        if k: k = 3
for k in (0, 1):
    x = gen(a, k)
    fr = x.gi_frame
    try:
        for _ in x: print(fr.f_lineno)
    except IndexError as ex: show(ex)
    print(fr.f_lineno)
def r0():
    x = yield 1
    if x:
        y = 2
    else:
        y = 3
def r1():
    for i in range(2):
        yield i
def r3():
    with CM():
        yield 1
def r4():
    try:
        yield 1
    finally:
        print('f')
def r7():
    x = yield
    if x: return 5
def r8():
    x = yield
    if x: 
        if x == 5:
            y = 6
    elif x == 7:
        z = 8
for r in (r0, r1, r3, r4, r7, r8):
    for v in (0, 1, 5, 7):
        x = r(); f = x.gi_frame
        try:
            next(x); 
            [x.send(v) for _ in range(4)]
        except StopIteration: print(r.__name__, f.f_lineno)
    x = r(); f = x.gi_frame; next(x)
    try: x.throw(ValueError)
    except (ValueError, StopIteration) as e: print(r.__name__, 'throw', f.f_lineno)
    x = r(); f = x.gi_frame; next(x); x.close(); print('close', f.f_lineno)
    x = r(); f = x.gi_frame; x.close(); print('close', f.f_lineno)
    x = r(); f = x.gi_frame; next(x); del x; print('del', f.f_lineno)
