/* for over a list: indexes it in place. */

GUARD(for_iter_list, value it) { return object_has_type(it, &type_list_iter); }

INST(FOR_ITER_LIST, (it -- it item | it none))
{
    DEOPT_UNLESS(for_iter_list, TOP());
    list_iter *it = (list_iter *)as_object(TOP());
    list *l = it->list;
    if (UNLIKELY(it->i >= l->len)) BASE(FOR_ITER); /* lets go of the list */
    value v = l->items[it->i++];
    PUSH(incref(v));
    NEXT();
}

SPECIALIZER(for_iter_list, FOR_ITER, FOR_ITER_LIST);
