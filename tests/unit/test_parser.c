/* The shape of syntax trees. The expected ones agree with the trees of CPython 3.13's ast module. */

#include "ast_dump.h"
#include "front/parser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct tree_case {
    const char *source, *tree;
} trees[] = {
    {"def f(a, /, b: int = 1, *c, d, e=2, **g) -> x: pass",
     "{ (FunctionDef f (arguments [ (a -)] [ (b (Name int Load))] [ (c -)] [ (d -) (e -)] [ - "
     "(Constant int10:2)] [ (g -)] [ (Constant int10:1)]) { (Pass)} [] (Name x Load))}"},
    {"lambda *, k=1: k",
     "{ (Expr (Lambda (arguments [] [] [] [ (k -)] [ (Constant int10:1)] [] []) (Name k Load))"
     ")}"},
    {"@d(1)\n"
     "async def f():\n"
     "    await x\n"
     "    async for a in b: pass\n"
     "    async with c as e: pass",
     "{ (FunctionDef async f (arguments [] [] [] [] [] [] []) { (Expr (Await (Name x Load))) ("
     "For async (Name a Store) (Name b Load) { (Pass)} {}) (With async (Name c Load) (Name e S"
     "tore) { (Pass)})} [ (Call (Name d Load) [ (Constant int10:1)] [])] -)}"},
    {"class A(B, metaclass=C, *d, **e):\n"
     "    x: int = 1\n"
     "    (y): str",
     "{ (ClassDef A [ (Name B Load) (Starred (Name d Load) Load)] [ (metaclass (Name C Load)) "
     "(- (Name e Load))] { (AnnAssign (Name x Store) (Name int Load) (Constant int10:1) simple"
     ") (AnnAssign (Name y Store) (Name str Load) - complex)} [])}"},
    {"return a, *b\n"
     "del a.b, c[0], (d, e)",
     "{ (Return (Tuple [ (Name a Load) (Starred (Name b Load) Load)] Load)) (Delete [ (Attribu"
     "te (Name a Load) b Del) (Subscript (Name c Load) (Constant int10:0) Del) (Tuple [ (Name "
     "d Del) (Name e Del)] Del)])}"},
    {"a = b, *c = [d, e] = yield f",
     "{ (Assign [ (Name a Store) (Tuple [ (Name b Store) (Starred (Name c Store) Store)] Store"
     ") (List [ (Name d Store) (Name e Store)] Store)] (Yield (Name f Load)))}"},
    {"x **= 2\n"
     "x //= 3\n"
     "x @= y",
     "{ (AugAssign (Name x Store) Pow (Constant int10:2)) (AugAssign (Name x Store) FloorDiv ("
     "Constant int10:3)) (AugAssign (Name x Store) MatMult (Name y Load))}"},
    {"for i, (j, *k) in l:\n"
     "  break\n"
     "else:\n"
     "  continue",
     "{ (For (Tuple [ (Name i Store) (Tuple [ (Name j Store) (Starred (Name k Store) Store)] S"
     "tore)] Store) (Name l Load) { (Break)} { (Continue)})}"},
    {"while a:\n"
     " pass\n"
     "else:\n"
     " pass",
     "{ (While (Name a Load) { (Pass)} { (Pass)})}"},
    {"if a: b\n"
     "elif c: d\n"
     "else: e",
     "{ (If (Name a Load) { (Expr (Name b Load))} { (If (Name c Load) { (Expr (Name d Load))} "
     "{ (Expr (Name e Load))})})}"},
    {"with (a as b, c as (d, e),): pass\n"
     "with (f), g as h[0]: pass\n"
     "with (i, j) as k: pass",
     "{ (With (Name a Load) (Name b Store) (Name c Load) (Tuple [ (Name d Store) (Name e Store"
     ")] Store) { (Pass)}) (With (Name f Load) - (Name g Load) (Subscript (Name h Load) (Const"
     "ant int10:0) Store) { (Pass)}) (With (Tuple [ (Name i Load) (Name j Load)] Load) (Name k"
     " Store) { (Pass)})}"},
    {"raise\n"
     "raise a\n"
     "raise a from b",
     "{ (Raise - -) (Raise (Name a Load) -) (Raise (Name a Load) (Name b Load))}"},
    {"try:\n"
     " a\n"
     "except (B, C) as d:\n"
     " e\n"
     "except:\n"
     " f\n"
     "else:\n"
     " g\n"
     "finally:\n"
     " h",
     "{ (Try { (Expr (Name a Load))} (except (Tuple [ (Name B Load) (Name C Load)] Load) d { ("
     "Expr (Name e Load))}) (except - - { (Expr (Name f Load))}) { (Expr (Name g Load))} { (Ex"
     "pr (Name h Load))})}"},
    {"assert a, b",
     "{ (Assert (Name a Load) (Name b Load))}"},
    {"import a.b.c as d, e\n"
     "from ...f import (g as h, i,)\n"
     "from . import j\n"
     "from k import *",
     "{ (Import (a.b.c d) (e -)) (ImportFrom f 3 (g h) (i -)) (ImportFrom - 1 (j -)) (ImportFr"
     "om k 0 (* -))}"},
    {"global a, b\n"
     "nonlocal c",
     "{ (Global a b) (Nonlocal c)}"},
    {"a or b and not c or d",
     "{ (Expr (BoolOp Or [ (Name a Load) (BoolOp And [ (Name b Load) (UnaryOp Not (Name c Load"
     "))]) (Name d Load)]))}"},
    {"(a := 1)\n"
     "f(b := 2)",
     "{ (Expr (NamedExpr (Name a Store) (Constant int10:1))) (Expr (Call (Name f Load) [ (Name"
     "dExpr (Name b Store) (Constant int10:2))] []))}"},
    {"a + b * c ** -d ** e - f // g % h @ i",
     "{ (Expr (BinOp Sub (BinOp Add (Name a Load) (BinOp Mult (Name b Load) (BinOp Pow (Name c"
     " Load) (UnaryOp USub (BinOp Pow (Name d Load) (Name e Load)))))) (BinOp MatMult (BinOp M"
     "od (BinOp FloorDiv (Name f Load) (Name g Load)) (Name h Load)) (Name i Load))))}"},
    {"~a << b >> c & d ^ e | f",
     "{ (Expr (BinOp BitOr (BinOp BitXor (BinOp BitAnd (BinOp RShift (BinOp LShift (UnaryOp In"
     "vert (Name a Load)) (Name b Load)) (Name c Load)) (Name d Load)) (Name e Load)) (Name f "
     "Load)))}"},
    {"-2 ** 2",
     "{ (Expr (UnaryOp USub (BinOp Pow (Constant int10:2) (Constant int10:2))))}"},
    {"a if b else c if d else lambda: e",
     "{ (Expr (IfExp (Name b Load) (Name a Load) (IfExp (Name d Load) (Name c Load) (Lambda (a"
     "rguments [] [] [] [] [] [] []) (Name e Load)))))}"},
    {"{}, {a: b, **c}, {a, *b}, [], [*a, b], (), (a,), (a)",
     "{ (Expr (Tuple [ (Dict [] []) (Dict [ (Name a Load) -] [ (Name b Load) (Name c Load)]) ("
     "Set [ (Name a Load) (Starred (Name b Load) Load)]) (List [] Load) (List [ (Starred (Name"
     " a Load) Load) (Name b Load)] Load) (Tuple [] Load) (Tuple [ (Name a Load)] Load) (Name "
     "a Load)] Load))}"},
    {"[a for b in c if d if e for f in g]\n"
     "{a for b in c}\n"
     "{a: b for c, d in e}\n"
     "f(a for b in c)\n"
     "(a async for b in c)",
     "{ (Expr (ListComp (Name a Load) (for (Name b Store) (Name c Load) [ (Name d Load) (Name "
     "e Load)]) (for (Name f Store) (Name g Load) []))) (Expr (SetComp (Name a Load) (for (Nam"
     "e b Store) (Name c Load) []))) (Expr (DictComp (Name a Load) (Name b Load) (for (Tuple ["
     " (Name c Store) (Name d Store)] Store) (Name e Load) []))) (Expr (Call (Name f Load) [ ("
     "GeneratorExp (Name a Load) (for (Name b Store) (Name c Load) []))] [])) (Expr (Generator"
     "Exp (Name a Load) (async-for (Name b Store) (Name c Load) [])))}"},
    {"yield\n"
     "(yield)\n"
     "x = yield a, b\n"
     "yield from c",
     "{ (Expr (Yield -)) (Expr (Yield -)) (Assign [ (Name x Store)] (Yield (Tuple [ (Name a Lo"
     "ad) (Name b Load)] Load))) (Expr (YieldFrom (Name c Load)))}"},
    {"a < b <= c != d is not e not in f is g in h",
     "{ (Expr (Compare (Name a Load) Lt (Name b Load) LtE (Name c Load) NotEq (Name d Load) Is"
     "Not (Name e Load) NotIn (Name f Load) Is (Name g Load) In (Name h Load)))}"},
    {"f(a, *b, c=d, **e)",
     "{ (Expr (Call (Name f Load) [ (Name a Load) (Starred (Name b Load) Load)] [ (c (Name d L"
     "oad)) (- (Name e Load))]))}"},
    {"a.b(c)[d].e",
     "{ (Expr (Attribute (Subscript (Call (Attribute (Name a Load) b Load) [ (Name c Load)] []"
     ") (Name d Load) Load) e Load))}"},
    {"a[1], a[:], a[1:2], a[::3], a[1:2, 3], a[*b], a[b:=1]",
     "{ (Expr (Tuple [ (Subscript (Name a Load) (Constant int10:1) Load) (Subscript (Name a Lo"
     "ad) (Slice - - -) Load) (Subscript (Name a Load) (Slice (Constant int10:1) (Constant int"
     "10:2) -) Load) (Subscript (Name a Load) (Slice - - (Constant int10:3)) Load) (Subscript "
     "(Name a Load) (Tuple [ (Slice (Constant int10:1) (Constant int10:2) -) (Constant int10:3"
     ")] Load) Load) (Subscript (Name a Load) (Tuple [ (Starred (Name b Load) Load)] Load) Loa"
     "d) (Subscript (Name a Load) (NamedExpr (Name b Store) (Constant int10:1)) Load)] Load))}"},
    {"None, True, False, ...",
     "{ (Expr (Tuple [ (Constant None) (Constant True) (Constant False) (Constant ...)] Load))"
     "}"},
    {"0, 00, 1_000, 0xFF_ff, 0o17, 0b1_0, 1., .5, 1e3, 1_0.0_1e-2",
     "{ (Expr (Tuple [ (Constant int10:0) (Constant int10:00) (Constant int10:1000) (Constant "
     "int16:FFff) (Constant int8:17) (Constant int2:10) (Constant float:1) (Constant float:0.5"
     ") (Constant float:1000) (Constant float:0.10009999999999999)] Load))}"},
    {"'a\\n\\x41\\u00e9\\U0001f600\\101\\q' \"b\" '''c'd''' u'e' r'\\n' 'f\\\n"
     "g'",
     "{ (Expr (Constant 'a\\x0aA\\xc3\\xa9\\xf0\\x9f\\x98\\x80A\\x5cqbc\\x27de\\x5cnfg'))}"},
    {"b'\\x00\\xff\\u' rb'\\n' B\"a\" ",
     "{ (Expr (Constant b'\\x00\\xff\\x5cu\\x5cna'))}"},
    {"'\\ud800 \xc3\xa9'",
     "{ (Expr (Constant '\\xed\\xa0\\x80 \\xc3\\xa9'))}"},
    {"f''\n"
     "f'a{b}c{{d}}'\n"
     "'x' f'{a!r:>{w}.{p}}' 'y'",
     "{ (Expr (JoinedStr [])) (Expr (JoinedStr [ (Constant 'a') (FormattedValue (Name b Load) "
     "- -) (Constant 'c{d}')])) (Expr (JoinedStr [ (Constant 'x') (FormattedValue (Name a Load"
     ") r (JoinedStr [ (Constant '>') (FormattedValue (Name w Load) - -) (Constant '.') (Forma"
     "ttedValue (Name p Load) - -)])) (Constant 'y')]))}"},
    {"f'{x = }{y=!s}{z=:3}'",
     "{ (Expr (JoinedStr [ (Constant 'x = ') (FormattedValue (Name x Load) r -) (Constant 'y='"
     ") (FormattedValue (Name y Load) s -) (Constant 'z=') (FormattedValue (Name z Load) - (Jo"
     "inedStr [ (Constant '3')]))]))}"},
    {"f'{a['b']}' f\"{f'{1}'}\" f'''{\n"
     "a\n"
     "}'''",
     "{ (Expr (JoinedStr [ (FormattedValue (Subscript (Name a Load) (Constant 'b') Load) - -) "
     "(FormattedValue (JoinedStr [ (FormattedValue (Constant int10:1) - -)]) - -) (FormattedVa"
     "lue (Name a Load) - -)]))}"},
    {"rf'\\n{a}\\d' f'\\x41{b}'",
     "{ (Expr (JoinedStr [ (Constant '\\x5cn') (FormattedValue (Name a Load) - -) (Constant '"
     "\\x5cdA') (FormattedValue (Name b Load) - -)]))}"},
    {"f'{(lambda x: 1)}{a if b else c:{d}}'",
     "{ (Expr (JoinedStr [ (FormattedValue (Lambda (arguments [] [ (x -)] [] [] [] [] []) (Con"
     "stant int10:1)) - -) (FormattedValue (IfExp (Name b Load) (Name a Load) (Name c Load)) -"
     " (JoinedStr [ (FormattedValue (Name d Load) - -)]))]))}"},
    {"x = 1; y = 2;",
     "{ (Assign [ (Name x Store)] (Constant int10:1)) (Assign [ (Name y Store)] (Constant int1"
     "0:2))}"},
    {"if a:\n"
     "\tb\n"
     "\tif c:\n"
     "\t\td\n"
     "# comment\n"
     "\n"
     "\te\n",
     "{ (If (Name a Load) { (Expr (Name b Load)) (If (Name c Load) { (Expr (Name d Load))} {})"
     " (Expr (Name e Load))} {})}"},
    {"match = case = type = _ = 1\n"
     "match(x)\n"
     "print(type)",
     "{ (Assign [ (Name match Store) (Name case Store) (Name type Store) (Name _ Store)] (Cons"
     "tant int10:1)) (Expr (Call (Name match Load) [ (Name x Load)] [])) (Expr (Call (Name pri"
     "nt Load) [ (Name type Load)] []))}"},
    {"a = (1 +\n"
     "  2) + \\\n"
     " 3",
     "{ (Assign [ (Name a Store)] (BinOp Add (BinOp Add (Constant int10:1) (Constant int10:2))"
     " (Constant int10:3)))}"},
    {"na\xc3\xafve = \xc3\xa9",
     "{ (Assign [ (Name na\xc3\xafve Store)] (Name \xc3\xa9 Load))}"},
    {"1if x else 2",
     "{ (Expr (IfExp (Name x Load) (Constant int10:1) (Constant int10:2)))}"},
};

static char *dump_of(const char *text, size_t len, bool spans)
{
    arena a;
    syntax_error err;
    arena_init(&a);
    module_node *m = parse_module(&a, "x.py", text, len, &err);
    char *dump = NULL;
    size_t size;
    FILE *out = open_memstream(&dump, &size);
    assert_non_null(out);
    if (m) {
        ast_dump(m, spans, out);
    } else {
        syntax_error_write(&err, out);
    }
    fclose(out);
    arena_free(&a);
    return dump;
}

static void test_trees(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
        char *dump = dump_of(trees[i].source, strlen(trees[i].source), false);
        assert_string_equal(dump + 1, trees[i].tree);
        free(dump);
    }
}

static void test_spans(void **state)
{
    (void)state;
    static const char text[] = "\xc3\xa9 = (a +\n  b) * c\nif x:\n    (y)\n\n";
    char *dump = dump_of(text, sizeof text - 1, true);
    assert_string_equal(dump, " { (Assign@1:0-2:8 [ (Name@1:0-1:2 \xc3\xa9 Store)]"
                              " (BinOp@1:5-2:8 Mult (BinOp@1:6-2:3 Add (Name@1:6-1:7 a Load)"
                              " (Name@2:2-2:3 b Load)) (Name@2:7-2:8 c Load)))"
                              " (If@3:0-4:7 (Name@3:3-3:4 x Load)"
                              " { (Expr@4:4-4:7 (Name@4:5-4:6 y Load))} {})}");
    free(dump);
}

static void test_source_forms(void **state)
{
    (void)state;
    static const char *const forms[] = {"a\nif b:\n c\n", "\357\273\277a\nif b:\n c\n", "a\r\nif b:\r\n c",
                                        "a\rif b:\r c", "\f\n# c\na\nif b:\n \\\n c\n  # d"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char *dump = dump_of(forms[i], strlen(forms[i]), false);
        assert_string_equal(dump, " { (Expr (Name a Load)) (If (Name b Load) { (Expr (Name c Load))} {})}");
        free(dump);
    }
    char *dump = dump_of("", 0, false);
    assert_string_equal(dump, " {}");
    free(dump);
}

static void test_names_are_interned(void **state)
{
    (void)state;
    arena a;
    syntax_error err;
    arena_init(&a);
    module_node *m = parse_module(&a, "x.py", "abc\nabc.abc", 11, &err);
    assert_non_null(m);
    const expr_node *attribute = m->body.items[1]->expr;
    assert_ptr_equal(m->body.items[0]->expr->name, attribute->attribute.attr);
    assert_ptr_equal(arena_intern(&a, "abc", 3), attribute->attribute.attr);
    assert_ptr_not_equal(arena_intern(&a, "ab", 2), attribute->attribute.attr);
    arena_free(&a);
}

/* Parses `unit` n times in a row and answers the height of the tree of the last expression, or -1. */
static int height_of(const char *unit, int n, const char *end)
{
    size_t len = strlen(unit);
    char *text = malloc(len * (size_t)n + strlen(end) + 1);
    assert_non_null(text);
    for (int i = 0; i < n; i++) {
        memcpy(text + len * (size_t)i, unit, len);
    }
    strcpy(text + len * (size_t)n, end);
    arena a;
    syntax_error err;
    arena_init(&a);
    module_node *m = parse_module(&a, "x.py", text, strlen(text), &err);
    int height = m ? m->body.items[0]->expr->height : -1;
    assert_true(m || err.message[0]);
    arena_free(&a);
    free(text);
    return height;
}

/* Any depth is either parsed to a tree of bounded height or refused. */
static void test_depth(void **state)
{
    (void)state;
    static const char *const units[] = {"(",      "[",   "{",     "f(",      "a[",   "-",      "not ",   "lambda: ",
                                        "a**",    "a+",  "a.",    "await ",  "f'{",  "(yield ", "a if b else ",
                                        "[x for x in ", "{1: ", "f'{x:{", "if a:\n ", "'a' ", "~ + ", "@a\n"};
    static const int counts[] = {1, 100, 199, 1000, 1400, 20000};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        for (size_t j = 0; j < sizeof counts / sizeof *counts; j++) {
            assert_true(height_of(units[i], counts[j], "1") <= AST_MAX_HEIGHT);
        }
    }
    assert_int_equal(height_of("-", 900, "1"), 901);
    assert_int_equal(height_of("a+", 1400, "a"), 1401);
    assert_int_equal(height_of("a+", AST_MAX_HEIGHT, "a"), -1);
}

/* No bytes may do harm (this is for the sanitizers): pieces of the programs above, with bytes changed. */
static void test_any_bytes(void **state)
{
    (void)state;
    uint32_t random = 12345;
    for (int round = 0; round < 20000; round++) {
        char text[512];
        random = random * 1664525u + 1013904223u;
        const char *from = trees[(random >> 8) % (sizeof trees / sizeof *trees)].source;
        size_t len = strlen(from);
        len = len < sizeof text ? len : sizeof text;
        memcpy(text, from, len);
        for (uint32_t changes = random >> 28; changes > 0; changes--) {
            random = random * 1664525u + 1013904223u;
            static const char bytes[] = "()[]{}'\"\\\n\t\r :=,.f*#0\xc3\xff";
            text[(random >> 8) % len] = bytes[(random >> 24) % sizeof bytes];
        }
        random = random * 1664525u + 1013904223u;
        free(dump_of(text, random >> 31 ? len : (random >> 8) % len, false));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_source_forms),
        cmocka_unit_test(test_names_are_interned),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
