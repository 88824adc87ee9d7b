def f():
    from garden import *
