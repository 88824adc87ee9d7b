/* yield to a consumer that stores what it gets in a local variable, or whose call it is the result of. */

GUARD(yield_value_store, const frame *f) { return takes_yield(f->prev->ip); }

INST(YIELD_VALUE_STORE, (v -- sent))
{
    if (UNLIKELY(f->special)) BASE(YIELD_VALUE);
    DEOPT_UNLESS(yield_value_store, f);
    frame *to = f->prev;
    const word *at = to->ip, next = *at;
    value v = POP();
    YIELD_ON(to, at, next, v);
}

SPECIALIZER(yield_value_store, YIELD_VALUE, YIELD_VALUE_STORE);
