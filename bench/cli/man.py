#!/usr/bin/env python3
"""Makes the man page of genlab, or of one of its commands, from what --help prints: man.py GENLAB [COMMAND] > FILE.

A help text has lines "usage: …", paragraphs, headings that end in a colon, and lists: a term, indented by two, at least two
blanks and what it means, in lines that begin in one column. What stands further to the right is shown as it is.
"""
import os
import re
import subprocess
import sys
import textwrap
import time

ENTRY = re.compile(r"  (\S+(?: \S+)*)  +(?=\S)")
HEADING = re.compile(r"[A-Z].*:")
OPTION, WORD, PLACEHOLDER = r"(?<![^\s[])--?[a-z][\w-]*|(?<!\S)-[A-Z]", r"\b(?<!-)[a-z][\w-]*", r"[A-Z]+"


def printed(genlab, *args):
    return subprocess.run([genlab, *args], check=True, capture_output=True, text=True).stdout


def escaped(text):
    for char, name in (("\\", "\\e"), ("-", "\\-"), ("'", "\\(aq"), ("~", "\\(ti"), ("^", "\\(ha")):
        text = text.replace(char, name)
    return text


def prose(text):
    """Lines, of which each sentence begins one; what stands between backquotes is bold."""
    text = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", escaped(text))
    for sentence in re.split(r"(?<=[.?!:]) (?=[A-Z])", text):
        for line in textwrap.wrap(sentence, 78, break_long_words=False, break_on_hyphens=False):
            yield "\\&" + line if line.startswith(".") else line


def typed(text):
    """What is typed as it stands is bold, what it stands for in italics."""
    parts = re.split(f"({OPTION}|{WORD})|({PLACEHOLDER})", text)
    marks = [("", "\\fB{}\\fR", "\\fI{}\\fR")[i % 3] or "{}" for i in range(len(parts))]
    return "".join(mark.format(escaped(part)) for mark, part in zip(marks, parts) if part)


class Page:
    """Takes a help text line by line; the sections of the page so far, each with its lines."""

    def __init__(self):
        self.sections = {"SYNOPSIS": [], "DESCRIPTION": [], "COMMANDS": [], "OPTIONS": [], "EXIT STATUS": [], "NOTES": []}
        self.at, self.paragraph, self.column, self.gap = "DESCRIPTION", [], 0, True    # column: of what an entry means

    def put(self, *lines):
        self.sections[self.at] += lines

    def flush(self):
        """Writes the sentences that have been collected; what is said of the exit status has a section of its own."""
        text, self.paragraph = " ".join(self.paragraph), []
        text, found, status = text.partition("Exit status")
        if text.strip():
            self.put(*([".PP"] if self.sections[self.at] and not self.column else []), *prose(text))
        if found:
            status = status.lstrip(": ")
            self.sections["EXIT STATUS"] += prose(status[0].upper() + status[1:])

    def usage(self, line):
        call, _, what = re.sub(r"^(usage:)? *", "", line).partition("  ")
        lines = self.sections["SYNOPSIS"]
        lines += [".br"] if lines else []
        lines.append(typed(call) + (f" ({escaped(what.strip())})" if what else ""))

    def heading(self, title):
        self.flush()
        if title.upper() in ("OPTIONS", "COMMANDS"):
            self.at = title.upper()
        else:
            self.at = "OPTIONS"
            self.put(f".SS {title}")

    def entry(self, term, meaning, column):
        self.flush()
        if term.startswith("-"):
            self.at = "OPTIONS"
        if self.gap and self.column:
            self.put(".SS Other")
        self.put(".TP", typed(term))
        self.column, self.paragraph = column, [meaning]

    def line(self, line, following):
        indent = len(line) - len(line.lstrip())
        if line.startswith("usage:") or (line.startswith("       genlab ") and not self.gap and not self.column):
            self.usage(line)
        elif HEADING.fullmatch(line) and following.startswith("  "):
            self.heading(line[:-1])
        elif not line:
            self.flush()
        elif match := ENTRY.match(line):
            self.entry(match[1], line[match.end():], match.end())
        elif indent > self.column > 0:
            self.flush()
            self.put(".nf", f"    {escaped(line.strip())}", ".fi")
        else:
            if indent == 0 and (self.gap or self.column):
                self.flush()
                self.at = "NOTES" if self.sections["OPTIONS"] else "DESCRIPTION"
                self.column = 0
            self.paragraph.append(line.strip())
        self.gap = not line


def commands(genlab):
    """By name what each does, as `genlab --help` says."""
    listed = printed(genlab, "--help").partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    entries = {line.split()[0]: line[ENTRY.match(line).end():] for line in listed}
    del entries["help"]
    return entries


def page(genlab, command):
    text = printed(genlab, *([command] if command else []), "--help")
    names = commands(genlab)
    made = Page()
    lines = [*text.splitlines(), ""]
    for line, following in zip(lines, [*lines[1:], ""]):
        made.line(line, following)
    made.flush()
    if command:
        name, does = f"genlab-{command}", names[command]
    else:
        name, does = "genlab", text.split("\n")[2].removeprefix("The ").rstrip(".")
    date = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    version = printed(genlab, "--version").split("\n")[0]
    others = [other for other in ["genlab", *(f"genlab-{known}" for known in names)] if other != name]
    made.sections["SEE ALSO"] = [f".BR {escaped(other)} (1)" + ("," if other != others[-1] else "") for other in others]
    out = [f'.TH {name.upper()} 1 {date} "{version}"', ".SH NAME", *prose(f"{name} - {does}")]
    for title, content in made.sections.items():
        out += [f".SH {title}", *content] if content else []
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: man.py GENLAB [COMMAND]")
    sys.stdout.write(page(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None))
