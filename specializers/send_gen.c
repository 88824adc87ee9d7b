/* `yield from` a generator: pushes its frame, no C call. */

GUARD(send_gen, value it, value v)
{
    return is_gen(it) && gen_resumable(as_gen(it)) && (v == NONE || as_gen(it)->frame.state != GEN_CREATED);
}

INST(SEND_GEN, (it v -- it yielded | it returned), ENTERS)
{
    DEOPT_UNLESS(send_gen, PEEK(2), TOP());
    value sent = POP();
    SAVE();
    if (UNLIKELY(vm->depth >= vm->depth_limit)) {
        sp = ++f->sp;
        depth_exceeded(vm);
        FAIL();
    }
    ENTER_GENERATOR(as_gen(TOP()), sent);
}

SPECIALIZER(send_gen, SEND, SEND_GEN);
