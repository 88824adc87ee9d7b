/* `yield from` a generator: pushes its frame, no C call. */

GUARD(send_gen, const vm *vm, value it, value v)
{
    return is_delegate_object(it) && gen_resumable(vm, as_gen(it)) && (v == NONE || as_gen(it)->frame.state != GEN_CREATED);
}

INST(SEND_GEN, (it v -- it yielded | it returned), ENTERS)
{
    DEOPT_UNLESS(send_gen, vm, PEEK(2), TOP());
    SAVE();
    ENTER_DEPTH();
    value sent = POP();
    f->sp = sp;
    ENTER_GENERATOR(as_gen(TOP()), sent);
}

SPECIALIZER(send_gen, SEND, SEND_GEN);
