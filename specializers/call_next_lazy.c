/* next() of a lazy iterator: pushes the frames of what it asks, no nested run loop. */

GUARD(call_next_lazy, uint32_t arg, value fn, value self, value it)
{
    return arg == 1 && self == EMPTY && has_type(fn, &type_native) && ((native *)as_object(fn))->def->fn == builtin_next &&
           is_counted(it) && is_lazy(it) && !as_lazy(it)->turn.busy;
}

INST(CALL_NEXT_LAZY, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_next_lazy, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    value it = POP(), fn = PEEK(2);
    PEEK(2) = landing_mark(f->ip);
    TOP() = it;
    f->sp = sp;
    f->ip = LANDING;
    decref(vm, fn); /* not the last */
    GO_LAZY(lazy_enter(vm, f, as_lazy(it)));
}

SPECIALIZER(call_next_lazy, CALL, CALL_NEXT_LAZY);
