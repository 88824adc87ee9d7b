def f(): pass
for i in range(3): f.x = i
del f.x
try: f.x
except AttributeError as e: print(e)
try: del f.x
except AttributeError as e: print(e)
f.__dict__ = {"y": 1}; print(f.y)
try: f.__dict__ = 3
except TypeError as e: print(e)
