/* A name of a module: the shape of its dict says which module it is and where. Cache: shape, position. */

FILL(load_attr_module, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    if (!has_type(o, &type_module)) return false;
    int32_t at = dict_find_str(as_module(o)->attrs, f->func->code->names[arg]);
    cache[0] = at < 0 ? SHAPE_NONE : dict_own_shape(vm, as_module(o)->attrs);
    cache[1] = (word)at;
    return cache[0] != SHAPE_NONE && !type_lookup(vm, &type_module, f->func->code->names[arg]);
}

GUARD(load_attr_module, const word *cache, value o) { return has_type(o, &type_module) && as_module(o)->attrs->shape == cache[0]; }

INST(LOAD_ATTR_MODULE, (o -- v), NAME)
{
    DEOPT_UNLESS(load_attr_module, CACHE, TOP());
    value o = TOP(), v = as_module(o)->attrs->entries[CACHE[1]].value;
    TOP() = incref(v);
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(load_attr_module, LOAD_ATTR, LOAD_ATTR_MODULE);
