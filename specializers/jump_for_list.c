/* Back to the FOR_ITER of a loop over a list, the items of which go into a local variable: indexes it, stores the item and goes on
 * behind that. */

FILL(jump_for_list, const word *cache, uint32_t arg) { return is_for_store(cache, arg); }

GUARD(jump_for_list, value it) { return object_has_type(it, &type_list_iter); }

INST(JUMP_FOR_LIST, ( -- | ), STOP, BACK)
{
    DEOPT_UNLESS(jump_for_list, TOP());
    SAFE_POINT();
    list_iter *it = (list_iter *)as_object(TOP());
    list *l = it->list;
    if (UNLIKELY(it->i >= l->len)) BRANCH_BACK(); /* FOR_ITER lets go of the list */
    value v = l->items[it->i++];
    incref(v);
    ENTER_LOOP();
    STORE_NEXT(v);
}

SPECIALIZER(jump_for_list, JUMP_FOR, JUMP_FOR_LIST);
