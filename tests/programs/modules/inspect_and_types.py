import inspect, types, sys
def g(n):
    x = n
    yield x
    yield inspect.getgeneratorstate(it)
it = g(3)
print(inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it))
print(next(it), inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it))
print(next(it)); print(list(it), inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it))
try: inspect.getgeneratorlocals(5)
except TypeError as e: print(e)
try: inspect.getgeneratorstate(5)
except AttributeError as e: print(e)
class A:
    def m(self): yield 1
    @staticmethod
    def s(): pass
print(inspect.isgeneratorfunction(A.m), inspect.isgeneratorfunction(A().m), inspect.isfunction(A.m), inspect.ismethod(A().m), inspect.ismethod(A.m), inspect.isclass(A), inspect.isbuiltin(len), inspect.ismodule(sys), inspect.isroutine(len), inspect.isframe(inspect.currentframe()), inspect.iscode(g.__code__))
def who(): return inspect.currentframe().f_back.f_code.co_name
def me(): return who()
print(me())
info = inspect.getframeinfo(inspect.currentframe(), 0)
print(info.lineno, info.function, info.index)
print([f.function for f in inspect.stack(0)])
print(isinstance(it, types.GeneratorType), isinstance(g, types.FunctionType), types.MethodType(lambda s, y: (s, y), 3)(4), types.LambdaType is types.FunctionType, types.NoneType, types.BuiltinFunctionType, types.ModuleType, types.CodeType, types.FrameType, types.TracebackType)
n = types.SimpleNamespace(a=1, b="x"); n.c = n
print(n, n == types.SimpleNamespace(a=1), types.SimpleNamespace(a=2) == types.SimpleNamespace(a=2))
print(inspect.getdoc(types.SimpleNamespace), inspect.cleandoc("  a\n    b\n     c\n"))
for a in [(), (1,), (1,2), (len, None)]:
    try: types.MethodType(*a)
    except TypeError as e: print(e)
print(types.GeneratorType, types.CellType)
