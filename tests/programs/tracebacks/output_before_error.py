print("to stdout", end="")
print(" and more")
for i in range(3):
    print(i, end=" ")
raise SystemError("stdout comes out whole")
