/* for over a range of small integers. */

GUARD(for_iter_range, value it) { return object_has_type(it, &type_range_iter); }

INST(FOR_ITER_RANGE, (it -- it item | it none))
{
    DEOPT_UNLESS(for_iter_range, TOP());
    range_iter *it = (range_iter *)as_object(TOP());
    if (UNLIKELY(it->left == 0)) {
        PUSH(NONE);
        BRANCH();
    }
    it->left--;
    PUSH(from_small(it->next));
    it->next = (int64_t)((uint64_t)it->next + (uint64_t)it->step); /* may wrap behind the last item, where it isn't read */
    NEXT();
}

SPECIALIZER(for_iter_range, FOR_ITER, FOR_ITER_RANGE);
