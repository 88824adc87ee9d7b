/* for over a lazy iterator: pushes the frames of what it asks, no nested run loop. */

GUARD(for_iter_lazy, value it) { return is_lazy(it) && !as_lazy(it)->turn.busy; }

INST(FOR_ITER_LAZY, (it -- it item | it none), ENTERS)
{
    DEOPT_UNLESS(for_iter_lazy, TOP());
    SAVE();
    GO_LAZY(lazy_enter(vm, f, as_lazy(TOP())));
}

SPECIALIZER(for_iter_lazy, FOR_ITER, FOR_ITER_LAZY);
