class E(Exception):
    pass
class Outer:
    class Inner(Exception): pass
try:
    raise Outer.Inner("a\nb")
except Outer.Inner as e:
    e.add_note("note 1\nnote 2")
    e.add_note("note 3")
    raise
