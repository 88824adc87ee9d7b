/* `yield from` a lazy iterator: pushes the frames of what it asks, no nested run loop. */

GUARD(send_lazy, value it, value v) { return v == NONE && is_lazy(it) && !as_lazy(it)->turn.busy; }

INST(SEND_LAZY, (it v -- it yielded | it returned), ENTERS)
{
    DEOPT_UNLESS(send_lazy, PEEK(2), TOP());
    DROP(1);
    SAVE();
    GO_LAZY(lazy_enter(vm, f, as_lazy(TOP())));
}

SPECIALIZER(send_lazy, SEND, SEND_LAZY);
