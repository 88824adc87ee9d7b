import copy
a = [1,[2,{3:[4]}]]; b = copy.copy(a); c = copy.deepcopy(a); a[1][1][3].append(5); print(b, c)
class N:
    def __init__(s): s.l=[1]; s.me=s
n = N(); m = copy.deepcopy(n); print(m.me is m, m.l is n.l, copy.copy(n).l is n.l)
t = (1,[2]); print(copy.deepcopy(t), copy.deepcopy((1,2)) , copy.copy({1:2}), copy.deepcopy({1,2}))
l = []; l.append(l); print(copy.deepcopy(l))
import string; print(string.ascii_letters, string.digits, string.punctuation, string.capwords("hello  wORLD"))
