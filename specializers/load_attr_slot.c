/* An attribute in one of the class's __slots__. Cache: version of the class, offset. */

FILL(load_attr_slot, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    int32_t offset;
    type *t = type_of(o);
    if (!t->heap || t->getattr || !member_place(type_lookup(vm, t, f->func->code->names[arg]), t, &offset)) return false;
    cache[0] = type_version(vm, t);
    cache[1] = (word)offset;
    return cache[0] != 0;
}

GUARD(load_attr_slot, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(LOAD_ATTR_SLOT, (o -- v), NAME)
{
    DEOPT_UNLESS(load_attr_slot, CACHE, TOP());
    value o = TOP(), v = *(value *)((char *)as_object(o) + (int32_t)CACHE[1]);
    if (UNLIKELY(v == EMPTY)) BASE(LOAD_ATTR);
    TOP() = incref(v);
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(load_attr_slot, LOAD_ATTR, LOAD_ATTR_SLOT);
