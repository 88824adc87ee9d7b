/* Whether a set or a frozenset has an item. */

GUARD(contains_op_set, value container) { return has_type(container, &type_set) || has_type(container, &type_frozenset); }

INST(CONTAINS_OP_SET, (item container -- r), FLAG)
{
    DEOPT_UNLESS(contains_op_set, TOP());
    SAVE();
    int found = set_contains(vm, TOP(), PEEK(2));
    TRY_TAKING(2, found >= 0);
    RESULT2(from_bool(found != (int)ARG));
}

SPECIALIZER(contains_op_set, CONTAINS_OP, CONTAINS_OP_SET);
