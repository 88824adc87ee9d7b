x = "global"


def read():
    return x


def shadow():
    x = "local"
    return x


def write():
    global x, created
    x = "written"
    created = "by function"


def unbound():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1


def conditional(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(read(), shadow(), x)
write()
print(x, created)
unbound()
print(conditional(True), conditional(False))
try:
    undefined_variable
except NameError as e:
    print(e)
try:
    print(later)
except NameError as e:
    print(e)
later = 1


def uses_later():
    return defined_after()


def defined_after():
    return "found at call time"


print(uses_later())
len_ = len
len = lambda s: "shadowed built-in"
print(len("abc"))
del len
print(len("abc"))


class Scope:
    x = "class"
    y = x + " body"

    def method(self):
        return x

    z = [x for _ in range(1)]


print(Scope.y, Scope().method(), Scope.z)
for i in range(3):
    inner = i
print(i, inner)
print(__name__)


def del_local():
    a = 1
    del a
    try:
        a
    except UnboundLocalError as e:
        return str(e)


print(del_local())


def global_in_nested():
    def inner():
        global made_inside
        made_inside = 5
    inner()


global_in_nested()
print(made_inside)
