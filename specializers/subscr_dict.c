/* Value of a key that the dict has. */

GUARD(subscr_dict, value o, value key)
{
    (void)key;
    return has_type(o, &type_dict);
}

INST(SUBSCR_DICT, (o key -- v))
{
    DEOPT_UNLESS(subscr_dict, PEEK(2), TOP());
    SAVE();
    bool error;
    value v = dict_get(vm, as_dict(PEEK(2)), TOP(), &error);
    if (UNLIKELY(v == EMPTY)) {
        TRY_TAKING(2, !error);
        BASE(LOAD_SUBSCR); /* which raises KeyError */
    }
    incref(v);
    RESULT2(v);
}

SPECIALIZER(subscr_dict, LOAD_SUBSCR, SUBSCR_DICT);
