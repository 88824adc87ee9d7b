/* The _library module: what the modules in Python are made of that programs do not see. */
#include "modules.h"
#include "../objects/function.h"
#include "../objects/module.h"
#include "../state.h"

/* as_native(module, *functions): they are in C in CPython, in that module. */
static value library_as_native(vm *vm, const value *args, int nargs) {
    for (int i = 1; i < nargs; i++) {
        if (!is_function(args[i])) return raise_error(vm, &type_TypeError, "as_native() needs functions");
        function *fn = (function *)as_object(args[i]);
        fn->head.type = &type_library_function;
        replace(vm, &fn->module, incref(args[0]));
    }
    return NONE;
}

value library_support_module(vm *vm) {
    static const native_def functions[] = { { "as_native", library_as_native, 1, -1, NULL }, { 0 } };
    return module_new(vm, "_library", functions);
}
