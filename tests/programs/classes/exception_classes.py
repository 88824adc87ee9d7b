class E1(Exception): pass
class E2(E1):
    def __init__(self, code, msg="m"):
        Exception.__init__(self, msg)
        self.code = code
    def __str__(self): return f"[{self.code}] {self.args}"
try: raise E2(4)
except E1 as e: print(e, repr(e), e.args, e.code, e.__dict__)
try: raise E2
except TypeError as e: print(e)
class E3(Exception):
    def __init__(self, x): self.x = x
print(repr(E3(5)), E3(5).args, str(E3(6)))
class K(KeyError): pass
print(str(K("a")), repr(K("a")))
class O(OSError): pass
print(O(2, "x", "f").filename, str(O(2, "x", "f")), O(2,"x").errno)
class Si(StopIteration): pass
def g():
    return 5
    yield
try: next(g())
except StopIteration as e: print(e.value, e.args)
print(Si(3).value)
e = ValueError(1, 2); e.args = [3]; print(e.args, repr(e)); e.foo = 1; print(e.__dict__)
print(BaseException().__cause__, ValueError("a") == ValueError("a"), isinstance(E2(1), Exception))
try:
    try: 1/0
    finally: print("f")
except ArithmeticError as e: print(e.__traceback__.tb_lineno, e.__context__)
print(ValueError.__mro__, ValueError.__name__, ValueError, type(ValueError))
