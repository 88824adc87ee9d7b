def blocks(n):
    out = []
    for a in range(2):
        for b in range(2):
            while b < 3:
                b += 1
                try:
                    try:
                        for c in (x for x in range(3)):
                            try:
                                if c == n:
                                    raise ValueError(c)
                                if c == 2:
                                    break
                            except ValueError as e:
                                out.append(("caught", e.args[0]))
                                continue
                            finally:
                                out.append(c)
                        else:
                            out.append("no break")
                    finally:
                        if a and b == 2:
                            continue
                        out.append("f")
                except KeyError:
                    pass
    return out


for n in range(4):
    r = blocks(n)
    print(len(r), r[:8])


def many_branches(x):
    if x == 0: return "zero"
    elif x == 1: return "one"
    elif x == 2: return "two"
    elif x == 3: return "three"
    elif x == 4: return "four"
    elif x == 5: return "five"
    elif x > 100:
        if x > 1000:
            if x > 10000:
                return "huge"
            else:
                return "big"
        return "hundreds"
    return "other"


print([many_branches(x) for x in (0, 3, 5, 6, 500, 5000, 50000)])
expr = 1 + (2 * (3 + (4 * (5 + (6 * (7 + (8 * (9 + (10))))))))) - ((((((((((1))))))))))
print(expr, [[[[[[[[[[1]]]]]]]]]][0][0][0][0][0], ((((((1,),),),),),))
long = 0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20 + 21 + 22 + 23 + 24 + 25 + 26 + 27 + 28 + 29 + 30
print(long)
wide = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]
print(sum(wide), len(wide))
