/* next(g) of a generator in a local variable: the LOAD_GLOBAL, the LOAD_FAST and the CALL at once; its frame is pushed, and
 * the generator is GEN_CALLED. Cache: as load_global_builtin. */

FILL(load_global_builtin_next, vm *vm, const frame *f, word *cache, uint32_t arg)
{
    return fill_load_global_builtin(vm, f, cache, arg) && WORD_OP(cache[3]) == OP_PUSH_NULL && is_call_of_local(cache + 4);
}

GUARD(load_global_builtin_next, vm *vm, const frame *f, const word *cache)
{
    if (!guard_load_global_builtin(vm, f, cache)) return false;
    return vm->builtins->entries[cache[2]].value == vm->next && is_gen(SLOT(WORD_ARG(cache[4])));
}

INST(LOAD_GLOBAL_BUILTIN_NEXT, ( -- v), ENTERS, NAME)
{
    DEOPT_UNLESS(load_global_builtin_next, vm, f, CACHE);
    gen *g = as_gen(SLOT(WORD_ARG(CACHE[4])));
    if (UNLIKELY(!frame_ready(&g->frame) || vm->breaker)) BASE(LOAD_GLOBAL_BUILTIN);
    if (UNLIKELY(vm->headroom-- == 0)) {
        vm->headroom++;
        BASE(LOAD_GLOBAL_BUILTIN);
    }
    f->ip = CACHE + 5 + WORDS_CALL;
    f->sp = sp;
    ENTER_CALLED(g, NONE);
}

SPECIALIZER(load_global_builtin_next, LOAD_GLOBAL, LOAD_GLOBAL_BUILTIN_NEXT);
