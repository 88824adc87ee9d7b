#include "sys_asyncgen.h"
#include "../objects/structseq.h"
#include "builtins.h"

static const getset_def fields[] = { { "firstiter", field_0, NULL }, { "finalizer", field_1, NULL }, { 0 } };
type type_asyncgen_hooks = STRUCTSEQ("asyncgen_hooks", fields, structseq_refuse);

/* Whether v may be a hook, None or not given. */
static bool check(vm *vm, value v, const char *which)
{
    if (v == EMPTY || v == NONE || is_callable(vm, v)) return true;
    return raise_error(vm, &type_TypeError, "callable %s expected, got %s", which, type_of(v)->name);
}

static void install(vm *vm, value *hook, value v)
{
    if (v != EMPTY) replace(vm, hook, v == NONE ? EMPTY : incref(v));
}

value sys_set_asyncgen_hooks(vm *vm, const value *args, int nargs)
{
    value first = nargs > 0 ? args[0] : EMPTY, last = nargs > 1 ? args[1] : EMPTY;
    if (!check(vm, last, "finalizer") || !check(vm, first, "firstiter")) return FAILED;
    install(vm, &vm->asyncgen_finalizer, last);
    install(vm, &vm->asyncgen_firstiter, first);
    return NONE;
}

value sys_get_asyncgen_hooks(vm *vm, const value *args, int nargs)
{
    (void)args, (void)nargs;
    value first = vm->asyncgen_firstiter, last = vm->asyncgen_finalizer;
    return structseq_new(vm, &type_asyncgen_hooks, (value[]){ first ? first : NONE, last ? last : NONE });
}
