# Bytes as they are in a file.
import sys

with open("utf8.txt", "rb") as f:
    data = f.read()
    print(data, f, f.mode, f.tell(), f.read(), f.seek(2), f.read(3), f.seek(-3, 2), f.read(), f.seek(0))
    print(f.readline(), f.readlines(), f.seek(-2, 2), f.seek(-1, 1), list(f))
print([line for line in open("lines.txt", "rb")], data.decode().encode() == data)
sys.stdout.flush()
with open("/dev/stdout", "wb") as f:
    f.write(b"written\n")
    f.writelines([b"a", b"\n"])
    for bad in ("text", 5):
        try:
            f.write(bad)
        except TypeError as e:
            f.write(f"{e}\n".encode())
for options in ({"encoding": "utf-8"}, {"errors": "strict"}, {"newline": ""}):
    try:
        open("utf8.txt", "rb", **options)
    except ValueError as e:
        print(e)
