from contextlib import *
@contextmanager
def cm(x):
    "cm doc"
    print("enter", x)
    try:
        yield x * 2
    except ValueError as e:
        print("caught", e)
    finally:
        print("exit")
with cm(3) as v: print(v)
with cm(4) as v: raise ValueError("v")
try:
    with cm(5): raise KeyError("k")
except KeyError as e: print("out", e, e.__context__)
print(cm.__name__, cm.__doc__)
@contextmanager
def never():
    if 0: yield
@contextmanager
def twice():
    yield; yield
@contextmanager
def swallow_not():
    try: yield
    except KeyError: yield
for m in never, twice:
    try:
        with m(): pass
    except RuntimeError as e: print(e, e.__context__)
try:
    with swallow_not(): raise KeyError
except RuntimeError as e: print(e)
try:
    with cm(1): raise StopIteration("si")
except StopIteration as e: print("si", e)
with suppress(KeyError, ValueError): {}["a"]
class Th:
    def close(self): print("closed")
with closing(Th()) as t: print(type(t))
with ExitStack() as st:
    st.enter_context(cm(1)); st.callback(print, "cb", end="!\n"); st.push(lambda *a: print("pushed", a[0]))
    print("body")
with ExitStack() as st:
    st.enter_context(suppress(ZeroDivisionError)); st.callback(print, "cb2")
    1/0
try:
    with ExitStack() as st:
        st.callback(lambda: 1/0)
        raise KeyError("first")
except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
st = ExitStack(); st.callback(print, "later"); s2 = st.pop_all(); st.close(); s2.close()
with nullcontext(5) as n: print(n)
@cm(9)
def decorated(): print("in decorated")
decorated(); decorated()
try: ExitStack().enter_context(1)
except TypeError as e: print(e)
class A(AbstractContextManager):
    def __exit__(self, *a): print("A exit"); return True
with A() as a: 1/0
print(isinstance(a, AbstractContextManager), isinstance(Th(), AbstractContextManager))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("exit of", type(self).__name__)


manager = Manager()
with ExitStack() as stack:
    print(stack.callback(print, "called back", sep="") is print)
    stack.enter_context(manager)
    stack.push(manager)
    stack.push(print)
    held = [entry[1] for entry in stack._exit_callbacks]
    print(held[0].__wrapped__ is print, held[1].__self__ is manager, held[2].__self__ is manager, held[3] is print)

# suppress takes what it names out of groups; AbstractContextManager knows methods that are set to None
from contextlib import AbstractContextManager, suppress

for named in ((ValueError,), (ValueError, KeyError), (OSError,)):
    try:
        with suppress(*named):
            raise ExceptionGroup('several', [ValueError(1), KeyError(2), ExceptionGroup('inner', [ValueError(3)])])
        print('suppressed')
    except ExceptionGroup as e:
        print(repr(e))


class Manager:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class NoEnter(Manager):
    __enter__ = None


class NoExit(Manager):
    __exit__ = None


print([issubclass(c, AbstractContextManager) for c in (Manager, NoEnter, NoExit, int)])
