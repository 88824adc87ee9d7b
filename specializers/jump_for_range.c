/* Back to the FOR_ITER of a loop over a range of small integers: as jump_for_list. */

FILL(jump_for_range, const word *cache, uint32_t arg) { return is_for_store(cache, arg); }

GUARD(jump_for_range, value it) { return object_has_type(it, &type_range_iter); }

INST(JUMP_FOR_RANGE, ( -- | ), STOP, BACK)
{
    DEOPT_UNLESS(jump_for_range, TOP());
    SAFE_POINT();
    range_iter *it = (range_iter *)as_object(TOP());
    if (UNLIKELY(it->left == 0)) BRANCH_BACK();
    it->left--;
    value v = from_small(it->next);
    it->next = (int64_t)((uint64_t)it->next + (uint64_t)it->step); /* may wrap behind the last item, where it isn't read */
    ENTER_LOOP();
    STORE_NEXT(v);
}

SPECIALIZER(jump_for_range, JUMP_FOR, JUMP_FOR_RANGE);
