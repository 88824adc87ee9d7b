/* Back to the FOR_ITER of a loop over a generator: pushes the generator's frame at once. */

GUARD(jump_for_gen, const vm *vm, value it) { return object_has_type(it, &type_generator) && gen_resumable(vm, as_gen(it)); }

INST(JUMP_FOR_GEN, ( -- | ), STOP, BACK, ENTERS)
{
    DEOPT_UNLESS(jump_for_gen, vm, TOP());
    SAFE_POINT();
    ENTER_LOOP();
    SAVE();
    ENTER_DEPTH();
    ENTER_GENERATOR(as_gen(TOP()), NONE);
}

SPECIALIZER(jump_for_gen, JUMP_FOR, JUMP_FOR_GEN);
