/* l.append(v) of a list with room. */

GUARD(call_list_append, uint32_t arg, value fn, value l, value v)
{
    (void)v;
    return arg == 1 && l != EMPTY && has_type(l, &type_list) && has_type(fn, &type_native_method) &&
           ((native *)as_object(fn))->def->fn == list_method_append;
}

INST(CALL_LIST_APPEND, (fn self args[arg] -- r), COUNT)
{
    DEOPT_UNLESS(call_list_append, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    list *l = as_list(PEEK(2));
    if (UNLIKELY(l->len == l->cap)) BASE(CALL);
    l->items[l->len++] = TOP();
    as_object(PEEK(3))->refs--; /* not the last: the type has one */
    DROP(2);
    TOP() = NONE;
    DECREF_OBJECT_NEXT(from_object(l));
}

SPECIALIZER(call_list_append, CALL, CALL_LIST_APPEND);
