import math
s = 12345
def rnd():
    global s
    s = (s * 6364136223846793005 + 1442695040888963407) % 2**64
    return (s >> 11) / 2**53
h=[]
for i in range(60):
    a,b,c,d = [(rnd()-.5)*10**(rnd()*20-10) for _ in range(4)]
    h.append(math.hypot(a,b)); h.append(math.hypot(a,b,c,d)); h.append(math.dist((a,b),(c,d)))
    h.append(math.sumprod([a,b,c],[d,a,b])); h.append(math.fsum([a,b,c,d,-a]))
    g = rnd()*300-150
    try: h.append(math.gamma(g))
    except OverflowError: h.append('o')
    h.append(math.lgamma(g*20)); h.append(math.log(abs(int(a*10**290)) + 1)); h.append(math.log2(abs(int(a*10**290)) * 10**200+1))
    h.append(math.log10(abs(int(a*10**290)) * 10**200+1)); h.append(math.remainder(a,b)); h.append(math.nextafter(a,b,steps=int(rnd()*10**18)))
    h.append(math.sumprod([a,1,2**70],[d,3,b])); h.append(math.comb(i,i//3)%1000007); h.append(math.ulp(a))
for i in h: print(i)
