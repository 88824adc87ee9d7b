/* The VM as bench/ sees it: configuration, isolation of configurations, errors, counters, memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "vm.h"

static vm *make(const char *dispatch, const char *specialize, enum vm_form form)
{
    char err[1024] = "";
    vm_config config = { .dispatch = dispatch, .specialize = specialize, .form = form };
    vm *vm = vm_new(&config, err, sizeof err);
    if (!vm) fail_msg("vm_new: %s", err);
    return vm;
}

static void load(vm *vm, const char *text)
{
    if (!vm_load(vm, text, strlen(text), "test.py", "test")) fail_msg("%s", vm_error(vm));
}

static int64_t call_int(vm *vm, const char *name, int64_t n)
{
    value arg = vm_int(n), r = vm_call(vm, vm_global(vm, name), &arg, 1);
    if (r == FAILED) fail_msg("%s", vm_error(vm));
    int64_t out = -1;
    assert_true(vm_to_int(r, &out));
    vm_drop(vm, r);
    return out;
}

static const char sums[] =
    "def count(n):\n"
    "    i = 0\n"
    "    while i < n:\n"
    "        yield i\n"
    "        i += 1\n"
    "def run(n):\n"
    "    s = 0\n"
    "    for x in count(n):\n"
    "        s += x\n"
    "    return s\n";

static void unknown_names_list_the_known_ones(void **state)
{
    (void)state;
    char err[1024];
    vm_config config = { .dispatch = "jit" };
    assert_null(vm_new(&config, err, sizeof err));
    assert_non_null(strstr(err, "jit"));
    assert_non_null(strstr(err, "switch"));
    config = (vm_config){ .specialize = "for_iter_gem" };
    assert_null(vm_new(&config, err, sizeof err));
    assert_non_null(strstr(err, "for_iter_gem"));
    assert_non_null(strstr(err, "for_iter_gen"));
    config = (vm_config){ .specialize = "for_iter_gen,-send_gen" };
    assert_null(vm_new(&config, err, sizeof err));
}

static void every_strategy_computes_the_same(void **state)
{
    (void)state;
    vm_strategy_info info;
    int n = 0;
    for (; vm_strategy(n, &info); n++) {
        vm *vm = make(info.name, "all", VM_FAST);
        load(vm, sums);
        assert_int_equal(call_int(vm, "run", 1000), 499500);
        vm_free(vm);
    }
    assert_true(n >= 2);
}

static void a_loop_over_a_generator_pushes_its_frame_only_when_specialized(void **state)
{
    (void)state;
    vm *on = make("switch", "for_iter_gen", VM_STATS), *off = make("switch", "none", VM_STATS);
    load(on, sums);
    load(off, sums);
    assert_int_equal(call_int(on, "run", 1000), call_int(off, "run", 1000));
    const vm_stats *with = vm_get_stats(on), *without = vm_get_stats(off);
    int index = 0;
    while (strcmp(vm_specializer_name(index), "for_iter_gen")) index++;
    assert_in_range(with->spec[index].hits, 950, 1001);
    assert_int_equal(without->spec[index].hits, 0);
    assert_in_range(with->nested_runs, 1, 50);
    assert_in_range(without->nested_runs, 1000, 1010);
    vm_free(on);
    vm_free(off);
}

static void rewriting_does_not_leak_between_vms(void **state)
{
    (void)state;
    vm *on = make("cgoto", "all", VM_STATS), *off = make("cgoto", "none", VM_STATS);
    for (int round = 0; round < 3; round++) {
        load(on, sums);
        load(off, sums);
        assert_int_equal(call_int(on, "run", 200), 19900);
        assert_int_equal(call_int(off, "run", 200), 19900);
    }
    for (int i = 0; vm_specializer_name(i); i++) assert_int_equal(vm_get_stats(off)->spec[i].hits, 0);
    vm_free(on);
    vm_free(off);
}

static void errors_come_as_cpython_prints_them(void **state)
{
    (void)state;
    vm *vm = make(NULL, NULL, VM_FAST);
    const char *bad = "def f():\n    return 1 // 0\nf()\n";
    assert_false(vm_load(vm, bad, strlen(bad), "bad.py", "bad"));
    char *text = vm_error(vm);
    assert_string_equal(text, "Traceback (most recent call last):\n"
                              "  File \"bad.py\", line 3, in <module>\n    f()\n    ~^^\n"
                              "  File \"bad.py\", line 2, in f\n    return 1 // 0\n           ~~^^~~\n"
                              "ZeroDivisionError: integer division or modulo by zero\n");
    free(text);
    vm_free(vm);
}

static void an_interrupt_stops_an_endless_loop(void **state)
{
    (void)state;
    vm *vm = make(NULL, NULL, VM_FAST);
    load(vm, "def run(n):\n    while True:\n        pass\n");
    vm_interrupt(vm);
    value arg = vm_int(1);
    assert_int_equal(vm_call(vm, vm_global(vm, "run"), &arg, 1), FAILED);
    char *text = vm_error(vm);
    assert_non_null(strstr(text, "KeyboardInterrupt"));
    free(text);
    vm_free(vm);
}

static void memory_comes_back_when_generators_are_dropped(void **state)
{
    (void)state;
    vm *vm = make(NULL, NULL, VM_FAST);
    load(vm, "def g():\n    x = yield 1\n"
             "def keep(n):\n"
             "    out = []\n"
             "    for i in range(n):\n"
             "        it = g()\n"
             "        next(it)\n"
             "        out.append(it)\n"
             "    return out\n");
    value arg = vm_int(10), warm = vm_call(vm, vm_global(vm, "keep"), &arg, 1);
    vm_drop(vm, warm);
    size_t before = vm_live_bytes(vm);
    arg = vm_int(10000);
    value kept = vm_call(vm, vm_global(vm, "keep"), &arg, 1);
    assert_int_not_equal(kept, FAILED);
    size_t held = vm_live_bytes(vm) - before;
    assert_in_range(held / 10000, 64, 400);
    vm_drop(vm, kept);
    assert_int_equal(vm_live_bytes(vm), before);
    vm_free(vm);
}

static void cycles_through_generators_are_collected(void **state)
{
    (void)state;
    vm *vm = make(NULL, NULL, VM_FAST);
    load(vm, "def g(box):\n    yield box\n"
             "def run(n):\n"
             "    for i in range(n):\n"
             "        box = []\n"
             "        it = g(box)\n"
             "        next(it)\n"
             "        box.append(it)\n"
             "    return n\n");
    call_int(vm, "run", 1000);
    size_t before = vm_live_bytes(vm);
    call_int(vm, "run", 300000);
    assert_in_range(vm_live_bytes(vm), 0, before + ((size_t)40 << 20));
    vm_free(vm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_names_list_the_known_ones),
        cmocka_unit_test(every_strategy_computes_the_same),
        cmocka_unit_test(a_loop_over_a_generator_pushes_its_frame_only_when_specialized),
        cmocka_unit_test(rewriting_does_not_leak_between_vms),
        cmocka_unit_test(errors_come_as_cpython_prints_them),
        cmocka_unit_test(an_interrupt_stops_an_endless_loop),
        cmocka_unit_test(memory_comes_back_when_generators_are_dropped),
        cmocka_unit_test(cycles_through_generators_are_collected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
