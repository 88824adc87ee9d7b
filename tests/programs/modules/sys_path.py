import sys
print(type(sys.path), sys.path[0] == __file__.rpartition("/")[0] or "/" not in __file__)
sys.path.insert(0, sys.path[0] + "/garden")
import lazy
print(lazy.x1, lazy.__name__, repr(lazy.__package__))
sys.path.clear()
try:
    import garden
except ImportError as e:
    print(e)
