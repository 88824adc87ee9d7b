"""Cycles through the attributes of instances are found, whether the program has seen their __dict__ or not."""
import gc
import weakref


class Node:
    pass


class Slotted(Node):
    __slots__ = ("slot",)


def through_dict():
    node = Node()
    attributes = node.__dict__
    attributes["owner"] = node
    return weakref.ref(node)


def through_attribute():
    node = Node()
    node.me = node
    node.list = [node]
    return weakref.ref(node)


def through_slot():
    node = Slotted()
    node.slot = node
    node.name = node
    return weakref.ref(node)


def held_by_its_dict():
    node = Node()
    node.me = node
    return node.__dict__


for make in through_dict, through_attribute, through_slot:
    found = []
    for _ in range(50):  # hot: attributes are added by a specialized instruction
        found.append(make())
    gc.collect()
    print(make.__name__, sum(ref() is not None for ref in found))

attributes = held_by_its_dict()
gc.collect()
print(type(attributes["me"]).__name__, list(attributes))
ref = weakref.ref(attributes["me"])
del attributes
gc.collect()
print(ref())
