/* g.send(v) of a generator or a coroutine, with g and v in local variables: the loads, the LOAD_METHOD and the CALL at once; its frame is pushed, the
 * generator is GEN_CALLED, and its STORE_FAST of what it is sent is done too. */

FILL(load_method_send, vm *vm, const frame *f, const word *cache, uint32_t arg)
{
    return f->func->code->names[arg] == vm->names.send && loads_local(f, cache, 1) && is_call_of_local(cache + WORDS_LOAD_METHOD - 2);
}

GUARD(load_method_send, value o) { return is_delegate(o); }

INST(LOAD_METHOD_SEND, ( -- v), ENTERS, SLOT)
{
    value o = SLOT(ARG);
    DEOPT_UNLESS(load_method_send, o);
    gen *g = as_gen(o);
    if (UNLIKELY(!frame_ready(&g->frame) || g->frame.state == GEN_CREATED || vm->breaker)) BASE(LOAD_FAST);
    if (UNLIKELY(vm->headroom-- == 0)) {
        vm->headroom++;
        BASE(LOAD_FAST);
    }
    value v = SLOT(WORD_ARG(ip[WORDS_LOAD_METHOD]));
    f->ip = ip + WORDS_LOAD_METHOD + 1 + WORDS_CALL;
    f->sp = sp;
    SEND_CALLED(g, incref(v));
}

FUSION(load_method_send, LOAD_METHOD, LOAD_METHOD_SEND);
