name, n, x, items = "ann", 42, 3.14159, [1, 2]
print(f"{name} {n} {x} {items}", f"{name!r} {name!s} {'é'!a}", f"{{}} {{{n}}}", f"", f"plain")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{-n:+}|{n: }|{n:*^9}|{n:x}|{n:X}|{n:o}|{n:b}|{n:#x}|{n:#b}|{n:c}|{n:d}|{n:e}|{n:%}")
print(f"{x:.2f}|{x:8.3f}|{x:<8.1f}|{x:08.2f}|{x:+.1f}|{x:e}|{x:.3e}|{x:g}|{x:.2g}|{x:%}|{x:.1%}|{x:10}|{x:.0f}|{1e10:g}|{1e-5:g}|{100000.0:g}|{1000000.0:g}")
print(f"{name:10}|{name:>10}|{name:^10}|{name:-^10}|{name:.2}|{name:5.1}|{name!r:>8}|{name:s}")
print(f"{1234567:,}|{1234567.891:,.2f}|{1234567:_}|{-1234:,}|{999:,}|{12345678:15,}|{0xABCDEF:_x}|{1e6:,}")
print(f"{n=}", f"{n = }", f"{n + 1=}", f"{name=}", f"{name=!s}", f"{x=:.2f}", f"{n=:>6}")
width, prec = 10, 2
print(f"{x:{width}.{prec}f}|{name:{'>'}{width}}|{n:{width}}")
print(f"{n if n > 40 else 0}", f"{[i * 2 for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{items[0]}{items[-1]}", f"{(lambda a: a + 1)(1)}")
print(f"{'nested ' + f'{n} deep'}", f"{'a' 'b'}", f'{"double"}', f"{"same quotes"}", f"{n}" "tail" f"{x:.1f}")
print(f"{True}|{True:5}|{True:d}|{None}|{(1, 2)}|{[]}|{10 ** 25:,}|{2 ** 70:x}|{-0.0}|{float('inf')}|{float('nan'):5}|{1e100:.3e}")
print(f"""multi
{n}
line {name
     }""")
print(f"{n!r:^8}|{'x':<3}|{'日':>3}|\x41\n{'tab'}\t|")
for f in (lambda: f"{n:q}", lambda: f"{name:d}", lambda: f"{x:d}", lambda: f"{items:5}", lambda: f"{undefined_thing}", lambda: f"{None:5}"):
    try:
        f()
    except (ValueError, TypeError, NameError) as e:
        print(type(e).__name__, e)


class C:
    def __str__(self):
        return "str of C"

    def __repr__(self):
        return "repr of C"


print(f"{C()} {C()!r} {C()!s:>10} {[C()]} {C()}")


def gen():
    for i in range(3):
        yield f"{i}:{i ** 2:>2}"


print(" ".join(gen()), f"{sum(i for i in range(4))}", f"{next(gen())!r}")
