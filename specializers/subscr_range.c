/* Item of a range by a small integer. */

GUARD(subscr_range, value o, value key) { return is_small(key) && has_type(o, &type_range) && range_is_small((range *)as_object(o)); }

INST(SUBSCR_RANGE, (o key -- v))
{
    DEOPT_UNLESS(subscr_range, PEEK(2), TOP());
    const range *r = (const range *)as_object(PEEK(2));
    int64_t i = small_of(TOP()), len = small_of(r->len);
    if (i < 0) i += len;
    if (UNLIKELY((uint64_t)i >= (uint64_t)len)) BASE(LOAD_SUBSCR);
    value v = from_small(small_of(r->start) + i * small_of(r->step));   /* lies in the range, so it fits */
    DROP(1);
    value o = TOP();
    TOP() = v;
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(subscr_range, LOAD_SUBSCR, SUBSCR_RANGE);
