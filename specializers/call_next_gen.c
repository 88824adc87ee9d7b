/* next(g) of a generator: pushes its frame, no C call. */

GUARD(call_next_gen, const vm *vm, uint32_t arg, value fn, value self, value g)
{
    return arg == 1 && fn == vm->next && self == EMPTY && is_gen(g) && gen_resumable(vm, as_gen(g));
}

INST(CALL_NEXT_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_next_gen, vm, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    ENTER_DEPTH();
    value g = POP();
    f->sp = sp;
    as_object(PEEK(2))->refs--; /* not the last: the VM has one */
    LAND(g);
    if (LIKELY(frame_ready(&as_gen(g)->frame))) ENTER_READY(as_gen(g), NONE);
    ENTER_SPECIAL(as_gen(g), NONE);
}

SPECIALIZER(call_next_gen, CALL, CALL_NEXT_GEN);
