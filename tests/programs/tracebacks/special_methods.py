class C:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise LookupError("ran out")
        return self.n

    def __add__(self, other):
        return sum(self) + other

    def __getitem__(self, i):
        return self + i


c = C(2)
print(c[5])
