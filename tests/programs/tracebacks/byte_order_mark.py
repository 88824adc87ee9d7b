x = 1 / 0, "after a byte order mark"
