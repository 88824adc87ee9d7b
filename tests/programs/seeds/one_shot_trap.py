g = (x*x for x in range(5))
print(sum(g))  # 30
print(sum(g))  # 0! Generator is exhausted.
g = (x*x for x in range(5))
vals = list(g)
print(sum(vals), sum(vals))
