/* import: the built-in modules by name. */
#include "modules.h"
#include <string.h>
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

static const struct { const char *name; value (*make)(vm *vm); } known[] = {
    { "builtins", builtins_module }, { "inspect", inspect_module }, { "sys", sys_module }, { "time", time_module },
};

static value not_found(vm *vm, str *name) {
    size_t len;
    const char *text = str_utf8(vm, name, &len);
    if (!text) return FAILED;
    const char *dot = strchr(text, '.');
    size_t top = dot ? (size_t)(dot - text) : len;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (dot && strlen(known[i].name) == top && memcmp(known[i].name, text, top) == 0)
            return raise_error(vm, &type_ModuleNotFoundError, "No module named '%s'; '%s' is not a package", text, known[i].name);
    raise_error(vm, &type_ModuleNotFoundError, "No module named '%.*s'", (int)top, text);
    if (exception_pending_is(vm, &type_ModuleNotFoundError))
        exception_set_field(vm, as_exception(vm->raised), IMPORT_NAME, IMPORT_FIELDS, from_object(name));
    return FAILED;
}

value import_module(vm *vm, str *name) {
    if (!vm->modules && !(vm->modules = dict_new(vm))) return FAILED;
    value m = dict_get_str(vm->modules, name);
    if (m) return incref(m);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!name->ascii || strcmp(name->data, known[i].name) != 0) continue;
        m = known[i].make(vm);
        if (m && dict_set_str(vm, vm->modules, name, m)) return m;
        xdecref(vm, m);
        return FAILED;
    }
    return not_found(vm, name);
}
