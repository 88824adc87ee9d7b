deep = []
for i in range(100000):
    deep = [deep]
print(len(deep))
deep = None
t = ()
for i in range(100000):
    t = (t,)
del t
d = {}
for i in range(25000):
    d = {"next": d}
d = 0


class Node:
    pass


head = None
for i in range(25000):
    n = Node()
    n.next = head
    head = n
count = 0
while n:
    count += 1
    n = n.next
head = None


def link(child):
    yield child


g = None
for i in range(20000):
    g = link(g)
    next(g)
g = None
f = None
for i in range(20000):
    def f(previous=f):
        return previous
f = None
print(count)
