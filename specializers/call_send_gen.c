/* g.send(v) of a generator: pushes its frame behind a landing, no C call. */

GUARD(call_send_gen, uint32_t arg, value fn, value g, value v)
{
    return arg == 1 && g != EMPTY && is_gen(g) && has_type(fn, &type_native_method) &&
           ((native *)as_object(fn))->def->fn == gen_method_send && gen_resumable(as_gen(g)) &&
           (v == NONE || as_gen(g)->frame.state != GEN_CREATED);
}

INST(CALL_SEND_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_send_gen, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    ENTER_DEPTH();
    value sent = POP(), g = POP(), fn = TOP();
    frame *landing = landing_push(vm, f, g);
    if (UNLIKELY(landing == NULL)) {
        sp = f->sp;
        vm->headroom++;
        FAIL();
    }
    DROP(1);
    f->sp = sp;
    decref(vm, fn); /* the method of the type: not its last reference */
    f = landing;
    ENTER_GENERATOR(as_gen(g), sent);
}

SPECIALIZER(call_send_gen, CALL, CALL_SEND_GEN);
