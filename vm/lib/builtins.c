/* The builtins module: its functions, types and exceptions. */
#include "builtins.h"
#include "../abstract.h"
#include "../objects/bytes.h"
#include "../objects/descriptors.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/refused.h"

static bool add(vm *vm, const char *name, value v) {
    str *key = v ? str_intern_cstr(vm, name) : NULL;
    bool ok = key && dict_set_str(vm, vm->builtins, key, v);
    if (key) DECREF_OBJ(vm, key);
    xdecref(vm, v);
    return ok;
}

static bool add_functions(vm *vm, const native_def *def) {
    for (; def->name; def++)
        if (!add(vm, def->name, native_in_module(vm, def, as_str(dict_get_str(vm->builtins, vm->names.name))))) return false;
    return true;
}

static type *const types[] = {
    &type_object, &type_type, &type_int, &type_bool, &type_float, &type_str, &type_bytes, &type_list, &type_tuple, &type_dict,
    &type_set, &type_frozenset, &type_range, &type_slice, &type_enumerate, &type_zip, &type_map, &type_filter, &type_reversed,
    &type_complex, &type_bytearray, &type_memoryview, &type_property, &type_classmethod, &type_staticmethod, &type_super,
#define X(name, base) &type_##name,
    EXCEPTION_TYPES(X)
#undef X
};

static bool keep_next(vm *vm) {
    str *name = str_intern_cstr(vm, "next");
    if (!name) return false;
    vm->next = incref(dict_get_str(vm->builtins, name));
    DECREF_OBJ(vm, name);
    return true;
}

bool builtins_init(vm *vm) {
    vm->builtins = dict_new(vm);
    if (!vm->builtins || !add(vm, "__name__", from_object(str_intern_cstr(vm, "builtins")))) return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!add(vm, types[i]->name, incref(from_object(types[i])))) return false;
    return add_functions(vm, builtin_async_functions) && add_functions(vm, builtin_io_functions) && add_functions(vm, builtin_iter_functions)
        && add_functions(vm, builtin_number_functions) && add_functions(vm, builtin_object_functions)
        && add(vm, "EnvironmentError", incref(from_object(&type_OSError))) && add(vm, "IOError", incref(from_object(&type_OSError)))
        && add(vm, "NotImplemented", NOT_IMPLEMENTED) && add(vm, "Ellipsis", ELLIPSIS)
        && add(vm, "None", NONE) && add(vm, "True", TRUE_) && add(vm, "False", FALSE_)
        && add(vm, "__debug__", TRUE_) && keep_next(vm);
}
