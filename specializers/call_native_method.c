/* Call of a method of a built-in type on an object of just that type. Cache: its definition. */

FILL(call_native_method, word *cache, uint32_t arg, const value *sp)
{
    value fn = sp[-(int)arg - 2];
    if (!is_kind(fn, &type_native_method)) return false;
    const native_def *def = ((native *)as_object(fn))->def;
    keep_pointer(cache, def);
    return takes_plain(def, arg + 1) && !resumes_gen(def);
}

GUARD(call_native_method, const word *cache, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    const native *fn = (const native *)as_object(base[0]);
    return has_type(base[0], &type_native_method) && (uintptr_t)fn->def == (cache[0] | (uint64_t)cache[1] << 32) &&
           base[1] != EMPTY && has_type(base[1], fn->owner);
}

INST(CALL_NATIVE_METHOD, (fn self args[arg] -- r), COUNT)
{
    DEOPT_UNLESS(call_native_method, CACHE, ARG, sp);
    SAFE_POINT();
    SAVE();
    value r = ((const native_def *)CACHE_POINTER(0))->fn(vm, sp - ARG - 1, (int)ARG + 1);
    TRY_TAKING(ARG + 2, r);
    sp = collapse(vm, f, sp, ARG + 2, r);
    NEXT();
}

SPECIALIZER(call_native_method, CALL, CALL_NATIVE_METHOD);
