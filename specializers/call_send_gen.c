/* g.send(v) of a generator: pushes its frame, no C call. */

GUARD(call_send_gen, const vm *vm, uint32_t arg, value fn, value g, value v)
{
    return arg == 1 && g != EMPTY && is_gen(g) && has_type(fn, &type_native_method) &&
           ((native *)as_object(fn))->def->fn == gen_method_send && gen_resumable(vm, as_gen(g)) &&
           (v == NONE || as_gen(g)->frame.state != GEN_CREATED);
}

INST(CALL_SEND_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_send_gen, vm, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    ENTER_DEPTH();
    value sent = POP(), g = TOP();
    f->sp = sp;
    LAND(g);
    ENTER_GENERATOR(as_gen(g), sent);
}

SPECIALIZER(call_send_gen, CALL, CALL_SEND_GEN);
