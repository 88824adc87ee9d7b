def f():
    try:
        yield 1
        raise SystemExit(3)
    finally:
        print("finally")


for v in f():
    print(v)
