class Loud:
    def __del__(self):
        print("dropped")


def too_large(what, n):
    loud = Loud()
    return what * n


for what in (0,), [0], "a", b"a":
    try:
        too_large(what, 1 << 61)
    except MemoryError as e:
        first = e
        print(repr(e), e.args, e.__traceback__.tb_next.tb_frame.f_locals["what"], e.__context__)
    first = None


try:
    try:
        {}["key"]
    except KeyError:
        too_large([1], 1 << 60)
except MemoryError as e:
    print(repr(e.__context__))
    first = e
try:
    too_large("ab", 1 << 60)
except MemoryError as e:
    print(e is first, e.__context__, type(first.__context__))
first = None

for n in 1 << 62, 1 << 64, 1 << 65, 69175290276410818320, 69175290276410818321, 1 << 70, 1 << 200:
    for x in 1, -1, (1 << 30) - 1, 1 << 30, 1 << 60, 0:
        try:
            print(x << n, end=" ")
        except (MemoryError, OverflowError) as e:
            print(repr(e), end=" ")
    print()
