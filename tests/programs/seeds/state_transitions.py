from inspect import getgeneratorstate


def my_generator():
    yield 1
    yield 2


gen = my_generator()  # GEN_CREATED
print(getgeneratorstate(gen))
next(gen)             # GEN_RUNNING, then GEN_SUSPENDED
print(getgeneratorstate(gen))
next(gen)             # GEN_SUSPENDED, GEN_RUNNING, GEN_SUSPENDED
print(getgeneratorstate(gen))
gen.close()           # GEN_CLOSED
print(getgeneratorstate(gen))
