/* len(o) of a list, a tuple, a dict or a string. */

GUARD(call_len, uint32_t arg, value fn, value self, value o)
{
    return arg == 1 && self == EMPTY && has_type(fn, &type_native) && ((native *)as_object(fn))->def->fn == builtin_len &&
           (has_type(o, &type_list) || has_type(o, &type_tuple) || has_type(o, &type_dict) || has_type(o, &type_str));
}

INST(CALL_LEN, (fn self args[arg] -- r), COUNT)
{
    DEOPT_UNLESS(call_len, ARG, PEEK(3), PEEK(2), TOP());
    value o = POP();
    const type *t = as_object(o)->type;
    size_t n = t == &type_list ? as_list(o)->len : t == &type_tuple ? as_tuple(o)->len : t == &type_dict ? as_dict(o)->len : as_str(o)->len;
    DROP(1);
    value fn = TOP();
    TOP() = from_small((int64_t)n);
    SAVE();
    decref(vm, fn);
    DECREF_SLOT_NEXT(o);
}

SPECIALIZER(call_len, CALL, CALL_LEN);
