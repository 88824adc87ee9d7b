/* yield of a local variable to a consumer that stores what it gets in one of its own. */

GUARD(yield_fast_store, const frame *f) { return WORD_OP(*f->prev->ip) == OP_STORE_FAST; }

INST(YIELD_FAST_STORE, ( -- sent), SLOT)
{
    if (UNLIKELY(f->special)) BASE(YIELD_FAST);
    DEOPT_UNLESS(yield_fast_store, f);
    frame *to = f->prev;
    const word *at = to->ip;
    value v = SLOT(ARG);
    YIELD_AND_STORE(to, at, incref(v));
}

SPECIALIZER(yield_fast_store, YIELD_FAST, YIELD_FAST_STORE);
