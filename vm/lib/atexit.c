/* What the atexit module needs of C. */
#include "modules.h"
#include "../objects/module.h"
#include "../objects/report.h"
#include "../state.h"

static value run_at_exit(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value old = vm->at_exit;
    vm->at_exit = incref(args[0]);
    xdecref(vm, old);
    return NONE;
}

static value ignored(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_exception(args[0])) return raise_error(vm, &type_TypeError, "an exception is needed, not %s", type_of(args[0])->name);
    report_unraisable(vm, args[0], NONE, args[1]);
    return NONE;
}

static const native_def functions[] = {
    { "run_at_exit", run_at_exit, 1, 1, NULL }, { "ignored", ignored, 2, 2, NULL }, { 0 },
};

value atexit_module(vm *vm) { return module_new(vm, "_atexit", functions); }
