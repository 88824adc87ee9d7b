/* Back to the FOR_ITER of a loop over a lazy iterator: does its work too. */

GUARD(jump_for_lazy, value it) { return is_lazy(it) && !as_lazy(it)->turn.busy; }

INST(JUMP_FOR_LAZY, ( -- | ), STOP, BACK, ENTERS)
{
    DEOPT_UNLESS(jump_for_lazy, TOP());
    SAFE_POINT();
    ENTER_LOOP();
    SAVE();
    GO_LAZY(lazy_enter(vm, f, as_lazy(TOP())));
}

SPECIALIZER(jump_for_lazy, JUMP_FOR, JUMP_FOR_LAZY);
