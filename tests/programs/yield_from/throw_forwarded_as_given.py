# throw() of an iterator that is no generator gets what the generator's own was given: a class stays a class.
class Sub:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *given):
        return [repr(g) for g in given]


def inner():
    yield from Sub()


def outer():
    yield from inner()


for make in inner, outer:
    it = make()
    print(next(it))
    print(it.throw(KeyError))
    print(it.throw(KeyError("k")))
    print(next(it))
