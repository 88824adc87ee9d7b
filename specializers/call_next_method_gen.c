/* g.__next__() of a generator: pushes its frame, no C call. */

GUARD(call_next_method_gen, const vm *vm, uint32_t arg, value fn, value self)
{
    value g = arg == 0 ? receiver_of(gen_method_next, fn, self) : EMPTY;
    return g != EMPTY && is_gen(g) && gen_resumable(vm, as_gen(g));
}

INST(CALL_NEXT_METHOD_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_next_method_gen, vm, ARG, PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    ENTER_DEPTH();
    value fn = PEEK(2), g = receiver_of(gen_method_next, fn, TOP());
    if (TOP() == EMPTY) incref(g);
    LAND(g);
    decref(vm, fn);
    ENTER_GENERATOR(as_gen(g), NONE);
}

SPECIALIZER(call_next_method_gen, CALL, CALL_NEXT_METHOD_GEN);
