import sys

try:
    sys.exit((1, "a"))
except SystemExit as e:
    print(e.code, e.args)
sys.exit(True)
