/* The built-in modules by name. */
#include "modules.h"
#include <string.h>
#include "import_internal.h"
#include "../objects/module.h"
#include "../state.h"

static value builtins_module(vm *vm) {
    value m = module_new(vm, "builtins", NULL);
    if (!m) return FAILED;
    dict *own = as_module(m)->attrs;
    as_module(m)->attrs = as_dict(incref(from_object(vm->builtins)));
    DECREF_OBJ(vm, own);
    return m;
}

/* early: CPython has it in its binary, before sys.path. */
static const struct { const char *name; value (*make)(vm *vm); bool early; } known[] = {
    { "_abc", abc_module, false }, { "_asyncio", asyncio_module, false }, { "_atexit", atexit_module, false },
    { "_collections", collections_module, true }, { "_contextvars", contextvars_module, false }, { "_functools", functools_module, true },
    { "_dis", dis_module, false }, { "_json", json_module, false }, { "_library", library_support_module, true },
    { "_random", random_module, false }, { "_traceback", traceback_module, false },
    { "_weakref", weakref_module, false }, { "builtins", builtins_module, true }, { "gc", gc_module, true },
    { "itertools", itertools_module, true }, { "math", math_module, false },
    { "sys", sys_module, true }, { "time", time_module, true },
};

value builtin_module(vm *vm, const str *name, bool early) {
    if (!name->ascii) return EMPTY;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].early >= early && strcmp(name->data, known[i].name) == 0) return known[i].make(vm);
    return EMPTY;
}
