#!/usr/bin/env python3
"""Turn the library modules under a folder into C: embed.py OUTPUT FOLDER FILE...

FOLDER/a/b.py is the module a.b, FOLDER/a/__init__.py the package a.
"""
import pathlib
import sys


def main():
    output, folder, *files = sys.argv[1:]
    modules = []
    for file in files:
        path = pathlib.Path(file)
        parts = path.relative_to(folder).with_suffix("").parts
        package = parts[-1] == "__init__"
        modules.append((".".join(parts[:-1] if package else parts), package, path.read_bytes()))
    lines = ['#include "lib/import_internal.h"', ""]
    for name, _, text in sorted(modules):
        lines.append(f"static const unsigned char text_{name.replace('.', '_')}[] = {{")
        lines += [",".join(map(str, text[i:i + 32])) + "," for i in range(0, len(text), 32)]
        lines.append("};")
    lines.append("const library_module library_modules[] = {")
    for name, package, text in sorted(modules):
        array = f"text_{name.replace('.', '_')}"
        lines.append(f'    {{"{name}", {str(package).lower()}, {array}, sizeof {array}}},')
    lines += ["    {0},", "};", ""]
    pathlib.Path(output).write_text("\n".join(lines))


main()
