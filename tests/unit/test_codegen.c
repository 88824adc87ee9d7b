/* The code generator: which instructions a function becomes, and the errors that it finds. Golden disassembly
 * covers whole programs; these are the rules one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "vm.h"

static vm *make(void)
{
    char err[1024] = "";
    vm_config config = {0};
    vm *vm = vm_new(&config, err, sizeof err);
    if (!vm) fail_msg("vm_new: %s", err);
    return vm;
}

/* The opcodes of the function f of a program, with their arguments but for jumps' distances, separated by blanks. */
static void opcodes_of_f(const char *text, char *out, size_t size)
{
    vm *vm = make();
    char *listing = NULL;
    size_t length = 0;
    FILE *f = open_memstream(&listing, &length);
    assert_non_null(f);
    bool ok = vm_disassemble(vm, text, strlen(text), "test.py", f);
    fclose(f);
    if (!ok) fail_msg("%s", vm_error(vm));
    char *at = strstr(listing, "Disassembly of f ");
    assert_non_null(at);
    size_t n = 0;
    char *save = NULL;
    strtok_r(at, "\n", &save);
    for (char *line; (line = strtok_r(NULL, "\n", &save)) && strncmp(line, "Exception", 9) && strncmp(line, "Disassembly", 11);) {
        char *p = line + strcspn(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        bool jump = strstr(p, "(to ") != NULL;
        char *end = p + strcspn(p, jump ? " " : "(");
        while (end > p && end[-1] == ' ') end--;
        if (end > p) n += (size_t)snprintf(out + n, size - n, "%s%.*s", n ? "; " : "", (int)(end - p), p);
        assert_true(n < size);
    }
    free(listing);
    vm_free(vm);
}

static void check_code(const char *text, const char *expected)
{
    char got[4096] = "";
    opcodes_of_f(text, got, sizeof got);
    assert_string_equal(got, expected);
}

static void constants_are_folded(void **state)
{
    (void)state;
    check_code("def f(): return 2 * 3 + 1", "LOAD_INT 7; RETURN_VALUE");
    check_code("def f(): return -1", "LOAD_INT -1; RETURN_VALUE");
    check_code("def f(): return (1, 'a', (2, None))", "LOAD_CONST 0; RETURN_VALUE");
    check_code("def f(): return 'a' 'b' + 'c'", "LOAD_CONST 0; RETURN_VALUE");
    check_code("def f(): return not ''", "LOAD_BOOL 1; RETURN_VALUE");
    /* Big results and errors are left to run time. */
    check_code("def f(): return 2 ** 1000", "LOAD_INT 2; LOAD_INT 1000; BINARY_POW 0; RETURN_VALUE");
    check_code("def f(): return 1 // 0", "LOAD_INT 1; LOAD_INT 0; BINARY_FLOORDIV 0; RETURN_VALUE");
    check_code("def f(): return [1, 2, 3]", "BUILD_LIST 0; LOAD_CONST 0; LIST_EXTEND 1; RETURN_VALUE");
}

static void equal_constants_of_other_types_stay_apart(void **state)
{
    (void)state;
    check_code("def f(): return 1.0, x, 0.0, x, -0.0, x, 1.0",
               "LOAD_CONST 0; LOAD_GLOBAL 0; LOAD_CONST 1; LOAD_GLOBAL 0; LOAD_CONST 2; LOAD_GLOBAL 0; LOAD_CONST 0; "
               "BUILD_TUPLE 7; RETURN_VALUE");
}

static void code_that_never_runs_is_dropped(void **state)
{
    (void)state;
    check_code("def f():\n return 1\n g()", "LOAD_INT 1; RETURN_VALUE");
    check_code("def f():\n if 0: g()\n return 2", "LOAD_INT 2; RETURN_VALUE");
    check_code("def f():\n while True: g()",
               "LOAD_GLOBAL 0; PUSH_NULL; CALL 0; POP_TOP; JUMP_BACKWARD");
    check_code("def f():\n if __debug__: return 1\n return 2", "LOAD_INT 1; RETURN_VALUE");
    check_code("def f():\n try: pass\n except E: g()", "LOAD_NONE; RETURN_VALUE");
}

static void conditions_jump_directly(void **state)
{
    (void)state;
    check_code("def f(a, b):\n if not (a and b): return 1\n return 2",
               "LOAD_FAST 0; POP_JUMP_IF_FALSE; LOAD_FAST 1; POP_JUMP_IF_TRUE; LOAD_INT 1; RETURN_VALUE; LOAD_INT 2; "
               "RETURN_VALUE");
    check_code("def f(a):\n if a is not None: return 1\n return 2",
               "LOAD_FAST 0; POP_JUMP_IF_NONE; LOAD_INT 1; RETURN_VALUE; LOAD_INT 2; RETURN_VALUE");
    check_code("def f(a, b, c): return a and b or c",
               "LOAD_FAST 0; POP_JUMP_IF_FALSE; LOAD_FAST 1; JUMP_IF_TRUE_OR_POP; LOAD_FAST 2; RETURN_VALUE");
}

static void unbound_variables_are_checked(void **state)
{
    (void)state;
    check_code("def f(a):\n if a: b = 1\n return b",
               "LOAD_FAST 0; POP_JUMP_IF_FALSE; LOAD_INT 1; STORE_FAST 1; LOAD_FAST_CHECK 1; RETURN_VALUE");
    check_code("def f(a):\n if a: b = 1\n else: b = 2\n return b",
               "LOAD_FAST 0; POP_JUMP_IF_FALSE; LOAD_INT 1; STORE_FAST 1; LOAD_FAST 1; RETURN_VALUE; LOAD_INT 2; "
               "STORE_FAST 1; LOAD_FAST 1; RETURN_VALUE");
    check_code("def f(a):\n del a\n return a", "DELETE_FAST 0; LOAD_FAST_CHECK 0; RETURN_VALUE");
}

static void swapping_needs_no_tuple(void **state)
{
    (void)state;
    check_code("def f(a, b):\n a, b = b, a\n return a",
               "LOAD_FAST 1; LOAD_FAST 0; STORE_FAST 1; STORE_FAST 0; LOAD_FAST 0; RETURN_VALUE");
}

static void generators_begin_and_end_in_their_own_way(void **state)
{
    (void)state;
    check_code("def f():\n yield 1", "RETURN_GENERATOR; POP_TOP; LOAD_INT 1; YIELD_VALUE; POP_TOP; LOAD_NONE; RETURN_GEN");
    check_code("def f(a):\n return (yield from a)",
               "RETURN_GENERATOR; POP_TOP; LOAD_FAST 0; GET_YIELD_FROM_ITER; LOAD_NONE; SEND; YIELD_DELEGATED; "
               "JUMP_BACKWARD_NO_INTERRUPT; END_SEND; RETURN_GEN");
}

static void comprehensions_are_inlined(void **state)
{
    (void)state;
    check_code("def f(a): return [x for x in a]",
               "LOAD_FAST 0; GET_ITER; LOAD_FAST_AND_CLEAR 1; SWAP 2; BUILD_LIST 0; SWAP 2; FOR_ITER; STORE_FAST 1; "
               "LOAD_FAST 1; LIST_APPEND 2; JUMP_FOR; END_FOR; SWAP 2; STORE_FAST 1; RETURN_VALUE; "
               "SWAP 2; POP_TOP; SWAP 2; STORE_FAST 1; RERAISE 0");
}

static void check_error(const char *text, const char *message)
{
    vm *vm = make();
    assert_false(vm_load(vm, text, strlen(text), "test.py", "test"));
    char *error = vm_error(vm);
    if (!strstr(error, message)) fail_msg("'%s' instead of '%s'", error, message);
    free(error);
    vm_free(vm);
}

static void wrong_programs_are_refused(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"return 1", "'return' outside function"},
        {"class A: yield 1", "'yield' outside function"},
        {"break", "'break' outside loop"},
        {"def f(): continue", "'continue' not properly in loop"},
        {"def f(a, a): pass", "duplicate argument 'a' in function definition"},
        {"def f(a):\n global a", "name 'a' is parameter and global"},
        {"def f():\n print(a)\n global a", "name 'a' is used prior to global declaration"},
        {"def f():\n nonlocal a", "no binding for nonlocal 'a' found"},
        {"nonlocal a", "nonlocal declaration not allowed at module level"},
        {"f(a=1, a=2)", "keyword argument repeated: a"},
        {"a, *b, *c = d", "multiple starred expressions in assignment"},
        {"[a := 1 for a in b]", "assignment expression cannot rebind comprehension iteration variable 'a'"},
        {"class Foo:\n [__a := 1 for __a in b]", "assignment expression cannot rebind comprehension iteration variable '__a'"},
        {"[(yield) for a in b]", "'yield' inside list comprehension"},
        {"__debug__ = 1", "cannot assign to __debug__"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_error(cases[i][0], cases[i][1]);
}

/* Finally bodies are copied to each way out: nested ones multiply, up to a limit. */
static void nested_finally_bodies_are_bounded(void **state)
{
    (void)state;
    char text[4096];
    size_t n = (size_t)snprintf(text, sizeof text, "def f():\n");
    for (int i = 1; i <= 20; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%*stry:\n%*sreturn\n%*sfinally:\n", i, "", i + 1, "", i, "");
    snprintf(text + n, sizeof text - n, "%*spass\n", 22, "");
    check_error(text, "too many instructions");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constants_are_folded),
        cmocka_unit_test(equal_constants_of_other_types_stay_apart),
        cmocka_unit_test(code_that_never_runs_is_dropped),
        cmocka_unit_test(conditions_jump_directly),
        cmocka_unit_test(unbound_variables_are_checked),
        cmocka_unit_test(swapping_needs_no_tuple),
        cmocka_unit_test(generators_begin_and_end_in_their_own_way),
        cmocka_unit_test(comprehensions_are_inlined),
        cmocka_unit_test(wrong_programs_are_refused),
        cmocka_unit_test(nested_finally_bodies_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
