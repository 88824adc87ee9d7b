def call(f):
    f()


try:
    call(5)
except TypeError as e:
    print(e)
call(lambda: None.attribute)
