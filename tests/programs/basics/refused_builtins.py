# Built-in names that are refused: they exist, and say what is not supported when they are used.
for name, refused in [("complex", complex), ("bytearray", bytearray), ("memoryview", memoryview)]:
    try:
        refused(b"1")
    except NotImplementedError as e:
        print(name, type(refused).__name__, isinstance(1, refused), e)
for refused in (eval, exec, compile, breakpoint, help):
    try:
        refused("1", "2")
    except NotImplementedError as e:
        print(e)
try:
    print((-8) ** 0.5)
except NotImplementedError as e:
    print(e)
try:
    exit(3)
except SystemExit as e:
    print(repr(e), e.code)
eval("1 + 1")
