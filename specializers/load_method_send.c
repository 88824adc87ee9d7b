/* g.send(v) of a generator, with v in a local variable: the LOAD_METHOD, the LOAD_FAST and the CALL at once; its frame is pushed, and
 * its STORE_FAST of what it is sent is done too. Cache: as load_method_type. */

FILL(load_method_send, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    return fill_load_method_type(vm, f, cache, arg, o) && f->func->code->names[arg] == vm->names.send && is_call_of_local(cache + 4);
}

GUARD(load_method_send, value o) { return is_gen(o); }

INST(LOAD_METHOD_SEND, (o -- fn self), ENTERS, NAME)
{
    DEOPT_UNLESS(load_method_send, TOP());
    gen *g = as_gen(TOP());
    if (UNLIKELY(!frame_ready(&g->frame) || g->frame.state == GEN_CREATED || vm->breaker)) BASE(LOAD_METHOD_TYPE);
    if (UNLIKELY(vm->headroom-- == 0)) {
        vm->headroom++;
        BASE(LOAD_METHOD_TYPE);
    }
    value v = SLOT(WORD_ARG(CACHE[4]));
    g->called = CACHE + 5 + WORDS_CALL;
    TOP() = landing_mark(g->called);
    PUSH(from_object(g));
    f->ip = LANDING;
    f->sp = sp;
    SEND_READY(g, incref(v));
}

SPECIALIZER(load_method_send, LOAD_METHOD, LOAD_METHOD_SEND);
