import inspect
from inspect import getgeneratorstate, GEN_CREATED
def g(): yield getgeneratorstate(me)
me = g()
print(getgeneratorstate(me), GEN_CREATED == getgeneratorstate(me), next(me), getgeneratorstate(me), list(me), getgeneratorstate(me))
print(inspect.isgenerator(me), inspect.isgeneratorfunction(g), inspect.isfunction(g), inspect.isclass(int), inspect.isgeneratorfunction(len))
try: getgeneratorstate(5)
except AttributeError as e: print(e)
