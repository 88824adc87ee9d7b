/* A global of the function's module: the shape of the module's dict says where it is. Cache: shape, position. */

FILL(load_global_module, vm *vm, const frame *f, word *cache, uint32_t arg)
{
    dict *globals = f->func->globals;
    int32_t at = dict_find_str(globals, f->func->code->names[arg]);
    cache[0] = at < 0 ? SHAPE_NONE : dict_own_shape(vm, globals);
    cache[1] = (word)at;
    return cache[0] != SHAPE_NONE;
}

GUARD(load_global_module, const frame *f, const word *cache) { return f->func->globals->shape == cache[0]; }

INST(LOAD_GLOBAL_MODULE, ( -- v), NAME)
{
    DEOPT_UNLESS(load_global_module, f, CACHE);
    value v = f->func->globals->entries[CACHE[1]].value;
    PUSH(incref(v));
    NEXT();
}

SPECIALIZER(load_global_module, LOAD_GLOBAL, LOAD_GLOBAL_MODULE);
