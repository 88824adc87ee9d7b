print(2 + 3 * 4 - 6 / 2, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, 7 // 2 * 2, 7 % 4 * 2, 1 + 2 << 3, 1 << 2 + 1)
print(6 & 3 == 2, (6 & 3) == 2, 1 | 2 ^ 3 & 4, ~1 + 1, -5 // 2, -(5 // 2), not 1 == 2, not True and False, True or False and False)
print(1 < 2 and 3 > 2, 1 + 1 in [2], "a" + "b" in "abc", 5 if 0 else 3 + 4, [1, 2][0] + 1, -[1, 2][1], 2 * 3 % 4, 10 - 3 - 2, 2 * (3 + 4))
print((lambda x: x + 1)(2) * 3, (lambda: 1 if True else 2)())
print(1 if True else 2, (1, 2) + (3,), 1, (2, 3), [1, 2, 3,], {1: 2,}, (1,))
x = 1, 2 if False else 3, 4
print(x)
print(not not True, - - 1, +-1, ~~5, 2**2**0, -1 ** 2)
