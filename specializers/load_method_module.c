/* A function of a module that is called at once. Cache: shape of the module's dict, position. */

FILL(load_method_module, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    if (!has_type(o, &type_module)) return false;
    int32_t at = dict_find_str(as_module(o)->attrs, f->func->code->names[arg]);
    cache[0] = at < 0 ? SHAPE_NONE : dict_own_shape(vm, as_module(o)->attrs);
    cache[1] = (word)at;
    return cache[0] != SHAPE_NONE && !type_lookup(vm, &type_module, f->func->code->names[arg]);
}

GUARD(load_method_module, const word *cache, value o) { return has_type(o, &type_module) && as_module(o)->attrs->shape == cache[0]; }

INST(LOAD_METHOD_MODULE, (o -- fn self), NAME)
{
    DEOPT_UNLESS(load_method_module, CACHE, TOP());
    value o = TOP(), v = as_module(o)->attrs->entries[CACHE[1]].value;
    TOP() = incref(v);
    PUSH(EMPTY);
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(load_method_module, LOAD_METHOD, LOAD_METHOD_MODULE);
