/* The same as get_iter_gen for `yield from`. Cache: version of the class, the function. */

FILL(get_yield_from_iter_gen, vm *vm, word *cache, value o) { return fill_iter_gen(vm, cache, o, vm->names.iter); }

GUARD(get_yield_from_iter_gen, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(GET_YIELD_FROM_ITER_GEN, (o -- it), ENTERS)
{
    DEOPT_UNLESS(get_yield_from_iter_gen, CACHE, TOP());
    MAKE_ITER_GEN(GET_YIELD_FROM_ITER);
}

SPECIALIZER(get_yield_from_iter_gen, GET_YIELD_FROM_ITER, GET_YIELD_FROM_ITER_GEN);
