import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, name)


name = "global"
cycle = Node("cycle")
cycle.me = cycle
del cycle
plain = Node("plain")
print("end")
