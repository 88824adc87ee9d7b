def items(seq, pair, table, found):
    for i in range(20):
        a, b = pair
        [c, d] = seq
        seq[0] = seq[1]
        table[i] = pair[-1]
        table["n"] = table[i]
        if i in table and 3 not in found:
            b = a
        part = seq[:1], pair[1:], "text"[a:-1]


items([1, 2], (3, 4), {}, {1, 2})
