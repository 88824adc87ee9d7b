# What a generator held dies as it ends, while its consumer waits in a hot next() or send(): the place reported is the call.
class Bad:
    def __del__(self, missing):
        pass


def returns():
    held = Bad()
    for i in range(3):
        yield i


def by_next(it):
    while it:
        next(it)
    print("behind")


def by_send(it):
    while it:
        it.send(None)
    print("behind")


for consume in by_next, by_send:
    for _ in range(5):
        try:
            consume(returns())
        except StopIteration:
            print("stopped")
