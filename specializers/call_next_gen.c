/* next(g) of a generator: pushes its frame, no C call. */

GUARD(call_next_gen, const vm *vm, uint32_t arg, value fn, value self, value g)
{
    return arg == 1 && self == EMPTY && has_type(fn, &type_native) && ((native *)as_object(fn))->def->fn == builtin_next &&
           is_gen(g) && gen_resumable(vm, as_gen(g));
}

INST(CALL_NEXT_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_next_gen, vm, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    ENTER_DEPTH();
    value g = POP();
    f->sp = sp;
    LAND(g);
    ENTER_GENERATOR(as_gen(g), NONE);
}

SPECIALIZER(call_next_gen, CALL, CALL_NEXT_GEN);
