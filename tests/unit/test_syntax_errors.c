/* What is said about wrong programs: the place, the carets and the message, as CPython 3.13 gives them
 * (except where genlab names what it does not support). */

#include "front/parser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct error_case {
    const char *source, *report;
} errors[] = {
    {"x = (1,",
     "  File \"x.py\", line 1\n"
     "    x = (1,\n"
     "        ^\n"
     "SyntaxError: '(' was never closed\n"},
    {"x = ]",
     "  File \"x.py\", line 1\n"
     "    x = ]\n"
     "        ^\n"
     "SyntaxError: unmatched ']'\n"},
    {"x = (1]",
     "  File \"x.py\", line 1\n"
     "    x = (1]\n"
     "          ^\n"
     "SyntaxError: closing parenthesis ']' does not match opening parenthesis '('\n"},
    {"x = (\n"
     "1]",
     "  File \"x.py\", line 2\n"
     "    1]\n"
     "     ^\n"
     "SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1\n"},
    {"'abc",
     "  File \"x.py\", line 1\n"
     "    'abc\n"
     "    ^\n"
     "SyntaxError: unterminated string literal (detected at line 1)\n"},
    {"x = '''a\n"
     "b",
     "  File \"x.py\", line 1\n"
     "    x = '''a\n"
     "        ^\n"
     "SyntaxError: unterminated triple-quoted string literal (detected at line 2)\n"},
    {"f'abc",
     "  File \"x.py\", line 1\n"
     "    f'abc\n"
     "    ^\n"
     "SyntaxError: unterminated f-string literal (detected at line 1)\n"},
    {"f'''{a}",
     "  File \"x.py\", line 1\n"
     "    f'''{a}\n"
     "    ^\n"
     "SyntaxError: unterminated triple-quoted f-string literal (detected at line 1)\n"},
    {"f'{a'",
     "  File \"x.py\", line 1\n"
     "    f'{a'\n"
     "        ^\n"
     "SyntaxError: f-string: expecting '}'\n"},
    {"f'{}'",
     "  File \"x.py\", line 1\n"
     "    f'{}'\n"
     "       ^\n"
     "SyntaxError: f-string: valid expression required before '}'\n"},
    {"f'{a!x}'",
     "  File \"x.py\", line 1\n"
     "    f'{a!x}'\n"
     "         ^\n"
     "SyntaxError: f-string: invalid conversion character 'x': expected 's', 'r', or 'a'\n"},
    {"f'{a b}'",
     "  File \"x.py\", line 1\n"
     "    f'{a b}'\n"
     "       ^^^\n"
     "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"},
    {"f'}'",
     "  File \"x.py\", line 1\n"
     "    f'}'\n"
     "      ^\n"
     "SyntaxError: f-string: single '}' is not allowed\n"},
    {"f'{a:{b:{c:{d}}}}'",
     "  File \"x.py\", line 1\n"
     "    f'{a:{b:{c:{d}}}}'\n"
     "              ^\n"
     "SyntaxError: f-string: expressions nested too deeply\n"},
    {"if x\n"
     "  y",
     "  File \"x.py\", line 1\n"
     "    if x\n"
     "        ^\n"
     "SyntaxError: expected ':'\n"},
    {"if x:\n"
     "y",
     "  File \"x.py\", line 2\n"
     "    y\n"
     "    ^\n"
     "IndentationError: expected an indented block after 'if' statement on line 1\n"},
    {"for a in b:\n"
     "\n"
     "c",
     "  File \"x.py\", line 3\n"
     "    c\n"
     "    ^\n"
     "IndentationError: expected an indented block after 'for' statement on line 1\n"},
    {"def f():\n"
     "  x\n"
     " y",
     "  File \"x.py\", line 3\n"
     "    y\n"
     "     ^\n"
     "IndentationError: unindent does not match any outer indentation level\n"},
    {"  x",
     "  File \"x.py\", line 1\n"
     "    x\n"
     "IndentationError: unexpected indent\n"},
    {"x\n"
     "  y",
     "  File \"x.py\", line 2\n"
     "    y\n"
     "IndentationError: unexpected indent\n"},
    {"if x:\n"
     "\ty\n"
     "        z",
     "  File \"x.py\", line 3\n"
     "    z\n"
     "TabError: inconsistent use of tabs and spaces in indentation\n"},
    {"x = 1 +",
     "  File \"x.py\", line 1\n"
     "    x = 1 +\n"
     "           ^\n"
     "SyntaxError: invalid syntax\n"},
    {"a b",
     "  File \"x.py\", line 1\n"
     "    a b\n"
     "      ^\n"
     "SyntaxError: invalid syntax\n"},
    {"(a b)",
     "  File \"x.py\", line 1\n"
     "    (a b)\n"
     "     ^^^\n"
     "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"},
    {"print 'a'",
     "  File \"x.py\", line 1\n"
     "    print 'a'\n"
     "    ^^^^^^^^^\n"
     "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?\n"},
    {"f() = 1",
     "  File \"x.py\", line 1\n"
     "    f() = 1\n"
     "    ^^^\n"
     "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?\n"},
    {"f() = g() = 1",
     "  File \"x.py\", line 1\n"
     "    f() = g() = 1\n"
     "    ^^^\n"
     "SyntaxError: cannot assign to function call\n"},
    {"a + 1 = 2",
     "  File \"x.py\", line 1\n"
     "    a + 1 = 2\n"
     "    ^^^^^\n"
     "SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?\n"},
    {"None = 1",
     "  File \"x.py\", line 1\n"
     "    None = 1\n"
     "    ^^^^\n"
     "SyntaxError: cannot assign to None\n"},
    {"(a, 1) = b",
     "  File \"x.py\", line 1\n"
     "    (a, 1) = b\n"
     "        ^\n"
     "SyntaxError: cannot assign to literal\n"},
    {"x = 1 = y",
     "  File \"x.py\", line 1\n"
     "    x = 1 = y\n"
     "        ^\n"
     "SyntaxError: cannot assign to literal\n"},
    {"f() += 1",
     "  File \"x.py\", line 1\n"
     "    f() += 1\n"
     "    ^^^\n"
     "SyntaxError: 'function call' is an illegal expression for augmented assignment\n"},
    {"(a, b) += 1",
     "  File \"x.py\", line 1\n"
     "    (a, b) += 1\n"
     "    ^^^^^^\n"
     "SyntaxError: 'tuple' is an illegal expression for augmented assignment\n"},
    {"if x = 1: pass",
     "  File \"x.py\", line 1\n"
     "    if x = 1: pass\n"
     "       ^^^^^\n"
     "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?\n"},
    {"del f()",
     "  File \"x.py\", line 1\n"
     "    del f()\n"
     "        ^^^\n"
     "SyntaxError: cannot delete function call\n"},
    {"for 1 in x: pass",
     "  File \"x.py\", line 1\n"
     "    for 1 in x: pass\n"
     "        ^\n"
     "SyntaxError: cannot assign to literal\n"},
    {"[x for 1 in y]",
     "  File \"x.py\", line 1\n"
     "    [x for 1 in y]\n"
     "           ^\n"
     "SyntaxError: cannot assign to literal\n"},
    {"[x for y z]",
     "  File \"x.py\", line 1\n"
     "    [x for y z]\n"
     "             ^\n"
     "SyntaxError: 'in' expected after for-loop variables\n"},
    {"with a as 1: pass",
     "  File \"x.py\", line 1\n"
     "    with a as 1: pass\n"
     "              ^\n"
     "SyntaxError: cannot assign to literal\n"},
    {"(a, b): int",
     "  File \"x.py\", line 1\n"
     "    (a, b): int\n"
     "    ^^^^^^\n"
     "SyntaxError: only single target (not tuple) can be annotated\n"},
    {"f(a=1, b)",
     "  File \"x.py\", line 1\n"
     "    f(a=1, b)\n"
     "            ^\n"
     "SyntaxError: positional argument follows keyword argument\n"},
    {"f(**a, *b)",
     "  File \"x.py\", line 1\n"
     "    f(**a, *b)\n"
     "         ^^^^\n"
     "SyntaxError: iterable argument unpacking follows keyword argument unpacking\n"},
    {"f(a for b in c, d)",
     "  File \"x.py\", line 1\n"
     "    f(a for b in c, d)\n"
     "      ^^^^^^^^^^^^\n"
     "SyntaxError: Generator expression must be parenthesized\n"},
    {"f(1=2)",
     "  File \"x.py\", line 1\n"
     "    f(1=2)\n"
     "      ^^\n"
     "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?\n"},
    {"f(True=1)",
     "  File \"x.py\", line 1\n"
     "    f(True=1)\n"
     "      ^^^^^\n"
     "SyntaxError: cannot assign to True\n"},
    {"f(a=)",
     "  File \"x.py\", line 1\n"
     "    f(a=)\n"
     "      ^^\n"
     "SyntaxError: expected argument value expression\n"},
    {"def f(a=1, b): pass",
     "  File \"x.py\", line 1\n"
     "    def f(a=1, b): pass\n"
     "               ^\n"
     "SyntaxError: parameter without a default follows parameter with a default\n"},
    {"def f(*): pass",
     "  File \"x.py\", line 1\n"
     "    def f(*): pass\n"
     "          ^\n"
     "SyntaxError: named arguments must follow bare *\n"},
    {"def f(**a, b): pass",
     "  File \"x.py\", line 1\n"
     "    def f(**a, b): pass\n"
     "               ^\n"
     "SyntaxError: arguments cannot follow var-keyword argument\n"},
    {"def f(a, a=): pass",
     "  File \"x.py\", line 1\n"
     "    def f(a, a=): pass\n"
     "              ^\n"
     "SyntaxError: expected default value expression\n"},
    {"def f((a, b)): pass",
     "  File \"x.py\", line 1\n"
     "    def f((a, b)): pass\n"
     "          ^^^^^^\n"
     "SyntaxError: Function parameters cannot be parenthesized\n"},
    {"def f(a, /, b, /): pass",
     "  File \"x.py\", line 1\n"
     "    def f(a, /, b, /): pass\n"
     "                   ^\n"
     "SyntaxError: / may appear only once\n"},
    {"lambda a=1, b: a",
     "  File \"x.py\", line 1\n"
     "    lambda a=1, b: a\n"
     "                ^\n"
     "SyntaxError: parameter without a default follows parameter with a default\n"},
    {"def f:\n"
     "  pass",
     "  File \"x.py\", line 1\n"
     "    def f:\n"
     "         ^\n"
     "SyntaxError: expected '('\n"},
    {"class A\n"
     "  pass",
     "  File \"x.py\", line 1\n"
     "    class A\n"
     "           ^\n"
     "SyntaxError: expected ':'\n"},
    {"try:\n"
     "  x\n"
     "y",
     "  File \"x.py\", line 3\n"
     "    y\n"
     "    ^\n"
     "SyntaxError: expected 'except' or 'finally' block\n"},
    {"try:\n"
     "  x\n"
     "except A, B:\n"
     "  y",
     "  File \"x.py\", line 3\n"
     "    except A, B:\n"
     "           ^^^^\n"
     "SyntaxError: multiple exception types must be parenthesized\n"},
    {"import a from b",
     "  File \"x.py\", line 1\n"
     "    import a from b\n"
     "    ^^^^^^^^^^^^^^^\n"
     "SyntaxError: Did you mean to use 'from ... import ...' instead?\n"},
    {"from a import b,",
     "  File \"x.py\", line 1\n"
     "    from a import b,\n"
     "                    ^\n"
     "SyntaxError: trailing comma not allowed without surrounding parentheses\n"},
    {"from a import",
     "  File \"x.py\", line 1\n"
     "    from a import\n"
     "                 ^\n"
     "SyntaxError: Expected one or more names after 'import'\n"},
    {"{1: 2, 3}",
     "  File \"x.py\", line 1\n"
     "    {1: 2, 3}\n"
     "           ^\n"
     "SyntaxError: ':' expected after dictionary key\n"},
    {"{1:}",
     "  File \"x.py\", line 1\n"
     "    {1:}\n"
     "      ^\n"
     "SyntaxError: expression expected after dictionary key and ':'\n"},
    {"{**a for a in b}",
     "  File \"x.py\", line 1\n"
     "    {**a for a in b}\n"
     "     ^^\n"
     "SyntaxError: dict unpacking cannot be used in dict comprehension\n"},
    {"[*a for a in b]",
     "  File \"x.py\", line 1\n"
     "    [*a for a in b]\n"
     "     ^^\n"
     "SyntaxError: iterable unpacking cannot be used in comprehension\n"},
    {"[a, b for a, b in c]",
     "  File \"x.py\", line 1\n"
     "    [a, b for a, b in c]\n"
     "     ^^^^\n"
     "SyntaxError: did you forget parentheses around the comprehension target?\n"},
    {"(*a)",
     "  File \"x.py\", line 1\n"
     "    (*a)\n"
     "     ^^\n"
     "SyntaxError: cannot use starred expression here\n"},
    {"(a.b := 1)",
     "  File \"x.py\", line 1\n"
     "    (a.b := 1)\n"
     "     ^^^\n"
     "SyntaxError: cannot use assignment expressions with attribute\n"},
    {"a if b",
     "  File \"x.py\", line 1\n"
     "    a if b\n"
     "    ^^^^^^\n"
     "SyntaxError: expected 'else' after 'if' expression\n"},
    {"1 + not 2",
     "  File \"x.py\", line 1\n"
     "    1 + not 2\n"
     "        ^^^^^\n"
     "SyntaxError: 'not' after an operator must be parenthesized\n"},
    {"[*]",
     "  File \"x.py\", line 1\n"
     "    [*]\n"
     "      ^\n"
     "SyntaxError: Invalid star expression\n"},
    {"0777",
     "  File \"x.py\", line 1\n"
     "    0777\n"
     "    ^\n"
     "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o pref"
     "ix for octal integers\n"},
    {"0b2",
     "  File \"x.py\", line 1\n"
     "    0b2\n"
     "      ^\n"
     "SyntaxError: invalid digit '2' in binary literal\n"},
    {"0o8",
     "  File \"x.py\", line 1\n"
     "    0o8\n"
     "      ^\n"
     "SyntaxError: invalid digit '8' in octal literal\n"},
    {"0xg",
     "  File \"x.py\", line 1\n"
     "    0xg\n"
     "     ^\n"
     "SyntaxError: invalid hexadecimal literal\n"},
    {"1_",
     "  File \"x.py\", line 1\n"
     "    1_\n"
     "     ^\n"
     "SyntaxError: invalid decimal literal\n"},
    {"1__0",
     "  File \"x.py\", line 1\n"
     "    1__0\n"
     "     ^\n"
     "SyntaxError: invalid decimal literal\n"},
    {"1e+",
     "  File \"x.py\", line 1\n"
     "    1e+\n"
     "      ^\n"
     "SyntaxError: invalid decimal literal\n"},
    {"12abc",
     "  File \"x.py\", line 1\n"
     "    12abc\n"
     "     ^\n"
     "SyntaxError: invalid decimal literal\n"},
    {"x = 5j",
     "  File \"x.py\", line 1\n"
     "    x = 5j\n"
     "        ^^\n"
     "SyntaxError: genlab does not support imaginary literals\n"},
    {"a $ b",
     "  File \"x.py\", line 1\n"
     "    a $ b\n"
     "      ^\n"
     "SyntaxError: invalid syntax\n"},
    {"a ? b",
     "  File \"x.py\", line 1\n"
     "    a ? b\n"
     "      ^\n"
     "SyntaxError: invalid syntax\n"},
    {"x = 3 \xc3\x97 4",
     "  File \"x.py\", line 1\n"
     "    x = 3 \xc3\x97 4\n"
     "          ^\n"
     "SyntaxError: invalid character '\xc3\x97' (U+00D7)\n"},
    {"x\xc2\xa0= 1",
     "  File \"x.py\", line 1\n"
     "    x\xc2\xa0= 1\n"
     "     ^\n"
     "SyntaxError: invalid non-printable character U+00A0\n"},
    {"a \\ b",
     "  File \"x.py\", line 1\n"
     "    a \\ b\n"
     "       ^\n"
     "SyntaxError: unexpected character after line continuation character\n"},
    {"a = \\",
     "  File \"x.py\", line 1\n"
     "    a = \\\n"
     "         ^\n"
     "SyntaxError: unexpected EOF while parsing\n"},
    {"'\\x4'",
     "  File \"x.py\", line 1\n"
     "    '\\x4'\n"
     "    ^^^^^\n"
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: t"
     "runcated \\xXX escape\n"},
    {"'\\u12'",
     "  File \"x.py\", line 1\n"
     "    '\\u12'\n"
     "    ^^^^^^\n"
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: t"
     "runcated \\uXXXX escape\n"},
    {"'\\N{DASH}'",
     "  File \"x.py\", line 1\n"
     "    '\\N{DASH}'\n"
     "    ^^^^^^^^^^\n"
     "SyntaxError: genlab does not support '\\N{...}' escapes\n"},
    {"b'\\x4'",
     "  File \"x.py\", line 1\n"
     "    b'\\x4'\n"
     "    ^^^^^^\n"
     "SyntaxError: (value error) invalid \\x escape at position 0\n"},
    {"b'\xc3\xa9'",
     "  File \"x.py\", line 1\n"
     "    b'\xc3\xa9'\n"
     "    ^^^^\n"
     "SyntaxError: bytes can only contain ASCII literal characters\n"},
    {"'a' b'b'",
     "  File \"x.py\", line 1\n"
     "    'a' b'b'\n"
     "            ^\n"
     "SyntaxError: cannot mix bytes and nonbytes literals\n"},
    {"@a",
     "  File \"x.py\", line 1\n"
     "    @a\n"
     "SyntaxError: invalid syntax\n"},
    {"async x",
     "  File \"x.py\", line 1\n"
     "    async x\n"
     "          ^\n"
     "SyntaxError: invalid syntax\n"},
    {"yield = 1",
     "  File \"x.py\", line 1\n"
     "    yield = 1\n"
     "    ^^^^^\n"
     "SyntaxError: assignment to yield expression not possible\n"},
    {"match x:\n"
     "  case 1: pass",
     "  File \"x.py\", line 1\n"
     "    match x:\n"
     "    ^^^^^\n"
     "SyntaxError: genlab does not support 'match' statements\n"},
    {"type X = int",
     "  File \"x.py\", line 1\n"
     "    type X = int\n"
     "    ^^^^\n"
     "SyntaxError: genlab does not support 'type' statements\n"},
    {"def f[T](): pass",
     "  File \"x.py\", line 1\n"
     "    def f[T](): pass\n"
     "         ^\n"
     "SyntaxError: genlab does not support type parameters\n"},
    {"try:\n"
     "  a\n"
     "except* B:\n"
     "  c\n"
     "except C:\n"
     "  d",
     "  File \"x.py\", line 5\n"
     "    except C:\n"
     "    ^^^^^^\n"
     "SyntaxError: cannot have both 'except' and 'except*' on the same 'try'\n"},
    {"try:\n"
     "  a\n"
     "except:\n"
     "  b\n"
     "except A:\n"
     "  c",
     "  File \"x.py\", line 3\n"
     "    except:\n"
     "    ^^^^^^^\n"
     "SyntaxError: default 'except:' must be last\n"},
    {"x = \xc3\xa9 b",
     "  File \"x.py\", line 1\n"
     "    x = \xc3\xa9 b\n"
     "          ^\n"
     "SyntaxError: invalid syntax\n"},
    {"\tx = = 1",
     "  File \"x.py\", line 1\n"
     "    \tx = = 1\n"
     "    ^\n"
     "IndentationError: unexpected indent\n"},
};

static char *report_of(const char *text, size_t len)
{
    arena a;
    syntax_error err;
    arena_init(&a);
    assert_null(parse_module(&a, "x.py", text, len, &err));
    char *report = NULL;
    size_t size;
    FILE *out = open_memstream(&report, &size);
    assert_non_null(out);
    syntax_error_write(&err, out);
    fclose(out);
    arena_free(&a);
    return report;
}

static void test_reports(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        char *report = report_of(errors[i].source, strlen(errors[i].source));
        assert_string_equal(report, errors[i].report);
        free(report);
    }
}

static void assert_report(const char *text, size_t len, const char *expected)
{
    char *report = report_of(text, len);
    assert_string_equal(report, expected);
    free(report);
}

static void test_bad_bytes(void **state)
{
    (void)state;
    assert_report("a\0b\n", 4, "  File \"x.py\", line 1\n    a\nSyntaxError: source code cannot contain null bytes\n");
    assert_report("x\n\xff\n", 4,
                  "SyntaxError: Non-UTF-8 code starting with '\\xff' in file x.py on line 2, but no encoding "
                  "declared; see https://peps.python.org/pep-0263/ for details\n");
    assert_report("\xed\xa0\x80", 3,
                  "SyntaxError: Non-UTF-8 code starting with '\\xed' in file x.py on line 1, but no encoding "
                  "declared; see https://peps.python.org/pep-0263/ for details\n");
    assert_report("# -*- coding: latin-1 -*-\n", 26,
                  "  File \"x.py\", line 1\n"
                  "    # -*- coding: latin-1 -*-\n"
                  "SyntaxError: genlab does not support the source encoding 'latin-1'\n");
}

/* The fields that an exception takes over: columns count characters, from 1. */
static void test_fields(void **state)
{
    (void)state;
    arena a;
    syntax_error err;
    arena_init(&a);
    static const char text[] = "ok\n\xc3\xa9 = f(\xc3\xa9 b)\n";
    assert_null(parse_module(&a, "x.py", text, sizeof text - 1, &err));
    assert_int_equal(err.kind, SYNTAX_ERROR);
    assert_string_equal(err.filename, "x.py");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.col, 7);
    assert_int_equal(err.end_line, 2);
    assert_int_equal(err.end_col, 10);
    int len;
    const char *line = source_line(err.source, err.line, &len);
    assert_int_equal(len, 12);
    assert_memory_equal(line, text + 3, 12);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports),
        cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
