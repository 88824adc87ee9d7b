# Case mappings and character classes of every code point that has any, a checksum a block.
def checksum(x, s):
    for c in s:
        x = (x * 1000003 + ord(c)) % 4294967291
    return x


def block(start, end):
    x = 0
    for point in range(start, end):
        c = chr(point)
        x = checksum(x, c.upper() + c.lower() + c.title() + c.casefold() + c.swapcase())
        for test in (c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isupper(), c.islower(), c.istitle(), c.isspace(),
                     c.isprintable(), c.isidentifier()):
            x = (x * 2 + test) % 4294967291
    return x


for start in (0, 0x80, 0x100, 0x250, 0x370, 0x400, 0x530, 0x660, 0x960, 0x10a0, 0x1e00, 0x1f00, 0x2000, 0x2100, 0x2c00, 0x3000, 0xa640,
              0xfb00, 0xff00, 0x10400, 0x118a0, 0x1d400, 0x1f100):
    print(hex(start), block(start, start + 0x80))
print(["\u0391\u03a3".lower(), "\u0391\u03a3\u0391".lower(), "\u0391.\u03a3".lower(), "\u03a3".lower(), "\u0391\u03a3'".title()])
print(["stra\u00dfe".upper(), "\u0149".upper(), "\u01c6x".title(), "\ufb01n".capitalize(), "\u0130".lower(), "\u1e9e".casefold()])
print(ascii("\u00ad\ue000\xa0\U0001f600\ud800"), repr("\u00ad\u200b\ue000\U000e0001\u0378\xa0\u3000\x85\x1f\x7f~\u4e2d\U0001f600"))
