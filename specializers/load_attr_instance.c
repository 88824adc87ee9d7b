/* An attribute in an instance's dict, where the class has no data descriptor of that name. Cache: version of the class, shape of
 * the dict, position. */

FILL(load_attr_instance, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    dict *attrs = plain_attrs(vm, o, f->func->code->names[arg]);
    int32_t at = attrs ? dict_find_str(attrs, f->func->code->names[arg]) : -1;
    if (at < 0 || type_of(o)->getattr) return false;
    cache[0] = type_version(vm, type_of(o));
    cache[1] = dict_shape(vm, attrs);
    cache[2] = (word)at;
    return cache[0] && cache[1];
}

GUARD(load_attr_instance, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(LOAD_ATTR_INSTANCE, (o -- v), NAME)
{
    DEOPT_UNLESS(load_attr_instance, CACHE, TOP());
    dict *attrs = ((instance *)as_object(TOP()))->attrs;
    if (UNLIKELY(attrs == NULL)) BASE(LOAD_ATTR);
    uint32_t at = CACHE[2];
    if (UNLIKELY(attrs->shape != CACHE[1])) {
        at = (uint32_t)find_unshaped(vm, attrs, NAME_AT(ARG));
        if ((int32_t)at < 0) BASE(LOAD_ATTR);
    }
    value o = TOP(), v = attrs->entries[at].value;
    TOP() = incref(v);
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(load_attr_instance, LOAD_ATTR, LOAD_ATTR_INSTANCE);
