/* Comparison of two floats, or of a float and an integer that a float holds exactly. */

GUARD(compare_op_float, value a, value b)
{
    return (has_type(a, &type_float) && (has_type(b, &type_float) || is_exact_real(b))) ||
           (has_type(b, &type_float) && is_exact_real(a));
}

INST(COMPARE_OP_FLOAT_LT, (a b -- r))
{
    DEOPT_UNLESS(compare_op_float, PEEK(2), TOP());
    RESULT2(from_bool(real_of(PEEK(2)) < real_of(TOP())));
}

INST(COMPARE_OP_FLOAT_LE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_float, PEEK(2), TOP());
    RESULT2(from_bool(real_of(PEEK(2)) <= real_of(TOP())));
}

INST(COMPARE_OP_FLOAT_EQ, (a b -- r))
{
    DEOPT_UNLESS(compare_op_float, PEEK(2), TOP());
    RESULT2(from_bool(real_of(PEEK(2)) == real_of(TOP())));
}

INST(COMPARE_OP_FLOAT_NE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_float, PEEK(2), TOP());
    RESULT2(from_bool(real_of(PEEK(2)) != real_of(TOP())));
}

INST(COMPARE_OP_FLOAT_GT, (a b -- r))
{
    DEOPT_UNLESS(compare_op_float, PEEK(2), TOP());
    RESULT2(from_bool(real_of(PEEK(2)) > real_of(TOP())));
}

INST(COMPARE_OP_FLOAT_GE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_float, PEEK(2), TOP());
    RESULT2(from_bool(real_of(PEEK(2)) >= real_of(TOP())));
}

SPECIALIZER(compare_op_float, COMPARE_LT, COMPARE_OP_FLOAT_LT);
SPECIALIZER(compare_op_float, COMPARE_LE, COMPARE_OP_FLOAT_LE);
SPECIALIZER(compare_op_float, COMPARE_EQ, COMPARE_OP_FLOAT_EQ);
SPECIALIZER(compare_op_float, COMPARE_NE, COMPARE_OP_FLOAT_NE);
SPECIALIZER(compare_op_float, COMPARE_GT, COMPARE_OP_FLOAT_GT);
SPECIALIZER(compare_op_float, COMPARE_GE, COMPARE_OP_FLOAT_GE);
