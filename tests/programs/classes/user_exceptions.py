class AppError(Exception):
    pass


class Detailed(AppError):
    def __init__(self, message, code):
        AppError.__init__(self, message)
        self.code = code

    def describe(self):
        return f"{self.args[0]} ({self.code})"


class Custom(AppError):
    def __str__(self):
        return "custom text"


for make in (lambda: AppError("plain"), lambda: Detailed("detailed", 42), lambda: Custom(1, 2), lambda: AppError(), lambda: AppError("a", 1)):
    try:
        raise make()
    except Detailed as e:
        print("Detailed", e.describe(), e, repr(e), e.args)
    except AppError as e:
        print(type(e).__name__, str(e), repr(e), e.args)
try:
    raise AppError
except AppError as e:
    print("class raised", e.args, isinstance(e, Exception))


class Stop(StopIteration):
    pass


class Base(BaseException):
    pass


def f(exc):
    try:
        raise exc
    except Exception as e:
        return "Exception " + type(e).__name__
    except BaseException as e:
        return "BaseException " + type(e).__name__


print(f(Stop(5)), f(Base()), f(KeyboardInterrupt()), f(GeneratorExit()), f(Detailed("x", 1)), Stop(5).value)


class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise Stop


print(list(It()))
e = Detailed("kept", 7)
for _ in range(2):
    try:
        raise e
    except AppError as caught:
        print(caught is e, caught.code)
try:
    class Weird(Exception):
        def __init__(self):
            raise ValueError("in __init__")
    raise Weird
except ValueError as v:
    print(v)
try:
    try:
        raise Detailed("low", 1)
    except Detailed as low:
        raise AppError("high") from low
except AppError as high:
    print(repr(high), repr(high.__cause__), high.__cause__.code)
