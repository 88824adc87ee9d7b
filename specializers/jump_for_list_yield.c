/* Back to the FOR_ITER of a loop over a list, whose body begins by yielding the item (`for x in l: yield x`) to a consumer that stores it in
 * one of its local variables: all of that at once. */

FILL(jump_for_list_yield, const word *cache, uint32_t arg) { return is_for_yield(cache, arg); }

GUARD(jump_for_list_yield, const frame *f, value it)
{
    return object_has_type(it, &type_list_iter) && WORD_OP(*f->prev->ip) == OP_STORE_FAST;
}

INST(JUMP_FOR_LIST_YIELD, ( -- | ), STOP, BACK)
{
    DEOPT_UNLESS(jump_for_list_yield, f, TOP());
    SAFE_POINT();
    frame *to = f->prev;
    const word *at = to->ip, next = *at;
    list_iter *it = (list_iter *)as_object(TOP());
    list *l = it->list;
    if (UNLIKELY(it->i >= l->len || f->special)) BRANCH_BACK(); /* FOR_ITER lets go of the list */
    ENTER_LOOP();
    value *slot = &SLOT(WORD_ARG(ip[THIS_CACHE])), old = *slot, v = l->items[it->i++];
    if (is_counted(v)) as_object(v)->refs += 2;
    *slot = v;
    ip++;   /* behind the STORE_FAST */
    if (is_counted(old)) {
        NO_MERGE();
        if (old != EMPTY && UNLIKELY(--as_object(old)->refs == 0)) {
            if (is_counted(v)) as_object(v)->refs--;    /* the YIELD_FAST runs by itself */
            RELEASE_NEXT(old);
        }
    }
    ip += 1 + THIS_CACHE;   /* behind the YIELD_FAST, whose cache is as long */
    YIELD_STORED(to, at, next, v);
}

SPECIALIZER(jump_for_list_yield, JUMP_FOR, JUMP_FOR_LIST_YIELD);
