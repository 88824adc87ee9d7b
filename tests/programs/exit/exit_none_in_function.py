import sys


def deep(n):
    if n == 0:
        sys.exit()
    deep(n - 1)


try:
    deep(5)
except Exception:
    print("not caught by except Exception")
