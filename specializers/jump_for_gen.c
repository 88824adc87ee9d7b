/* Back to the FOR_ITER of a loop over a generator: pushes the generator's frame at once. */

GUARD(jump_for_gen, const vm *vm, value it) { return object_has_type(it, &type_generator) && gen_resumable(vm, as_gen(it)); }

INST(JUMP_FOR_GEN, ( -- | ), STOP, BACK, ENTERS)
{
    DEOPT_UNLESS(jump_for_gen, vm, TOP());
    gen *g = as_gen(TOP());
    if (LIKELY(frame_ready(&g->frame))) {
        SAFE_POINT();
        ENTER_LOOP();
        SAVE();
        ENTER_DEPTH();
        ENTER_READY(g, NONE);
    }
    NO_MERGE(); /* once more, so that the way above tests what the generator is but once */
    SAFE_POINT();
    ENTER_LOOP();
    SAVE();
    ENTER_DEPTH();
    ENTER_SPECIAL(g, NONE);
}

SPECIALIZER(jump_for_gen, JUMP_FOR, JUMP_FOR_GEN);
