def test(exc):
    try:
        raise exc
    except ValueError:
        return "ValueError"
    except (KeyError, IndexError) as e:
        return "Key or Index " + repr(e)
    except ArithmeticError as e:
        return "Arithmetic " + type(e).__name__
    except LookupError:
        return "Lookup"
    except:
        return "other"
    finally:
        print("finally", end=" ")


for exc in (ValueError, KeyError("k"), IndexError(1), ZeroDivisionError("z"), OverflowError, LookupError, TypeError, KeyboardInterrupt, ValueError("x", 1)):
    print(test(exc))
group = (ValueError, TypeError)
try:
    raise TypeError("t")
except group as e:
    print("group", e)
try:
    try:
        raise ValueError("v")
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("v")
    except undefined_exception:
        pass
except NameError as e:
    print(e, repr(e.__context__))
for bad in (5, "text", None, int, []):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    pass
except undefined_but_never_evaluated:
    pass
else:
    print("else")
try:
    try:
        raise KeyError("inner")
    except ValueError:
        print("not reached")
    else:
        print("not reached")
    finally:
        print("inner finally")
except KeyError as e:
    print("outer", e)


def nested():
    try:
        1 / 0
    except ZeroDivisionError as e:
        try:
            [][0]
        except IndexError as f:
            print(repr(e), repr(f), repr(f.__context__))
            try:
                raise
            except IndexError as g:
                print(g is f)
        try:
            raise
        except ZeroDivisionError as g:
            print(g is e)


nested()
e = "name before"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    print(e)
except NameError as n:
    print(n)


def reraise():
    try:
        raise ValueError("original")
    except ValueError:
        raise


try:
    reraise()
except ValueError as e:
    print(e, e.__context__)
for i in range(3):
    try:
        if i == 1:
            raise ValueError(i)
    except ValueError as e:
        print("caught", e)
        continue
    print("no error", i)
