# What CPython warns about when it compiles a program, on stderr: not below a while, whose test it compiles twice.
_ = """doc \d with
 \z lines"""
x = 5
print(x is 5, x is not 5, x is None, x is -1, x is (), x is (1, 2), 'a' is x, x is True, x is ..., 1 is x is 2, x is f'a', x is not 'long')
print('\d', "\400", b'\q', b'\777', r'\d', '\
', '\é', '\
\w', f'\d{x}\w', f'''a
\l {x}
\m''', rf'\q', '\{', f'\{x}', 'a\.b' 'c\.d')
def f():
    assert (x, 'msg')
    assert ()
    assert (1, 2), 'a'
    try:
        1(2)
    except TypeError as e: print(e)
    for g in (lambda: 'a' (1), lambda: [1] (2), lambda: {} (3), lambda: {1} (4), lambda: (1,) (2), lambda: [i for i in x](3), lambda: (i for i in ())(3), lambda: f'{x}'(3), lambda: None(1), lambda: (lambda: 5)(), lambda: 1.5(2), lambda: ...(),
              lambda: 1[2], lambda: None[1], lambda: {1}[2], lambda: (lambda: 1)[2], lambda: (i for i in ())[1], lambda: [1]['a'], lambda: [1][1, 2], lambda: (1, 2)['a'], lambda: 'abc'[1.5], lambda: [x][None], lambda: [x][True:], lambda: f'{x}'['a'], lambda: b'a'['b'], lambda: [1][[2]], lambda: {1: 2}['a'], lambda: 1.5[1], lambda: [1][lambda: 5], lambda: [1][{}], lambda: (x,)[1.0], lambda: 'a'['b'](3), lambda: [1][-1]):
        try: g()
        except (TypeError, KeyError) as e: print(e)
f()
print(1if x else 2, [0x1for x in [1]], 1or 2, 1_0and 3, 0b1or 2, 0o7if 1 else 2, 1.5or 2, 1e5in [1], 1not in [2])
try:
    if x is 'a': pass
finally:
    y = x is 7
