import json
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
docs=['{"a": [1, 2.5, -3e10, null, true, false, "x\\ny\\u00e9\\ud83d\\ude00"], "b": {"c": {}}, "d": []}','[]','{}','1','-0','-0.0','1.0','1e400','1e-400','12345678901234567890123','[1,]','{"a":1,}','[1 2]','{"a" 1}','{a:1}','{"a":}','[','{','"abc','"a\\x"','"\\u12g4"','"\\u12','"\tx"','nul','NaN','[NaN, Infinity, -Infinity]','-','+1','01','1.','.5','1e','','   ','[1] x','"\\ud800"','"\\ud800\\u0041"','{"a":1,"b":2,"a":3}','"\\u0000"','{"\\u0000":1}',' \n [1,\n 2,\n x]','[1,\n\n,2]','\ufeff1','[true,false,nulL]','"é☃😀"','{"a":1 "b":2}','[[[[]]]','{"a":[}','-Inf','"a" "b"','[1,2','{"a":1','{"a"','{"a":','{"a":1,','[1,','\u00a01','"\\','tru','{1:2}',"{'a':1}",'[1.5e3, 1E+2, 1e-2]', '1234567890123456789', '9223372036854775808','"\\/"','"\x7f"']
for d in docs: t(json.loads,d)
for i in range(len(docs[0])): t(json.loads, docs[0][:i]); t(json.loads, docs[0][:i]+'!'+docs[0][i:])
t(json.loads,5); t(json.loads,None)
t(json.loads,'[1.5,2]',parse_float=str,parse_int=lambda s: s+'i'); t(json.loads,'{"a":{"b":1}}',object_hook=lambda d: list(d.items())); t(json.loads,'{"a":{"b":1},"a":2}',object_pairs_hook=lambda p: p)
t(json.loads,'[NaN]',parse_constant=lambda s: 'C'+s); t(json.JSONDecoder().raw_decode,'[1] tail'); t(json.JSONDecoder(strict=False).decode,'"a\tb"')
o={'b':[1,2.5,None,True,False,'x"\\\n\té😀\x7f\x00'],'a':{},'c':[],'d':{'x':(1,2)},1:2,2.5:3,None:4,True:5,'e':1e100,'f':10**30,'g':[[],{}]}
for k in [{},{'indent':2},{'indent':0},{'indent':'--'},{'separators':(',',':')},{'ensure_ascii':False},{'indent':1,'separators':(';','=')},{'skipkeys':True}]: t(json.dumps,o,**k)
t(json.dumps,{'b':1,'a':2,'c':{'z':1,'y':2}},sort_keys=True); t(json.dumps,{'b':1,'a':2},sort_keys=True,indent=4); t(json.dumps,{1:1,'a':2},sort_keys=True)
t(json.dumps,float('nan')); t(json.dumps,[float('inf'),-float('inf')]); t(json.dumps,float('inf'),allow_nan=False); t(json.dumps,float('nan'),allow_nan=False)
t(json.dumps,{1,2}); t(json.dumps,{(1,):2}); t(json.dumps,{(1,):2},skipkeys=True); t(json.dumps,{(1,):2},skipkeys=True,indent=1); t(json.dumps,object, default=lambda o:'obj'); t(json.dumps,[object()],default=lambda o:[1,2]); t(json.dumps,range(3))
l=[]; l.append(l); t(json.dumps,l); d={}; d['a']=[d]; t(json.dumps,d); t(json.dumps,object(),default=lambda o:o)
class E(json.JSONEncoder):
    def default(self,o):
        if isinstance(o,set): return sorted(o)
        return json.JSONEncoder.default(self, o)
t(json.dumps,{'a':{3,1,2}},cls=E); t(json.dumps,range(2),cls=E); t(E().encode,[{1}]); t(lambda: ''.join(E(indent=1).iterencode([1,{'a':2}])))
class W:
    def __init__(s): s.t=''
    def write(s,x): s.t+=x
    def read(s): return s.t
w=W(); json.dump(o,w,indent=3); print(w.t); t(json.load,w)
try: json.loads('[1,')
except json.JSONDecodeError as e: print(e.msg,e.pos,e.lineno,e.colno,e.doc,isinstance(e,ValueError))
print(json.loads(json.dumps(o))==json.loads(json.dumps(o,indent=2)))
