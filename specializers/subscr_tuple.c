/* Item of a tuple by a small integer. */

GUARD(subscr_tuple, value o, value key) { return is_small(key) && has_type(o, &type_tuple); }

INST(SUBSCR_TUPLE, (o key -- v))
{
    DEOPT_UNLESS(subscr_tuple, PEEK(2), TOP());
    const tuple *t = as_tuple(PEEK(2));
    int64_t i = small_of(TOP());
    if (i < 0) i += t->len;
    if (UNLIKELY((uint64_t)i >= t->len)) BASE(LOAD_SUBSCR);
    value v = t->items[i];
    incref(v);
    DROP(1);
    value o = TOP();
    TOP() = v;
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(subscr_tuple, LOAD_SUBSCR, SUBSCR_TUPLE);
