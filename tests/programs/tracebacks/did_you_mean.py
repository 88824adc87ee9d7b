import sys
import time


class Shape:
    def __init__(self):
        self.width = 1
        self._hidden = 2

    def method(self):
        return width

    def typo(self):
        return self.wodth

    def private(self):
        return self.hidden


def local():
    counter = 1

    def inner():
        return contr + counter
    return inner()


def too_far():
    return xyzzy


def module():
    return math.pi


def both():
    s = 1
    return os.getcwd(s)


def attribute_of_class():
    return Shape.methd


def attribute_of_module():
    return time.slep(1)


def attribute_of_builtin():
    return [].apend(1)


def builtin():
    return pritn(Tru)


def constant():
    return none


def import_name():
    from sys import exti


def plain():
    raise NameError("name 'foo' is not defined")


shape = Shape()
steps = [shape.method, shape.typo, shape.private, local, too_far, module, both, attribute_of_class, attribute_of_module,
         attribute_of_builtin, builtin, constant, import_name, plain]


def run(i):
    if i == len(steps):
        raise ValueError("end")
    try:
        steps[i]()
    finally:
        run(i + 1)


run(0)
