/* g.send(v) of a generator or a coroutine: pushes its frame, no C call. */

GUARD(call_send_gen, const vm *vm, uint32_t arg, value fn, value self, value v)
{
    value g = arg == 1 ? receiver_of(gen_method_send, fn, self) : EMPTY;
    return g != EMPTY && is_delegate(g) && gen_resumable(vm, as_gen(g)) && (v == NONE || as_gen(g)->frame.state != GEN_CREATED);
}

INST(CALL_SEND_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_send_gen, vm, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    ENTER_DEPTH();
    value sent = POP(), fn = PEEK(2), g = receiver_of(gen_method_send, fn, TOP());
    if (TOP() == EMPTY) incref(g);
    f->sp = sp;
    LAND(g);
    decref(vm, fn);
    ENTER_GENERATOR(as_gen(g), sent);
}

SPECIALIZER(call_send_gen, CALL, CALL_SEND_GEN);
