import sys


def last(kind, e, tb):
    raise IndexError("in the hook")


sys.excepthook = last
raise LookupError("of the program")
