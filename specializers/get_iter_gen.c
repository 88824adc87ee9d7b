/* iter(o) of the program's class whose __iter__ is a generator function: the generator, without a call. Cache: version of the class,
 * the function. */

FILL(get_iter_gen, vm *vm, word *cache, value o) { return fill_iter_gen(vm, cache, o, vm->names.iter); }

GUARD(get_iter_gen, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(GET_ITER_GEN, (o -- it), ENTERS)
{
    DEOPT_UNLESS(get_iter_gen, CACHE, TOP());
    MAKE_ITER_GEN(GET_ITER);
}

SPECIALIZER(get_iter_gen, GET_ITER, GET_ITER_GEN);
