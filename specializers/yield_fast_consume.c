/* yield of a local variable to a list that grows or a sum of small integers: is in it at once, and the generator goes on. */

GUARD(yield_fast_consume, const frame *f) { return has_quick_step(f->prev->ip); }

INST(YIELD_FAST_CONSUME, ( -- sent), SLOT)
{
    if (UNLIKELY(f->special)) BASE(YIELD_FAST);
    DEOPT_UNLESS(yield_fast_consume, f);
    value v = SLOT(ARG);
    if (UNLIKELY(!quick_step(f->prev, v))) BASE(YIELD_FAST);
    incref(v);
    RECEIVE_NONE();
    NEXT();
}

SPECIALIZER(yield_fast_consume, YIELD_FAST, YIELD_FAST_CONSUME);
