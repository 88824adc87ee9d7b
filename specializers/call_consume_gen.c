/* sum, min, any, list and the like of a generator (consumer.h): its frame is pushed, and pushed again for each item. Cache: the kind. */

FILL(call_consume_gen, word *cache, uint32_t arg, const value *sp)
{
    const consumer_kind *kind = arg == 1 ? consumer_kind_of(sp[-3]) : NULL;
    keep_pointer(cache, kind);
    return kind != NULL;
}

GUARD(call_consume_gen, const vm *vm, const word *cache, uint32_t arg, value fn, value self, value g)
{
    return arg == 1 && self == EMPTY && is_gen(g) && gen_resumable(vm, as_gen(g)) &&
           is_consumer((const consumer_kind *)(uintptr_t)(cache[0] | (uint64_t)cache[1] << 32), fn);
}

INST(CALL_CONSUME_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_consume_gen, vm, CACHE, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    if (UNLIKELY(vm->headroom == 0)) BASE(CALL);
    value g = TOP(), called = PEEK(3);
    consumer *c = consumer_new(vm, CACHE_POINTER(0), g);
    TRY(c);
    vm->headroom--;
    PEEK(3) = landing_mark(f->ip);
    PEEK(2) = from_object(c);
    DROP(1);
    f->sp = sp;
    f->ip = LANDING_CONSUME;
    decref(vm, called); /* not the last: the built-ins hold it, or the VM */
    ENTER_GENERATOR(as_gen(g), NONE);
}

SPECIALIZER(call_consume_gen, CALL, CALL_CONSUME_GEN);
