/* Call of a built-in function that takes its arguments as they lie on the stack. Cache: its definition. What resumes
 * a generator or asks a lazy iterator has specializers of its own. */

FILL(call_native, word *cache, uint32_t arg, const value *sp)
{
    value fn = sp[-(int)arg - 2];
    if (!is_kind(fn, &type_native)) return false;
    const native_def *def = ((native *)as_object(fn))->def;
    keep_pointer(cache, def);
    value it = sp[-(int)arg];
    return takes_plain(def, arg) && !(def->fn == builtin_next && (is_gen(it) || (arg == 1 && is_counted(it) && is_lazy(it))));
}

GUARD(call_native, const word *cache, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    const native *fn = (const native *)as_object(base[0]);
    return has_type(base[0], &type_native) && (uintptr_t)fn->def == (cache[0] | (uint64_t)cache[1] << 32) && fn->self == EMPTY &&
           base[1] == EMPTY;
}

INST(CALL_NATIVE, (fn self args[arg] -- r), COUNT)
{
    DEOPT_UNLESS(call_native, CACHE, ARG, sp);
    SAFE_POINT();
    SAVE();
    value r = ((const native_def *)CACHE_POINTER(0))->fn(vm, sp - ARG, (int)ARG);
    TRY_TAKING(ARG + 2, r);
    sp = collapse(vm, f, sp, ARG + 2, r);
    NEXT();
}

SPECIALIZER(call_native, CALL, CALL_NATIVE);
