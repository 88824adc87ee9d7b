# Classes that derive from bytes.
import weakref


def show(f, *a, **k):
    try:
        r = f(*a, **k)
        print(type(r).__name__, r)
    except Exception as e:
        print(type(e).__name__, e)


class Data(bytes):
    label = "data"

    def first(self):
        return self[0]


class Own(bytes):
    def __new__(cls, text, tag=None):
        self = super().__new__(cls, text, "utf-8")
        self.tag = tag
        return self

    def __bytes__(self):
        return b"from __bytes__"

    def __eq__(self, other):
        return "eq"

    __hash__ = bytes.__hash__


d = Data(b"abc")
print(d, repr(d), str(d), d.first(), d.label, len(d), list(d), d == b"abc", b"abc" == d, d < b"abd", hash(d) == hash(b"abc"))
d.x = 1
print(d.__dict__, isinstance(d, bytes), issubclass(Data, bytes), Data.__mro__)
for r in (d[:], d[1:], d + b"d", b"d" + d, d * 1, 2 * d, d.upper(), d.strip(), d.replace(b"x", b"y"), d.lstrip(b"x"), d.ljust(1),
          d.removeprefix(b"x"), b"".join([d]), d.join([b"1", d]), bytes(d), d % (), d.translate(None), d.partition(b"b")[0],
          d.split(b"x")[0], d.zfill(1), d.expandtabs(), d.center(2)):
    print(type(r).__name__, r, end="; ")
print()
for make in (Data, lambda *a, **k: Data(*a, **k), Data.fromhex):
    show(make, "6162")
show(Data, 3)
show(Data, [1, 2])
show(Data)
show(Data, "é", "latin-1")
show(Data, source=b"x")
show(Data, 1, 2, 3, 4)
show(Data, [256])
show(Data.fromhex, "0102")
show(bytes.fromhex, 5)
o = Own("é", tag=5)
print(o, o.tag, bytes(o), o == b"", {o: 1}, o in [b"zzz"], b"\xc3" in o, o.decode())
print({Data(b"a"): 1}[b"a"], {b"a": 2}[Data(b"a")], Data(b"b") in b"abc", Data(b"b") in {b"b"}, sorted([Data(b"b"), b"a"]))
print(int(Data(b"42")), int(Data(b"2a"), 16), float(Data(b"1.5")), "%s" % Data(b"x"), b"%s|%b" % (Data(b"x"), d), f"{d}")
print(d.startswith(Data(b"a")), d.find(Data(b"c")), d.count(Data(b"b")), d.index(98), d.endswith((b"x", Data(b"c"))))
print(int.from_bytes(Data(b"\x01\x02"), "big"), Data(b"\x80").isascii(), Data(b"a b").split(), d.hex())
print([x for x in d], next(iter(d)), type(iter(d)).__name__, list(reversed(d)), sum(d), max(d), [*d], bytes(reversed(d)))


class Slots(bytes):
    __slots__ = ()


show(setattr, Slots(b"x"), "y", 1)
show(weakref.ref, d)
try:
    class Bad(bytes):
        __slots__ = ("a",)
except TypeError as e:
    print(e)
try:
    class Both(bytes, str):
        pass
except TypeError as e:
    print(e)


class Looping(bytes):
    def __iter__(self):
        yield from (b * 10 for b in super().__iter__())

    def __getitem__(self, i):
        return "item", super().__getitem__(i)

    def __len__(self):
        return 7

    def __contains__(self, x):
        return True


w = Looping(b"ab")
print(list(w), w[0], w[:1], len(w), 5 in w, bytes(w), bool(w), tuple(w), w.upper())
