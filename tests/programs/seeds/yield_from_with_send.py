def inner():
    x = yield 1
    print(f"Inner received: {x}")
    return "result"

def outer():
    result = yield from inner()
    return result

o = outer()
print(next(o))   # Returns 1 from inner
o.send("hello")  # Prints "Inner received: hello"
