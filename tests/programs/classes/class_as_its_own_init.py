class A: pass
A.__init__ = A
try: A()
except RecursionError as e: print("RecursionError")
A.__init__ = lambda self: None
A.__new__ = A
try: A()
except RecursionError as e: print("RecursionError")
