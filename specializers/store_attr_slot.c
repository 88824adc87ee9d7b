/* An attribute in one of the class's __slots__. Cache: version of the class, offset. */

FILL(store_attr_slot, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    int32_t offset;
    type *t = type_of(o);
    if (!t->heap || t->setattr || !member_place(type_lookup(vm, t, f->func->code->names[arg]), t, &offset)) return false;
    cache[0] = type_version(vm, t);
    cache[1] = (word)offset;
    return cache[0] != 0;
}

GUARD(store_attr_slot, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(STORE_ATTR_SLOT, (v o -- ), NAME)
{
    DEOPT_UNLESS(store_attr_slot, CACHE, TOP());
    value o = POP(), v = POP(), *at = (value *)((char *)as_object(o) + (int32_t)CACHE[1]), old = *at;
    *at = v;
    SAVE();
    xdecref(vm, old);
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(store_attr_slot, STORE_ATTR, STORE_ATTR_SLOT);
