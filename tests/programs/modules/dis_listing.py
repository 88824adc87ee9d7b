# What the listings are about, not each instruction: the instructions are this machine's own.
import dis


class Text:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text


def listing(x, **options):
    out = Text()
    dis.dis(x, file=out, **options)
    return out.text


def gen(n):
    for i in range(n):
        yield i * 2


class C:
    def method(self):
        return [x for x in gen(3)]

    other = 5


before = listing(gen)
for _ in range(200):
    list(gen(20))
print(listing(gen) == before, "ADAPTIVE" in before, before.count("YIELD_VALUE"), before.splitlines()[0].split(" (")[0])
print([line.split()[0] for line in before.splitlines() if line[:6].strip().isdigit()][:3])
g = gen(3)
next(g)
print(listing(g) == before, listing(gen.__code__) == before, len(listing(C().method)) > 100)
print([line.split(" (")[0] for line in listing(C).splitlines() if line.startswith("Disassembly")])
print(listing(lambda x: x + 1).splitlines()[0].split(" (")[0], len(listing(gen, adaptive=True)) > 100)
for bad in (5, "x = 1", None):
    try:
        dis.dis(bad)
    except Exception as e:
        print(type(e).__name__, e)
