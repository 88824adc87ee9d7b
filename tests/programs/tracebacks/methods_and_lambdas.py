class C:
    def __init__(self, n):
        self.check = lambda v: self.fail(v)
        self.n = n

    def fail(self, v):
        raise ValueError(f"bad value {v}", self.n)

    def run(self):
        f = lambda: self.check(5)
        return f()


def local():
    class Inner:
        def go(self):
            def nested():
                return C(3).run()
            return nested()
    return Inner().go()


local()
