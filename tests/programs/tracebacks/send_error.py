def receiver():
    total = 0
    while True:
        total += yield total


r = receiver()
next(r)
print(r.send(1))
print(r.send("text"))
