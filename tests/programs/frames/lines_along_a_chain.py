# f_lineno and tb_lineno of each frame that an exception passed.
# f_lineno
import sys
def g():
    try:
        yield 1
        raise ValueError('x')
    finally:
        yield 2
x = g()
next(x); print(x.gi_frame.f_lineno)
next(x); print(x.gi_frame.f_lineno)
class CM:
    def __enter__(self): return self
    def __exit__(self, *a):
        f = sys._getframe(1)
        print('exit', f.f_lineno, a[0])
        return self.sup
def h():
    c = CM(); c.sup = False
    try:
        with c:
            a = 1
            raise ValueError('y')
    except ValueError as e:
        tb = e.__traceback__
        while tb:
            print(tb.tb_lineno, tb.tb_frame.f_lineno)
            tb = tb.tb_next
        yield 1
try:
    list(h())
except ValueError as e: pass
def m():
    c = CM(); c.sup = False
    with c:
        a = 1
        raise ValueError('y')
def n():
    try:
        m()
    finally:
        b = 2
        c = 3
def o():
    try:
        n()
    except KeyError:
        pass
    except IndexError:
        pass
def p():
    try:
        o()
    except ValueError as e:
        x = 3
        raise
def q():
    try:
        p()
    except ValueError as e:
        x = 3
        raise e
def r():
    for i in range(1):
        try:
            q()
        finally:
            if i == 5:
                break
try:
    r()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        tb = tb.tb_next
def t():
    c = CM(); c.sup = True
    with c:
        a = 1
        raise ValueError('y')
    yield 5
    try:
        with c, \
             c:
            yield 6
            raise TypeError
    finally:
        yield 7
z = t()
for i in z:
    print(i, z.gi_frame.f_lineno)
def u():
    try:
        yield
    except ValueError as e:
        del e
        raise
    finally:
        print('f')
z = u()
next(z)
try:
    z.throw(ValueError)
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        tb = tb.tb_next
def v():
    try:
        yield
    finally:
        print('line')
        sys._getframe()
z = v()
next(z)
f = z.gi_frame
try:
    z.throw(ValueError)
except ValueError as e:
    print(f.f_lineno)
z = v(); next(z); f = z.gi_frame; z.close(); print(f.f_lineno)
z = v(); next(z); f = z.gi_frame; next(z, 0); print(f.f_lineno)
def w():
    try:
        1/0
    except ZeroDivisionError as e:
        yield 1
    yield 2
def ww():
    yield from w()
    try:
        yield from w()
    finally:
        pass
z = ww()
f = z.gi_frame
while f:
    try: next(z)
    except StopIteration: break
    print(f.f_lineno)
z = ww()
next(z)
try: z.throw(KeyError)
except KeyError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        tb = tb.tb_next
