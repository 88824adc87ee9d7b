class Node:
    def __init__(self, name):
        self.name = name
        self.me = self
        self.peers = []


a, b = Node("a"), Node("b")
a.peers.append(b)
b.peers.append(a)
print(a.peers[0].peers[0] is a, a.me.me.me.name)
del a, b
for i in range(500):
    n = Node(i)
    m = Node(-i)
    n.peers.append(m)
    m.peers.append(n)
    n.map = {"n": n, "m": (m, [n])}
print(n.map["n"] is n, n.map["m"][1][0].name)


def gen(box):
    box.append(me)
    yield box
    yield box


for i in range(300):
    box = []
    me = gen(box)
    next(me)
print(len(box))


def closure():
    def f():
        return f
    return f


for i in range(300):
    closure()()
lst = []
for i in range(100):
    lst.append(lst)
lst.append(gen)
d = {}
d[0] = d
try:
    raise ValueError("cycle through the traceback")
except ValueError as e:
    kept = e
    kept.me = kept
print(kept.me is kept, len(lst))
