saved = []


def f():
    try:
        yield 1
        yield 2
    finally:
        saved.append(me[0])
        print("finalizing")


me = [f()]
print(next(me[0]))
g = me[0]
me[0] = "not the generator"
del g
print(saved)


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        saved.append(self)


def holder():
    n = Node("local of a generator")
    yield n.name


g = holder()
print(next(g))
del g
print(len(saved), saved[1].name)
