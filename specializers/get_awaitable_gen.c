/* await of an object of the program's class whose __await__ is a generator function: the generator, without a call. Cache: version of
 * the class, the function. */

FILL(get_awaitable_gen, vm *vm, word *cache, value o) { return fill_iter_gen(vm, cache, o, vm->names.await); }

GUARD(get_awaitable_gen, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(GET_AWAITABLE_GEN, (o -- it), ENTERS, COUNT)
{
    DEOPT_UNLESS(get_awaitable_gen, CACHE, TOP());
    MAKE_ITER_GEN(GET_AWAITABLE);
}

SPECIALIZER(get_awaitable_gen, GET_AWAITABLE, GET_AWAITABLE_GEN);
