# What is nested deep dies from the outside in, and its finalizers collect, and ask for what is about to go.
import gc
import weakref


class Collects:
    def __del__(self):
        gc.collect()
        counts["collected"] += 1


counts = {"collected": 0, "asked": 0}
x = None
for i in range(70):
    x = [x, Collects()]
del x
print(counts["collected"])

x = None
for i in range(70):
    c = Collects()
    c.before = x
    c.itself = c if i % 20 == 0 else None
    x = [x, c]
x = c = None
gc.collect()
print(counts["collected"])


class Node:
    pass


class Asks:
    def __del__(self):
        for r in refs:
            node = r()
            if node is not None:
                repr(r), hash(r), r == refs[0]
        counts["asked"] += 1
        gc.collect()


refs = []
x = None
for i in range(70):
    node = Node()
    node.before, node.asks = x, Asks()
    refs.append(weakref.ref(node))
    x = node
x = node = None
print(counts["asked"], {r() for r in refs})
