def f():
    raise ValueError
e = None
for i in range(3):
    try: f()
    except ValueError as x:
        x.__traceback__ = None
        print(x.__traceback__)
