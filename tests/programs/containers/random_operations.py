# A random walk over the operations of the containers.
seed=20240607
def rnd(n):
    global seed
    seed=(seed*6364136223846793005+1442695040888963407)%2**64
    return (seed>>33)%n
def ck(s):
    h=0
    for c in s: h=(h*131+ord(c))%1000000007
    return h
def attempt(f,*a):
    try: return repr(f(*a))
    except Exception as e: return type(e).__name__+str(e.args)
l=[]; d={}; s=set(); t=()
def idx(): 
    k=rnd(6)
    if k==0: return None
    return rnd(30)-15
def key():
    k=rnd(8)
    if k==0: return 'k%d'%rnd(20)
    if k==1: return (rnd(4),rnd(4))
    if k==2: return rnd(20)*1.0
    if k==3: return rnd(2)==0
    if k==4: return None
    if k==5: return 2**64+rnd(5)
    return rnd(40)-10
def step():
    global l,d,s,t
    k=rnd(40)
    if k==0: l.append(rnd(9)); return 'a'
    if k==1: l.extend(range(rnd(5))); return 'e'
    if k==2: l.insert(rnd(20)-10,rnd(9)); return
    if k==3: return l.pop(rnd(12)-6)
    if k==4: l.remove(rnd(9)); return
    if k==5: return l.index(rnd(9),rnd(10)-5,rnd(10)-3)
    if k==6: return l[slice(idx(),idx(),idx())]
    if k==7: l[slice(idx(),idx(),idx())]=[rnd(9) for _ in range(rnd(5))]; return
    if k==8: del l[slice(idx(),idx(),idx())]; return
    if k==9: l[rnd(20)-10]=rnd(9); return
    if k==10: l.sort(reverse=rnd(2)==0); return
    if k==11: l.sort(key=lambda x:-x%4); return
    if k==12: l.reverse(); return
    if k==13: l*=rnd(3); return
    if k==14: l+=l; l=l[:40]; return
    if k==15: return l.count(rnd(9))
    if k==16: t=tuple(l); return t[slice(idx(),idx(),idx())]
    if k==17: return t<tuple(l), t==tuple(l), hash(t)
    if k==18: return t[rnd(20)-10]
    if k==19: return (t+tuple(l))[:5]*rnd(3)
    if k in (20,21,22,23): d[key()]=rnd(100); return
    if k==24: return d.pop(key())
    if k==25: return d.popitem()
    if k==26: return d.get(key(),-1)
    if k==27: return d.setdefault(key(),rnd(9))
    if k==28: del d[key()]; return
    if k==29: 
        e=dict(list(d.items())[::-1]); return e==d, list(e)[:3]
    if k==30: d|={key():1 for _ in range(3)}; return
    if k==31: return key() in d, list(reversed(d))[:4], list(d.values())[-3:]
    if k==32 and rnd(5)==0: d.clear(); return
    if k==33: s.add(key()); return
    if k==34: s.discard(key()); return
    if k==35: s.remove(key()); return
    if k==36: return len(s|set(l)), len(s&set(l)), len(s-set(l)), len(s^set(l)), s<=set(l), s==set(l)
    if k==37: s^=set(l); return
    if k==38: s&=set(d); return
    if k==39: return list(enumerate(l,rnd(5)))[:3], list(zip(l,t))[:3], list(map(lambda a,b:a+b,l,t))[:3], list(filter(None,l))[:4]
for i in range(1200):
    r=attempt(step)
    if len(l)>60: l=l[:20]
    print(i, r, len(l), len(d), len(s), ck(repr(l)+repr(d)+repr(t)))
