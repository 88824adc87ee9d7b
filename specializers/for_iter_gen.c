/* for over a generator: pushes the generator's frame, no C call. */

GUARD(for_iter_gen, const vm *vm, value it) { return object_has_type(it, &type_generator) && gen_resumable(vm, as_gen(it)); }

INST(FOR_ITER_GEN, (it -- it item | it returned), ENTERS)
{
    DEOPT_UNLESS(for_iter_gen, vm, TOP());
    SAVE();
    ENTER_DEPTH();
    ENTER_GENERATOR(as_gen(TOP()), NONE);
}

SPECIALIZER(for_iter_gen, FOR_ITER, FOR_ITER_GEN);
