/* Item of a list, replaced, by a small integer. */

GUARD(store_subscr_list, value o, value key) { return is_small(key) && has_type(o, &type_list); }

INST(STORE_SUBSCR_LIST, (v o key -- ))
{
    DEOPT_UNLESS(store_subscr_list, PEEK(2), TOP());
    list *l = as_list(PEEK(2));
    int64_t i = small_of(TOP());
    if (i < 0) i += (int64_t)l->len;
    if (UNLIKELY((uint64_t)i >= l->len)) BASE(STORE_SUBSCR);
    value old = l->items[i];
    l->items[i] = PEEK(3);
    DROP(3);
    SAVE();
    decref(vm, old);
    DECREF_OBJECT_NEXT(from_object(l));
}

SPECIALIZER(store_subscr_list, STORE_SUBSCR, STORE_SUBSCR_LIST);
