# str.format: fields, nesting, and the words of its errors.
class Thing:
    def __init__(self):
        self.x = 3
        self.y = [1, {"k": "v"}]

    def __repr__(self):
        return "Thing()"

    def __format__(self, spec):
        return "fmt<" + spec + ">"


class Wrong:
    def __format__(self, spec):
        return 5


class Plain:
    def __str__(self):
        return "plain"


class Default:
    def __getitem__(self, key):
        return key.upper()


def show(template, *args, **keywords):
    try:
        r = template.format(*args, **keywords)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as e:
        r = type(e).__name__ + ": " + str(e)
    print(repr(template), repr(r))


TEMPLATES = """{ } {}} {{} a{ {0 {0! {0!r {0!r: {0: {0!rx} {0!} {0!z} {0!\u00e9} {0!s} {0!a} {0!r:>10} {}{0} {0}{} {7} {a} {k} {k.b}
{0.x} {0.y[1][k]} {0[0]} {k[]} {k.} {k[0} {k[0]b} {k[0]]} {.x} {[0]} {0:{1}} {:{}} {:{:{}}} {:{:{:{}}}} {:{}{}} {:{{}}} {:}}}
{a{b}} {0:{ {99999999999999999999999} {l[99999999999999999999999]} {-1} {0x} {:10} {!r} {1:5}|{1:<5}|{1:^5}|{1:>5} {1:{w}.{p}f}
{k:\u00e9>8} {{{0}}} {{{{}}}} \u4e2d{0}\u6587{1} {0}{1}{2} {:>{w}} {k!r:{w}} {1.real}{1.imag} {1[0]} {nope.x} {k:d} {2:d} {k[abc]}
{l[0]}{l[1]}{l[-1]} {l[5]} {l[x]} {d[:]}{d[}]}{d[!]} {d[{]} {d[zz]} {3} {4} {4:5}"""
for template in TEMPLATES.split():
    show(template, Thing(), 7, 2.5, Wrong(), Plain(), k="kw", w=12, p=2, l=[10, 20], d={":": 2, "{": 3, "}": 4, "!": 5})
show("{ 0 }", 1)
show("{0!\n}", 1)
show("{0[a b]}", {"a b": 1})
show("{:\n}", 1)
for template, mapping in [("{a}", {"a": 1}), ("{0}", {"0": 1}), ("{}", {"": 1}), ("{x}", {}), ("no", 5), ("{a}", 5), ("{a.b}", {"a": 1})]:
    try:
        print(template.format_map(mapping))
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print("{abc} {d_e}".format_map(Default()))
