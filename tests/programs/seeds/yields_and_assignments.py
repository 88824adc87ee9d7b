def foo():
    x = yield 1
    y = yield 2
    z = yield 3
    return 4

f = foo()
print(next(f))      # yielding 1
print(f.send(100))  # yielding 2; assigning x
print(f.send(200))  # yielding 3; assigning y
f.send(300)  #             assigning z; return 4; StopIteration
