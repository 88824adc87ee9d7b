/* An attribute that is added to an instance, as __init__ does. Cache: version of the class, shape of the dict before and after. */

FILL(store_attr_new, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    str *name = f->func->code->names[arg];
    const instance *i = plain_instance(o);
    if (!i || i->head.type->setattr || has_data_descriptor(vm, i->head.type, name)) return false;
    dict *attrs = i->attrs;
    if (attrs && dict_find_str(attrs, name) >= 0) return false;
    cache[0] = type_version(vm, type_of(o));
    cache[1] = attrs ? dict_shape(vm, attrs) : SHAPE_EMPTY;
    cache[2] = shape_after(vm, cache[1], name);
    return cache[0] && cache[2];
}

GUARD(store_attr_new, const word *cache, value o)
{
    if (!is_counted(o) || as_object(o)->type->version != cache[0]) return false;
    const dict *attrs = ((instance *)as_object(o))->attrs;
    return (attrs ? attrs->shape : SHAPE_EMPTY) == cache[1];
}

INST(STORE_ATTR_NEW, (v o -- ), NAME)
{
    DEOPT_UNLESS(store_attr_new, CACHE, TOP());
    SAVE();
    TRY_TAKING(2, add_attr(vm, (instance *)as_object(TOP()), NAME_AT(ARG), PEEK(2), CACHE[2]));
    value o = POP(), v = POP();
    if (is_counted(v)) as_object(v)->refs--; /* not the last: the dict has one */
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(store_attr_new, STORE_ATTR, STORE_ATTR_NEW);
