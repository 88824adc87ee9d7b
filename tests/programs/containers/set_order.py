# The order in which sets iterate, over many operations.
seed=7
def rnd(n):
    global seed
    seed=(seed*6364136223846793005+1442695040888963407)%2**64
    return (seed>>33)%n
print({3,1,2},{16,1,2,3,4},{5,9,17,33},{-1,-2,8,0},{1,33,65,97,129,8,16},{1.5,2.5,True,None},{(1,2),(3,4),(0,)},{2**70,1,2**61},{x for x in (9,3,77,21)},set([8,0,16]),frozenset([8,0,16,5,4,3,2]))
def item():
    k=rnd(6)
    if k==0: return rnd(10)*0.5
    if k==1: return (rnd(3),rnd(5))
    if k==2: return rnd(3)*2**65
    if k==3: return None
    return rnd(60)-20
a=set(); b=set(); c=frozenset()
for i in range(3000):
    k=rnd(24)
    if k<6: a.add(item())
    elif k==6: a.discard(item())
    elif k==7: a|=b
    elif k==8: a&=b
    elif k==9: a-=b
    elif k==10: a^=b
    elif k==11: b=a|c
    elif k==12: b=a&set(range(rnd(40)))
    elif k==13: b=a-c
    elif k==14: b=a^{item(),item()}
    elif k==15: b=set(item() for _ in range(rnd(40)))
    elif k==16: c=frozenset([item() for _ in range(rnd(100))])
    elif k==17 and a: print('pop',a.pop())
    elif k==18: b=a.union([item()],b); a.update({item():1 for _ in range(5)})
    elif k==19: b=a.difference([item()],c); a.difference_update(range(rnd(30)))
    elif k==20: b=a.intersection(list(b)); a.intersection_update(range(-10,50))
    elif k==21: a.symmetric_difference_update([item(),item()]); b=c.symmetric_difference(a)
    elif k==22: a=set(b); 
    elif k==23: b=a.copy(); a=set(range(rnd(200)))
    if i%7==0: print(i,a,b,c)
big=set(range(0,300000,3)); big-=set(range(0,300000,2)); print(list(big)[:50]); x={i*1000003%100000 for i in range(60000)}; print(list(x)[::997])
