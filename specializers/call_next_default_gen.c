/* next(g, default) of a generator: pushes its frame, no C call. */

GUARD(call_next_default_gen, uint32_t arg, value fn, value self, value g, value otherwise)
{
    (void)otherwise;
    return arg == 2 && self == EMPTY && has_type(fn, &type_native) && ((native *)as_object(fn))->def->fn == builtin_next &&
           is_gen(g);
}

INST(CALL_NEXT_DEFAULT_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_next_default_gen, ARG, PEEK(4), PEEK(3), PEEK(2), TOP());
    if (UNLIKELY(!gen_resumable(vm, as_gen(PEEK(2))))) BASE(CALL); /* mostly one that has ended, which is asked again */
    SAFE_POINT();
    SAVE();
    ENTER_DEPTH();
    value fn = PEEK(4), g = PEEK(2);
    PEEK(4) = g;
    PEEK(3) = landing_mark(f->ip);
    PEEK(2) = TOP();
    f->sp = sp - 1;
    f->ip = LANDING_DEFAULT;
    decref(vm, fn); /* not the last */
    ENTER_GENERATOR(as_gen(g), NONE);
}

SPECIALIZER(call_next_default_gen, CALL, CALL_NEXT_DEFAULT_GEN);
