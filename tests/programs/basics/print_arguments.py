print()
print("a", 1, None, 2.5, [1], sep="-")
print("no newline", end="")
print("|", end="!\n")
print(1, 2, sep="", end="\n\n")
print("x", sep="unused")
print("a\nb", "c", sep="\n")
print(sep="-")
print("a", "b", sep=None, end=None)
print(print("inner"))
try:
    print("x", sep=1)
except TypeError as e:
    print(e)
try:
    print("x", nothing=1)
except TypeError as e:
    print(e)
