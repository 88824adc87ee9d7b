import contextlib
import sys


class Text:
    def __init__(self):
        self.parts = []
        self.flushed = 0

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.flushed += 1


text = Text()
with contextlib.redirect_stdout(text):
    print("a", 1, sep="-", end="!")
    print(2, flush=True)
    with contextlib.redirect_stdout(Text()) as inner:
        print("inner")
print(text.parts, text.flushed, inner.parts)


def gen():
    old, sys.stdout = sys.stdout, text
    try:
        yield 1
    finally:
        sys.stdout = old


for _ in gen():
    print("caught")
print(text.parts[-2:])
old, sys.stdout = sys.stdout, None
print("nowhere")
sys.stdout = old
del sys.stdout
try:
    print("lost")
except RuntimeError as e:
    sys.stdout = old
    print(e)
