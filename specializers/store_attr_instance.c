/* An attribute that an instance's dict has already, where the class has no data descriptor of that name. Cache: version of the
 * class, shape of the dict, position. */

FILL(store_attr_instance, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    dict *attrs = plain_attrs(vm, o, f->func->code->names[arg]);
    int32_t at = attrs ? dict_find_str(attrs, f->func->code->names[arg]) : -1;
    if (at < 0 || type_of(o)->setattr) return false;
    cache[0] = type_version(vm, type_of(o));
    cache[1] = dict_shape(vm, attrs);
    cache[2] = (word)at;
    return cache[0] && cache[1];
}

GUARD(store_attr_instance, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(STORE_ATTR_INSTANCE, (v o -- ), NAME)
{
    DEOPT_UNLESS(store_attr_instance, CACHE, TOP());
    dict *attrs = ((instance *)as_object(TOP()))->attrs;
    if (UNLIKELY(attrs == NULL)) BASE(STORE_ATTR);
    uint32_t at = CACHE[2];
    if (UNLIKELY(attrs->shape != CACHE[1])) {
        at = (uint32_t)find_unshaped(vm, attrs, NAME_AT(ARG));
        if ((int32_t)at < 0) BASE(STORE_ATTR);
    }
    value o = POP(), v = POP(), old = attrs->entries[at].value;
    attrs->entries[at].value = v;
    SAVE();
    decref(vm, old);
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(store_attr_instance, STORE_ATTR, STORE_ATTR_INSTANCE);
