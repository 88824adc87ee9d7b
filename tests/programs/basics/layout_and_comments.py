# A comment first.
if True:
  # two columns
  print("two")
  if True:
        print("eight")  # deeper, and a comment
  # dedented comment

# comment in column 0

  print("still inside")
def f(a,
      b=(1,
         2),
      ):
    # comment only

    return (a +
            b[0]
            # comment inside parentheses
            + b[1])


print(f(1), f(
    10,
))
total = 1 + \
    2 + \
    3
print(total)
x = [
    1, 2,  # one, two

    3,
]
print(x, {
    "a":
        1})
if total == 6 and \
        x:
    print("continued")
class Empty: pass
class C:

    """A docstring."""

    x = 1
    def m(self): return self.x
print(C().m(), C.x); print("same line")
for i in range(2): print(i); print("-")
while False: pass
else: print("else on one line")
if 0: pass
elif 1: print("elif")
else: pass
try: 1 / 0
except ZeroDivisionError: print("one line try")
finally: print("finally")
def g(): return 5
print(g())
def doc():
    "only a docstring"
print(doc())
	
if 1:
	print("tab")
