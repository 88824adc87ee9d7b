import sys

print(sys.argv[0], sys.argv[1:], len(sys.argv))
limit = sys.getrecursionlimit()
sys.setrecursionlimit(limit + 500)
print(sys.getrecursionlimit() - limit)


def gen():
    yield


# The figures are the VM's own; only their order is fixed.
small, large = [], list(range(1000))
print(sys.getsizeof(large) > sys.getsizeof(small) > 0, sys.getsizeof(gen()) > 0, sys.getsizeof(1 << 5000) > sys.getsizeof(1 << 100))
print(sys.getsizeof("x" * 10000) >= 10000, sys.getsizeof(large) > sys.getsizeof(gen()))
print(sys.getsizeof({i: i for i in range(1000)}) > sys.getsizeof({}))
try:
    sys.exit("in a handler")
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit()
except SystemExit as e:
    print(e.code)
try:
    sys.nothing
except AttributeError as e:
    print(e)
