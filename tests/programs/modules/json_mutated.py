import json, random
random.seed(5)
base=['{"a": [1, 2.5, -3e10, null, true], "b": {"c": "x\\u00e9\\n"}}','[[], {}, "", 0, [1,[2,[3]]]]','  [true , false,null ]  ']
for i in range(250):
    s=list(random.choice(base))
    for _ in range(random.randint(1,3)):
        k=random.randrange(len(s)); op=random.randrange(3)
        if op==0: del s[k]
        elif op==1: s.insert(k,random.choice('{}[],:"\\u01e-.x \n\ttn\x01'))
        else: s[k]=random.choice('{}[],:"\\u01e-.x \n')
    s=''.join(s)
    try: r=repr(json.loads(s))
    except Exception as e: r=type(e).__name__+str(e)
    print(r)
def gen(d):
    k=random.randrange(8 if d<4 else 6)
    if k==0: return random.randrange(-10**random.randrange(1,30),10**20)
    if k==1: return random.uniform(-1,1)*10**random.randrange(-20,20)
    if k==2: return None
    if k==3: return True
    if k==4: return ''.join(chr(random.choice([65,34,92,10,233,0x2603,0x1f600,0xd800,127,0])) for _ in range(random.randrange(5)))
    if k==5: return False
    if k==6: return [gen(d+1) for _ in range(random.randrange(5))]
    return {str(gen(9))+str(i):gen(d+1) for i in range(random.randrange(5))}
for i in range(60):
    o=gen(0); t=json.dumps(o,indent=random.choice([None,1]),ensure_ascii=random.random()<.5,sort_keys=random.random()<.5); print(ascii(t)); print(ascii(json.loads(t)))
