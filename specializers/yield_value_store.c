/* yield to a consumer that stores what it gets in a local variable. */

GUARD(yield_value_store, const frame *f) { return WORD_OP(*f->prev->ip) == OP_STORE_FAST; }

INST(YIELD_VALUE_STORE, (v -- sent))
{
    if (UNLIKELY(f->special)) BASE(YIELD_VALUE);
    DEOPT_UNLESS(yield_value_store, f);
    frame *to = f->prev;
    const word *at = to->ip;
    value v = POP();
    YIELD_AND_STORE(to, at, v);
}

SPECIALIZER(yield_value_store, YIELD_VALUE, YIELD_VALUE_STORE);
