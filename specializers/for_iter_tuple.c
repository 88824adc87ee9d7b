/* for over a tuple: indexes it in place. */

GUARD(for_iter_tuple, value it) { return object_has_type(it, &type_tuple_iter); }

INST(FOR_ITER_TUPLE, (it -- it item | it none))
{
    DEOPT_UNLESS(for_iter_tuple, TOP());
    tuple_iter *it = (tuple_iter *)as_object(TOP());
    tuple *t = it->tuple;
    if (UNLIKELY(t == NULL || it->i >= t->len)) BASE(FOR_ITER); /* lets go of the tuple */
    value v = t->items[it->i++];
    PUSH(incref(v));
    NEXT();
}

SPECIALIZER(for_iter_tuple, FOR_ITER, FOR_ITER_TUPLE);
