/* yield to a list that grows or a sum of small integers: the value is in it at once, and the generator goes on. */

GUARD(yield_value_consume, const frame *f) { return has_quick_step(f->prev->ip); }

INST(YIELD_VALUE_CONSUME, (v -- sent))
{
    if (UNLIKELY(f->special)) BASE(YIELD_VALUE);
    DEOPT_UNLESS(yield_value_consume, f);
    if (UNLIKELY(!quick_step(f->prev, TOP()))) BASE(YIELD_VALUE);
    DROP(1);
    RECEIVE_NONE();
    NEXT();
}

SPECIALIZER(yield_value_consume, YIELD_VALUE, YIELD_VALUE_CONSUME);
