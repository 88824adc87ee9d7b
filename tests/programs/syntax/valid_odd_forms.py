x = (
    1
); y = [
    2,
]
if (x ==
        1): print("ok")
z = {  'a' : 1 ,'b':2 , }
print(z ['a'], (y) [0], x if x else(0), not(x), [i for i in(1, 2)if(i)])
def f(a,b = 1 , ) : return(a , b)
print(f ( 1 ) ,f(b=2,a = 3,)); pass ;
class C ( ) : x=1;y=2
print(C . x, C().
      y, "a"'b'"""c""", -x ** -x, x<2>0, x==1!=2)
for(i)in(1,2):print(i,end=" ")
print()
lambda:0
lambda x,y=1:(x,y)
if x:pass
elif y:pass
else:pass
while not x:pass
