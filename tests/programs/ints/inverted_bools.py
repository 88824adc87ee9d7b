# ~ of a bool works, and warns on stderr: once for each place, but not where it is computed at compile time.
import operator

yes = True


def invert(value):
    return ~value


print(invert(True), invert(False), invert(1), ~True, ~False, [~(i == 1) for i in range(3)])
print(operator.invert(yes), (True).__invert__(), int.__invert__(True))
