/* Comparison of two small integers: of their words, which order as the integers do. */

GUARD(compare_op_int, value a, value b) { return both_small(a, b); }

INST(COMPARE_OP_INT_LT, (a b -- r))
{
    DEOPT_UNLESS(compare_op_int, PEEK(2), TOP());
    bool r = (int64_t)PEEK(2) < (int64_t)TOP();
    DROP(1);
    TOP() = from_bool(r);
    NEXT();
}

INST(COMPARE_OP_INT_LE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_int, PEEK(2), TOP());
    bool r = (int64_t)PEEK(2) <= (int64_t)TOP();
    DROP(1);
    TOP() = from_bool(r);
    NEXT();
}

INST(COMPARE_OP_INT_EQ, (a b -- r))
{
    DEOPT_UNLESS(compare_op_int, PEEK(2), TOP());
    bool r = (int64_t)PEEK(2) == (int64_t)TOP();
    DROP(1);
    TOP() = from_bool(r);
    NEXT();
}

INST(COMPARE_OP_INT_NE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_int, PEEK(2), TOP());
    bool r = (int64_t)PEEK(2) != (int64_t)TOP();
    DROP(1);
    TOP() = from_bool(r);
    NEXT();
}

INST(COMPARE_OP_INT_GT, (a b -- r))
{
    DEOPT_UNLESS(compare_op_int, PEEK(2), TOP());
    bool r = (int64_t)PEEK(2) > (int64_t)TOP();
    DROP(1);
    TOP() = from_bool(r);
    NEXT();
}

INST(COMPARE_OP_INT_GE, (a b -- r))
{
    DEOPT_UNLESS(compare_op_int, PEEK(2), TOP());
    bool r = (int64_t)PEEK(2) >= (int64_t)TOP();
    DROP(1);
    TOP() = from_bool(r);
    NEXT();
}

SPECIALIZER(compare_op_int, COMPARE_LT, COMPARE_OP_INT_LT);
SPECIALIZER(compare_op_int, COMPARE_LE, COMPARE_OP_INT_LE);
SPECIALIZER(compare_op_int, COMPARE_EQ, COMPARE_OP_INT_EQ);
SPECIALIZER(compare_op_int, COMPARE_NE, COMPARE_OP_INT_NE);
SPECIALIZER(compare_op_int, COMPARE_GT, COMPARE_OP_INT_GT);
SPECIALIZER(compare_op_int, COMPARE_GE, COMPARE_OP_INT_GE);
