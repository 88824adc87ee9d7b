/* An attribute of the class, no descriptor, through an instance whose dict does not hide it. Cache: version of the class, shape of
 * the dict, the value, which the class holds as long as it has that version. */

FILL(load_attr_class_value, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    str *name = f->func->code->names[arg];
    const instance *i = plain_instance(o);
    if (!i || i->head.type->getattr) return false;
    dict *attrs = i->attrs;
    value v = type_lookup(vm, type_of(o), name);
    if (v == EMPTY || type_of(v)->descr_get || type_of(v)->descr_set || (attrs && dict_find_str(attrs, name) >= 0)) return false;
    cache[0] = type_version(vm, type_of(o));
    cache[1] = attrs ? dict_shape(vm, attrs) : SHAPE_EMPTY;
    cache[2] = (word)v;
    cache[3] = (word)(v >> 32);
    return cache[0] && cache[1];
}

GUARD(load_attr_class_value, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(LOAD_ATTR_CLASS_VALUE, (o -- v), NAME)
{
    DEOPT_UNLESS(load_attr_class_value, CACHE, TOP());
    dict *attrs = ((instance *)as_object(TOP()))->attrs;
    if (LIKELY(attrs != NULL) && UNLIKELY(attrs->shape != CACHE[1]) && find_unshaped(vm, attrs, NAME_AT(ARG)) >= 0) BASE(LOAD_ATTR);
    value o = TOP(), v = from_object(CACHE_POINTER(2));
    TOP() = incref(v);
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(load_attr_class_value, LOAD_ATTR, LOAD_ATTR_CLASS_VALUE);
