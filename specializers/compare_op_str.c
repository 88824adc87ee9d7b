/* Comparison of two strings. Interned ones are equal only when they are the same. */

GUARD(compare_op_str, value a, value b) { return has_type(a, &type_str) && has_type(b, &type_str); }

INST(COMPARE_OP_STR_EQ, (a b -- r))
{
    DEOPT_UNLESS(compare_op_str, PEEK(2), TOP());
    RESULT2(from_bool(same_text(PEEK(2), TOP())));
}

INST(COMPARE_OP_STR_NE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_str, PEEK(2), TOP());
    RESULT2(from_bool(!same_text(PEEK(2), TOP())));
}

INST(COMPARE_OP_STR_LT, (a b -- r))
{
    DEOPT_UNLESS(compare_op_str, PEEK(2), TOP());
    RESULT2(from_bool(str_order(as_str(PEEK(2)), as_str(TOP())) < 0));
}

INST(COMPARE_OP_STR_LE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_str, PEEK(2), TOP());
    RESULT2(from_bool(str_order(as_str(PEEK(2)), as_str(TOP())) <= 0));
}

INST(COMPARE_OP_STR_GT, (a b -- r))
{
    DEOPT_UNLESS(compare_op_str, PEEK(2), TOP());
    RESULT2(from_bool(str_order(as_str(PEEK(2)), as_str(TOP())) > 0));
}

INST(COMPARE_OP_STR_GE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_str, PEEK(2), TOP());
    RESULT2(from_bool(str_order(as_str(PEEK(2)), as_str(TOP())) >= 0));
}

SPECIALIZER(compare_op_str, COMPARE_LT, COMPARE_OP_STR_LT);
SPECIALIZER(compare_op_str, COMPARE_LE, COMPARE_OP_STR_LE);
SPECIALIZER(compare_op_str, COMPARE_EQ, COMPARE_OP_STR_EQ);
SPECIALIZER(compare_op_str, COMPARE_NE, COMPARE_OP_STR_NE);
SPECIALIZER(compare_op_str, COMPARE_GT, COMPARE_OP_STR_GT);
SPECIALIZER(compare_op_str, COMPARE_GE, COMPARE_OP_STR_GE);
