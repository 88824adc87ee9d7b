def f(a, b):
    pass


class C:
    def __init__(self, x):
        pass


try:
    C()
except TypeError as e:
    print(e)
f(1)
