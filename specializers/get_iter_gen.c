/* iter(o) of the program's class whose __iter__ is a generator function: the generator, without a call. Cache: version of the class,
 * the function. */

FILL(get_iter_gen, vm *vm, word *cache, value o)
{
    const type *t = type_of(o);
    value fn = t->heap ? type_lookup(vm, t, vm->names.iter) : EMPTY;
    if (!is_generator_method(fn)) return false;
    cache[0] = type_version(vm, (type *)(uintptr_t)t);
    keep_pointer(cache + 1, as_object(fn));
    return cache[0] != 0;
}

GUARD(get_iter_gen, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(GET_ITER_GEN, (o -- it), ENTERS)
{
    DEOPT_UNLESS(get_iter_gen, CACHE, TOP());
    SAVE();
    if (UNLIKELY(vm->headroom == 0 || vm->breaker)) BASE(GET_ITER);
    gen *g = gen_new(vm, CACHE_POINTER(1));
    TRY(g);
    g->frame.ip++;
    g->frame.state = GEN_CREATED;
    g->frame.slots[0] = TOP();
    TOP() = from_object(g);
    NEXT();
}

SPECIALIZER(get_iter_gen, GET_ITER, GET_ITER_GEN);
