print("a byte order mark is skipped")
if 1:
    print("and so are carriage returns")
