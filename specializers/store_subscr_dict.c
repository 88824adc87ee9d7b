/* Value of a key of a dict. */

GUARD(store_subscr_dict, value o, value key)
{
    (void)key;
    return has_type(o, &type_dict);
}

INST(STORE_SUBSCR_DICT, (v o key -- ))
{
    DEOPT_UNLESS(store_subscr_dict, PEEK(2), TOP());
    SAVE();
    TRY_TAKING(3, dict_set(vm, as_dict(PEEK(2)), TOP(), PEEK(3)));
    value key = POP(), o = POP(), v = POP();
    SAVE();
    decref(vm, v);
    decref(vm, o);
    DECREF_SLOT_NEXT(key);
}

SPECIALIZER(store_subscr_dict, STORE_SUBSCR, STORE_SUBSCR_DICT);
