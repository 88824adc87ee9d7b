/* A method of a type whose instances have no dict, such as list. Cache: version of the type, the function. */

FILL(load_method_type, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    const type *t = type_of(o);
    value fn = t->getattr || t->has_dict || !is_counted(o) ? EMPTY : type_lookup(vm, t, f->func->code->names[arg]);
    if (!is_kind(fn, &type_function) && !is_kind(fn, &type_native_method)) return false;
    cache[0] = type_version(vm, (type *)(uintptr_t)t);
    keep_pointer(cache + 2, as_object(fn));
    return cache[0] != 0;
}

GUARD(load_method_type, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(LOAD_METHOD_TYPE, (o -- fn self), NAME)
{
    DEOPT_UNLESS(load_method_type, CACHE, TOP());
    value o = TOP(), fn = from_object(CACHE_POINTER(2));
    TOP() = incref(fn);
    PUSH(o);
    NEXT();
}

SPECIALIZER(load_method_type, LOAD_METHOD, LOAD_METHOD_TYPE);
