import time
def t(f,*a):
    try: print(f.__name__, a, repr(f(*a)))
    except Exception as e: print(f.__name__, a, type(e).__name__, e)
t(time.gmtime,0); t(time.gmtime,'x'); t(time.gmtime,1e30); t(time.strftime,'%Y',5); t(time.strftime,5); t(time.strftime,'%Y-%m-%d %H:%M:%S',time.gmtime(0)); t(time.asctime,time.gmtime(0));  t(time.strftime,'%j %a %b',(2024,2,29,1,2,3,3,60,0)); t(time.strftime,'%Y',(1,2)); t(time.gmtime,-1.5)
s=time.gmtime(86400*365)
print(s[0],s.tm_year,len(s),s==tuple(s),type(s),s[:3], s.tm_isdst, hash(s)==hash(tuple(s)))
t(time.sleep,'x');t(time.sleep,-1)
t(time.strftime,'%Y',(2024,13,29,1,2,3,3,60,0)); t(time.strftime,''); t(time.strftime, 'é%Y', time.gmtime(0))
t(time.struct_time, (1,2)); t(time.struct_time, range(9)); print(time.mktime(time.localtime(1e9)), time.ctime(0) == time.asctime(time.localtime(0)))
year, month, *rest = time.localtime()
print(year > 2020, len(rest), [i > 0 for i in time.localtime()[:3]])
