empty = (x for x in ())
print(bool(empty))
sentinel = object()
print(next(empty, sentinel) is sentinel, next((x for x in "a"), sentinel))
