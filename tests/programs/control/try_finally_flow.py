def returns():
    try:
        return "try"
    finally:
        print("finally runs")


def overrides():
    try:
        return "try"
    finally:
        return "finally wins"


def swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def nested():
    try:
        try:
            return "inner"
        finally:
            print("f1")
    finally:
        print("f2")


def loop_break():
    for i in range(5):
        try:
            if i == 2:
                break
        finally:
            print("f", i)
    return i


def loop_continue():
    out = []
    for i in range(3):
        try:
            if i == 1:
                continue
            out.append(i)
        finally:
            out.append("f")
    return out


def break_in_finally():
    for i in range(5):
        try:
            raise ValueError
        finally:
            break
    return "broke out, exception dropped", i


def while_return():
    while True:
        try:
            return "returned"
        finally:
            print("leaving while")


def except_return():
    try:
        raise KeyError
    except KeyError:
        return "from except"
    finally:
        print("after except")


def else_return():
    try:
        pass
    except ValueError:
        return "no"
    else:
        return "from else"
    finally:
        print("after else")


def raise_in_finally():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as e:
        return repr(e), repr(e.__context__)


def return_in_nested_finally():
    try:
        try:
            raise ValueError
        finally:
            try:
                return "inner finally"
            finally:
                print("innermost")
    finally:
        print("outermost")


def loop_in_finally():
    try:
        pass
    finally:
        for i in range(3):
            if i == 1:
                continue
            if i == 2:
                break
            print("in finally loop", i)
    return "end"


for f in (returns, overrides, swallows, value_is_kept, nested, loop_break, loop_continue, break_in_finally, while_return,
          except_return, else_return, raise_in_finally, return_in_nested_finally, loop_in_finally):
    print(f.__name__, "->", f())


def order():
    for word in ("none", "value", "other"):
        try:
            print("try", end=" ")
            if word == "value":
                raise ValueError
            if word == "other":
                raise KeyError
        except ValueError:
            print("except", end=" ")
        else:
            print("else", end=" ")
        finally:
            print("finally")


try:
    order()
except KeyError:
    print("came out")
