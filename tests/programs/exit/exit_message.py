import sys

print("before")
try:
    sys.exit("the message goes to stderr")
finally:
    print("finally runs")
