/* Call of a bound method of a built-in type, such as `append = l.append` gives. Cache: its definition. */

FILL(call_native_bound, word *cache, uint32_t arg, const value *sp)
{
    value fn = sp[-(int)arg - 2];
    if (!is_kind(fn, &type_native) || ((native *)as_object(fn))->self == EMPTY) return false;
    const native_def *def = ((native *)as_object(fn))->def;
    keep_pointer(cache, def);
    return takes_plain(def, arg + 1) && !resumes_gen(def);
}

GUARD(call_native_bound, const word *cache, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    const native *fn = (const native *)as_object(base[0]);
    return has_type(base[0], &type_native) && (uintptr_t)fn->def == (cache[0] | (uint64_t)cache[1] << 32) && fn->self != EMPTY &&
           base[1] == EMPTY;
}

INST(CALL_NATIVE_BOUND, (fn self args[arg] -- r), COUNT)
{
    DEOPT_UNLESS(call_native_bound, CACHE, ARG, sp);
    SAFE_POINT();
    SAVE();
    value *base = sp - ARG - 2;
    base[1] = incref(((native *)as_object(base[0]))->self);
    value r = ((const native_def *)CACHE_POINTER(0))->fn(vm, base + 1, (int)ARG + 1);
    TRY_TAKING(ARG + 2, r);
    sp = collapse(vm, f, sp, ARG + 2, r);
    NEXT();
}

SPECIALIZER(call_native_bound, CALL, CALL_NATIVE_BOUND);
