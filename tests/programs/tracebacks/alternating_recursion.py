def a(n):
    if n == 0: 1/0
    b(n-1)
def b(n):
    if n == 0: 1/0
    a(n-1)
a(9)
