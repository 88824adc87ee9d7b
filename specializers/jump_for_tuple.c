/* Back to the FOR_ITER of a loop over a tuple: as jump_for_list. */

FILL(jump_for_tuple, const word *cache, uint32_t arg) { return is_for_store(cache, arg); }

GUARD(jump_for_tuple, value it) { return object_has_type(it, &type_tuple_iter); }

INST(JUMP_FOR_TUPLE, ( -- | ), STOP, BACK)
{
    DEOPT_UNLESS(jump_for_tuple, TOP());
    SAFE_POINT();
    tuple_iter *it = (tuple_iter *)as_object(TOP());
    tuple *t = it->tuple;
    if (UNLIKELY(t == NULL || it->i >= t->len)) BRANCH_BACK(); /* FOR_ITER lets go of the tuple */
    value v = t->items[it->i++];
    incref(v);
    ENTER_LOOP();
    STORE_NEXT(v);
}

SPECIALIZER(jump_for_tuple, JUMP_FOR, JUMP_FOR_TUPLE);
