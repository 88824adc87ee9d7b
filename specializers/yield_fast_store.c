/* yield of a local variable to a consumer that stores what it gets in one of its own, or whose call it is the result of. */

GUARD(yield_fast_store, const frame *f) { return takes_yield(f->prev->ip); }

INST(YIELD_FAST_STORE, ( -- sent), SLOT)
{
    if (UNLIKELY(f->special)) BASE(YIELD_FAST);
    DEOPT_UNLESS(yield_fast_store, f);
    frame *to = f->prev;
    const word *at = to->ip, next = *at;
    value v = SLOT(ARG);
    YIELD_ON(to, at, next, incref(v));
}

SPECIALIZER(yield_fast_store, YIELD_FAST, YIELD_FAST_STORE);
