class C:
    pass


c = C()
for f in (lambda: len(5), lambda: abs("a"), lambda: min(), lambda: max(5), lambda: sum(["a"]), lambda: chr(-1), lambda: ord("ab"), lambda: int([]),
          lambda: iter(5), lambda: next(iter([])), lambda: isinstance(1, 5), lambda: len(), lambda: len(1, 2), lambda: sorted([1], 2),
          lambda: range(), lambda: list(1, 2), lambda: reversed(5), lambda: divmod(1), lambda: round("a"), lambda: zip(1), lambda: map(len),
          lambda: enumerate(), lambda: sum("ab"), lambda: hash([]), lambda: issubclass(1, int), lambda: getattr(c, 5), lambda: chr("a")):
    try:
        print("no error:", f())
    except (TypeError, ValueError, StopIteration) as e:
        print(type(e).__name__, e)
