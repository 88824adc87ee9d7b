/* Item of a list by a small integer. */

GUARD(subscr_list, value o, value key) { return is_small(key) && has_type(o, &type_list); }

INST(SUBSCR_LIST, (o key -- v))
{
    DEOPT_UNLESS(subscr_list, PEEK(2), TOP());
    const list *l = as_list(PEEK(2));
    int64_t i = small_of(TOP());
    if (i < 0) i += (int64_t)l->len;
    if (UNLIKELY((uint64_t)i >= l->len)) BASE(LOAD_SUBSCR);
    value v = l->items[i];
    incref(v);
    DROP(1);
    value o = TOP();
    TOP() = v;
    DECREF_OBJECT_NEXT(o);
}

SPECIALIZER(subscr_list, LOAD_SUBSCR, SUBSCR_LIST);
