"""Stacks and exceptions as the objects of the traceback module."""
import traceback


class Kept:
    def __init__(self):
        self.parts = []

    def write(self, part):
        self.parts.append(part)


def attempt(what, *args):
    try:
        return what(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def inner(n):
    return n / 0


def outer(n):
    half = n // 2
    return inner(half) + 1


def down(n):
    return down(n - 1) if n else inner(n)


def caught(what, *args):
    try:
        what(*args)
    except Exception as e:
        return e


def show(lines):
    print("".join(lines).replace(__file__, "FILE"))


e = caught(outer, 5)
entries = traceback.extract_tb(e.__traceback__)
show(entries.format())
show(traceback.format_list(entries))
show(entries.format_frame_summary(entries[-1]))
show(traceback.StackSummary.from_list([("a.py", 1, "f", "  x = 1 "), entries[0]]).format())
show(traceback.StackSummary.from_list([("a.py", 1, "f", "x")] * 5).format())
stack = traceback.StackSummary.extract(traceback.walk_tb(e.__traceback__), limit=-2, capture_locals=True)
print([(entry.name, entry.locals) for entry in stack])
show(stack.format())
print([entry.name for entry in traceback.StackSummary.extract(traceback.walk_tb(e.__traceback__), limit=1)])
show(traceback.format_list(traceback.extract_tb(caught(down, 6).__traceback__)))

one = traceback.FrameSummary("a.py", 3, "f", line="  y = 2  ")
print(one.line, list(one), one == ("a.py", 3, "f", "y = 2"))



def chained(why):
    try:
        inner(1)
    except ZeroDivisionError as cause:
        raise ValueError(why) from cause


error = caught(chained, "two\nlines")
error.add_note("a note\nof two lines")
print(traceback.format_exception_only(error))
text = traceback.TracebackException(ValueError, error, error.__traceback__.tb_next, capture_locals=True)
print(text.exc_type_str, str(text), text.__notes__, text.__suppress_context__, text.__context__ is None)
print(text.__cause__.exc_type_str, [entry.name for entry in text.__cause__.stack], text.__cause__.stack[-1].locals)
show(traceback.format_list(text.__cause__.stack[-1:]))
show(text.format(chain=False))
show(text.format_exception_only())

out = Kept()
traceback.print_exception(e, limit=0, file=out)
print(out.parts)
print(attempt(traceback.print_exception, 5), attempt(traceback.format_exception, ValueError))
print(attempt(traceback.format_exception, e, e), traceback.format_exception(None, None, None))
out = Kept()
traceback.print_exc(file=out)
print(out.parts)
print([entry.name for entry in traceback.extract_stack(limit=1)])
