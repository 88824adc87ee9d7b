/* Call of a class with positional arguments. Cache: version of the class. */

FILL(call_type, vm *vm, word *cache, uint32_t arg, const value *sp)
{
    value class = sp[-(int)arg - 2];
    type *t = is_kind(class, &type_type) ? (type *)as_object(class) : NULL;
    cache[0] = t && t != &type_type && t->construct ? type_version(vm, t) : 0;
    return cache[0] != 0;
}

GUARD(call_type, const word *cache, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    return has_type(base[0], &type_type) && ((type *)as_object(base[0]))->version == cache[0] && base[1] == EMPTY;
}

INST(CALL_TYPE, (fn self args[arg] -- r), COUNT)
{
    DEOPT_UNLESS(call_type, CACHE, ARG, sp);
    SAFE_POINT();
    SAVE();
    type *t = (type *)as_object(PEEK(ARG + 2));
    value r = t->construct(vm, t, sp - ARG, (int)ARG, NULL);
    TRY_TAKING(ARG + 2, r);
    sp = collapse(vm, f, sp, ARG + 2, r);
    NEXT();
}

SPECIALIZER(call_type, CALL, CALL_TYPE);
