import traceback, sys
def f(x):
    return g(x)
def g(x):
    raise ValueError("bad " + x)
try: f("x")
except ValueError as e:
    print(traceback.format_exc())
    traceback.print_exc()
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print(traceback.format_tb(e.__traceback__))
    print(traceback.extract_tb(e.__traceback__)[-1].lineno, traceback.extract_tb(e.__traceback__)[-1].name, traceback.extract_tb(e.__traceback__)[-1].line)
    print("".join(traceback.format_exception(e)) == traceback.format_exc())
    print("".join(traceback.format_exception(type(e), e, e.__traceback__, limit=1)))
    print([l for _, l in traceback.walk_tb(e.__traceback__)])
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError("k") from z
except KeyError as e:
    print("".join(traceback.format_exception(e)))
    print("".join(traceback.format_exception(e, chain=False)))
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError("k")
except KeyError as e:
    traceback.print_exception(e, file=sys.stdout)
def st():
    traceback.print_stack(file=sys.stdout)
    return traceback.extract_stack()
print([s.name for s in st()])
print(traceback.format_exc())
print("".join(traceback.TracebackException.from_exception(e2).format()) if (e2 := ValueError("n")) else 0)
try:
    print([int(x) for x in
           ["1", "x" + "y"]])
except ValueError as e:
    for s in traceback.extract_tb(e.__traceback__):
        print(s.lineno, s.end_lineno, s.colno, s.end_colno, s.line)
