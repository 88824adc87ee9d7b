/* An attribute of a class, through the class. Cache: version of the class, the value, which the class holds as long as it has that
 * version. */

FILL(load_attr_class, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    str *name = f->func->code->names[arg];
    if (!has_type(o, &type_type) || type_lookup(vm, &type_type, name)) return false;
    type *t = (type *)as_object(o);
    value v = type_lookup(vm, t, name);
    if (v == EMPTY || (type_of(v)->descr_get && !has_type(v, &type_function))) return false;
    cache[0] = type_version(vm, t);
    cache[1] = (word)v;
    cache[2] = (word)(v >> 32);
    return cache[0] != 0;
}

GUARD(load_attr_class, const word *cache, value o) { return has_type(o, &type_type) && ((type *)as_object(o))->version == cache[0]; }

INST(LOAD_ATTR_CLASS, (o -- v), NAME)
{
    DEOPT_UNLESS(load_attr_class, CACHE, TOP());
    value o = TOP(), v = from_object(CACHE_POINTER(1));
    TOP() = incref(v);
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(load_attr_class, LOAD_ATTR, LOAD_ATTR_CLASS);
