# A slice of a derived type asks its __getitem__, hot or not; whole slices of what cannot change are the thing itself.
class Loud:
    def __getitem__(self, key):
        return ("asked", type(self).__name__, key.start, key.stop)


class L(Loud, list):
    pass


class T(Loud, tuple):
    pass


class S(Loud, str):
    pass


class P(list):
    pass


def cut(o):
    return o[1:3]


def whole(o):
    return o[:], o[0:], o[:len(o)]


for plain, derived in ([1, 2, 3, 4], L([1, 2, 3, 4])), ((1, 2, 3, 4), T((1, 2, 3, 4))), ("abcd", S("abcd")):
    seen = []
    for i in range(60):
        got = cut(derived if i % 20 == 19 else plain)
        if got not in seen:
            seen.append(got)
    print(seen)
    same = [[x is plain for x in whole(plain)] for _ in range(60)]
    print(same[0], same[0] == same[-1])
print(type(cut(P([1, 2, 3]))).__name__, type(T((1, 2))).__name__)
