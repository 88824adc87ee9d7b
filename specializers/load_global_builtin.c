/* A built-in name that the module does not define: the shapes of both dicts. Cache: shape of the module's, of the built-ins',
 * position there. */

FILL(load_global_builtin, vm *vm, const frame *f, word *cache, uint32_t arg)
{
    dict *globals = f->func->globals;
    str *name = f->func->code->names[arg];
    int32_t at = dict_find_str(globals, name) < 0 ? dict_find_str(vm->builtins, name) : -1;
    if (at < 0) return false;
    cache[0] = dict_own_shape(vm, globals);
    cache[1] = dict_own_shape(vm, vm->builtins);
    cache[2] = (word)at;
    return cache[0] != SHAPE_NONE && cache[1] != SHAPE_NONE;
}

GUARD(load_global_builtin, vm *vm, const frame *f, const word *cache)
{
    return f->func->globals->shape == cache[0] && vm->builtins->shape == cache[1];
}

INST(LOAD_GLOBAL_BUILTIN, ( -- v), NAME)
{
    DEOPT_UNLESS(load_global_builtin, vm, f, CACHE);
    value v = vm->builtins->entries[CACHE[2]].value;
    PUSH(incref(v));
    NEXT();
}

SPECIALIZER(load_global_builtin, LOAD_GLOBAL, LOAD_GLOBAL_BUILTIN);
