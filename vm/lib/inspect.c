/* The inspect module: what concerns generators, and kinds of objects. */
#include "modules.h"
#include "../objects/module.h"
#include "../state.h"

static const char *state_name(enum gen_state state) {
    switch (state) {
    case GEN_CREATED: return "GEN_CREATED";
    case GEN_SUSPENDED: case GEN_DELEGATING: return "GEN_SUSPENDED";
    case GEN_EXECUTING: return "GEN_RUNNING";
    default: return "GEN_CLOSED";
    }
}

static value getgeneratorstate(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_gen(args[0])) return raise_error(vm, &type_AttributeError, "'%s' object has no attribute 'gi_running'", type_of(args[0])->name);
    return from_object(str_intern_cstr(vm, state_name(as_gen(args[0])->frame.state)));
}

static value isgeneratorfunction(vm *vm, const value *args, int nargs) {
    (void)vm;
    (void)nargs;
    value fn = args[0];
    while (has_type(fn, &type_method)) fn = ((method *)as_object(fn))->fn;
    return from_bool(has_type(fn, &type_function) && ((function *)as_object(fn))->code->flags & CODE_GENERATOR);
}

#define IS(name, test) static value name(vm *vm, const value *args, int nargs) { (void)vm; (void)nargs; return from_bool(test); }
IS(isgenerator, is_gen(args[0]))
IS(isfunction, has_type(args[0], &type_function))
IS(ismethod, has_type(args[0], &type_method))
IS(isbuiltin, has_type(args[0], &type_native))
IS(isclass, is_instance(args[0], &type_type))
IS(ismodule, is_module(args[0]))

static const native_def inspect_functions[] = {
    { "getgeneratorstate", getgeneratorstate, 1, 1, "generator" }, { "isgenerator", isgenerator, 1, 1, "object" },
    { "isgeneratorfunction", isgeneratorfunction, 1, 1, "obj" }, { "isfunction", isfunction, 1, 1, "object" },
    { "ismethod", ismethod, 1, 1, "object" }, { "isbuiltin", isbuiltin, 1, 1, "object" },
    { "isclass", isclass, 1, 1, "object" }, { "ismodule", ismodule, 1, 1, "object" }, { 0 },
};

value inspect_module(vm *vm) {
    value m = module_new(vm, "inspect", inspect_functions);
    static const enum gen_state shown[] = { GEN_CREATED, GEN_SUSPENDED, GEN_EXECUTING, GEN_CLOSED };
    for (size_t i = 0; m && i < sizeof shown / sizeof *shown; i++) {
        const char *name = state_name(shown[i]);
        if (module_set(vm, m, name, from_object(str_intern_cstr(vm, name)))) continue;
        decref(vm, m);
        return FAILED;
    }
    return m;
}
