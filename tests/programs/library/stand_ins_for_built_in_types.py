# collections.UserDict, UserList and UserString
import collections
import copy
from collections import UserDict, UserList, UserString
from collections.abc import MutableMapping, MutableSequence, Sequence


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


class Upper(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.upper(), item)

    def __missing__(self, key):
        return key * 2


d = Upper({'a': 1}, b=2)
d['c'] = 3
print(d, len(d), list(d), d['A'], d['zz'], d.get('A'), d.get('zz'), 'a' in d, 'A' in d, d.data, d.pop('A'), d.popitem())
print(d.setdefault('q', 5), d | {'x': 1}, {'x': 1} | d, sorted(d.items()), list(d.keys()), list(d.values()), d == {'B': 2, 'Q': 5})
d |= {'y': 2}
print(d, type(d.copy()).__name__, d.copy() == d, copy.copy(d).data is d.data, type(d | d).__name__, Upper.fromkeys('ab', 1))
del d['y']
attempt(lambda: UserDict()['missing'])
attempt(lambda: UserDict({1: 2}) | [3])
attempt(lambda: UserDict(dict=5, self=6))
attempt(lambda: UserDict(1))
attempt(lambda: hash(UserDict()))
attempt(lambda: {**d, 'z': 1})
print(isinstance(d, MutableMapping), isinstance(d, dict), UserDict.__mro__[1] is MutableMapping, UserDict)


class Words(UserList):
    pass


w = Words('abc')
print(w, w + ['d'], ['d'] + w, w + (1, 2), w * 2, 2 * w, w[0], w[1:], type(w[1:]).__name__, len(w), 'a' in w, w == ['a', 'b', 'c'])
w.append('e')
w.insert(0, 'z')
w += 'xy'
w *= 2
w.sort(reverse=True)
print(w, w.pop(), w.index('x'), w.count('x'), w.copy() == w, type(w.copy()).__name__, list(reversed(w)))
w.remove('z')
w.reverse()
w.extend(UserList([1]))
w[0:2] = [5, 6, 7]
del w[3]
print(w, w < [9], w < UserList([9]), w >= [1], sorted(w.data, key=str), list(w), [*w], copy.copy(w) == w, UserList(w), UserList(UserList([1])))
w.clear()
attempt(lambda: w.pop())
attempt(lambda: w[1])
attempt(lambda: w.index(3))
attempt(lambda: UserList(5))
attempt(lambda: hash(w))
print(w, bool(w), isinstance(w, MutableSequence), isinstance(w, list), UserList)


class Text(UserString):
    pass


t = Text('Hello {} world')
print(t, repr(t), len(t), t[0], type(t[0]).__name__, t[1:3], t + '!', '<' + t, t * 2, type(t.upper()).__name__, t.upper(), t.lower().title())
print(t.split(), t.find('o'), t.find(UserString('world')), t.count('l'), t.replace('l', 'L'), t.startswith('He'), t.format(5), type(t.format(5)).__name__)
print(t.center(20, '*'), t.partition(' '), t.encode(), t.isalpha(), t.swapcase(), t.zfill(20), t.strip('Hd'), 'x'.join([str(t)]), UserString(',').join('abc'))
print(t == 'Hello {} world', t == UserString('a'), t < 'I', hash(t) == hash('Hello {} world'), 'ell' in t, UserString('%d') % 5, UserString(5), int(UserString('12')), float(UserString('1.5')))
print(UserString('abc').translate(UserString.maketrans('a', 'b')), UserString('abc').removeprefix('a'), list(UserString('ab')), max(UserString('ab')))
attempt(lambda: UserString('a').index('b'))
attempt(lambda: UserString('a')[3])
attempt(lambda: UserString('a') + 5)
print(isinstance(t, Sequence), isinstance(t, str), UserString, t.upper.__name__, {t: 1}['Hello {} world'])

print({'UserDict', 'UserList', 'UserString'} <= set(collections.__all__), hasattr(collections, 'Nothing'))
attempt(lambda: collections.Nothing)
try:
    from collections import Nothing
except ImportError as error:
    print(str(error).split(' (')[0])
