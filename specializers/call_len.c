/* len(o) of a list, a tuple, a dict or a string. */

GUARD(call_len, uint32_t arg, value fn, value self, value o)
{
    return arg == 1 && self == EMPTY && has_type(fn, &type_native) && ((native *)as_object(fn))->def->fn == builtin_len &&
           (is_list(o) || is_tuple(o) || is_dict(o) || is_str(o));
}

INST(CALL_LEN, (fn self args[arg] -- r), COUNT)
{
    DEOPT_UNLESS(call_len, ARG, PEEK(3), PEEK(2), TOP());
    value o = POP();
    size_t n = is_list(o) ? as_list(o)->len : is_tuple(o) ? as_tuple(o)->len : is_dict(o) ? as_dict(o)->len : as_str(o)->len;
    DROP(1);
    value fn = TOP();
    TOP() = from_small((int64_t)n);
    SAVE();
    decref(vm, fn);
    DECREF_SLOT_NEXT(o);
}

SPECIALIZER(call_len, CALL, CALL_LEN);
