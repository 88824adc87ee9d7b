def acquire():
    print("acquire")
    return "r"

def release(r):
    print("release", r)

def process(r):
    return [r + str(i) for i in range(3)]

def with_resource():
    r = acquire()
    try:
        for x in process(r):
            yield x
    finally:
        release(r)

for x in with_resource():
    print(x)
for x in with_resource():
    break
print("left the loop early")

def ignores():
    while True:
        try:
            yield
        except GeneratorExit:
            pass

g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
