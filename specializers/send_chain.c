/* `yield from` a generator, of one that handles no exception: the two are a chain (chain.h), which is resumed, and yields, in
 * constant time. */

GUARD(send_chain, const vm *vm, const frame *f, value it, value v)
{
    return is_delegate_object(it) && gen_resumable(vm, as_gen(it)) && !(f->special & SPECIAL_HANDLING) &&
           (v == NONE || as_gen(it)->frame.state != GEN_CREATED);
}

INST(SEND_CHAIN, (it v -- it yielded | it returned), ENTERS)
{
    DEOPT_UNLESS(send_chain, vm, f, PEEK(2), TOP());
    SAVE();
    ENTER_DEPTH();
    value sent = POP();
    f->sp = sp;
    gen *g = chain_extend(vm, gen_of_frame(f), as_gen(TOP()));
    if (UNLIKELY(g->frame.special & SPECIAL_HANDLING)) gen_swap_handled(vm, g);
    g->frame.state = GEN_EXECUTING;
    PUSHED_FRAME();
    RUN_GENERATOR(g, sent);
}

SPECIALIZER(send_chain, SEND, SEND_CHAIN);
