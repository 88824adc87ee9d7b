def t(name):
    print("T" + name, end=" ")
    return True


def f(name):
    print("F" + name, end=" ")
    return False


print(t("1") and f("2") or t("3"))
print(f("1") and t("2"))
print(t("1") or t("2"))
print(not f("1"), not (t("1") and t("2")))
print(t("1") if f("2") else f("3"))
print(0 or "default", "" or [] or None, 1 and 2, 0 and 1, [] and 5, "a" and "b" and "c", None or 0 or "")
print(1 if [] else 2, "yes" if "x" else "no", (1 if 0 else 2) if 1 else 3, 1 if 0 else 2 if 0 else 3)
print(not 0, not "", not [], not None, not 1, not "a", not [0], not (0,), not {}, not 0.0)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 1 == 1.0 == True, 1 < 2 == 2, (1 < 2) == True)
print(1 in [1] == [1], 5 > 3 in [3], "a" < "b" < "c" <= "c", not 1 < 2, not 1 in [1], 1 not in [2], None is None, None is not None)
x = None
print(x is None or x > 5, x is not None and x > 5)


class Truth:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool", end=" ")
        return self.v


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", end=" ")
        return self.n


print(bool(Truth(True)), bool(Truth(False)), not Sized(0), 1 if Sized(3) else 2)
if Truth(True) and not Truth(False) or Truth(True):
    print("taken")
while Truth(False):
    pass
else:
    print("else")
print((Truth(False) or "other"), (Sized(0) and "x").n)


class Bad:
    def __bool__(self):
        return "not a bool"


try:
    if Bad():
        pass
except TypeError as e:
    print(e)
