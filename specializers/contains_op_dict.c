/* Whether a dict has a key. */

GUARD(contains_op_dict, value container) { return has_type(container, &type_dict); }

INST(CONTAINS_OP_DICT, (item container -- r), FLAG)
{
    DEOPT_UNLESS(contains_op_dict, TOP());
    SAVE();
    bool error, found = dict_get(vm, as_dict(TOP()), PEEK(2), &error) != EMPTY;
    TRY_TAKING(2, !error);
    RESULT2(from_bool(found != (bool)ARG));
}

SPECIALIZER(contains_op_dict, CONTAINS_OP, CONTAINS_OP_DICT);
