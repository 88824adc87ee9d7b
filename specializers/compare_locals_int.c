/* A condition on small integers in local variables, `while i < n:`, `if x == 1:`: the loads, the comparison and the jump at once. */

FILL(compare_locals_int, const frame *f, const word *cache)
{
    return WORD_OP(cache[0]) == OP_POP_JUMP_IF_FALSE && loads_locals(f, cache);
}

GUARD(compare_locals_int, value a, value b) { return both_small(a, b); }

INST(COMPARE_LOCALS_INT_LT, ( -- v), SLOT)
{
    COMPARE_LOCALS(<);
}

INST(COMPARE_LOCALS_INT_LE, ( -- v), SLOT)
{
    COMPARE_LOCALS(<=);
}

INST(COMPARE_LOCALS_INT_EQ, ( -- v), SLOT)
{
    COMPARE_LOCALS(==);
}

INST(COMPARE_LOCALS_INT_NE, ( -- v), SLOT)
{
    COMPARE_LOCALS(!=);
}

INST(COMPARE_LOCALS_INT_GT, ( -- v), SLOT)
{
    COMPARE_LOCALS(>);
}

INST(COMPARE_LOCALS_INT_GE, ( -- v), SLOT)
{
    COMPARE_LOCALS(>=);
}

FUSION(compare_locals_int, COMPARE_LT, COMPARE_LOCALS_INT_LT);
FUSION(compare_locals_int, COMPARE_LE, COMPARE_LOCALS_INT_LE);
FUSION(compare_locals_int, COMPARE_EQ, COMPARE_LOCALS_INT_EQ);
FUSION(compare_locals_int, COMPARE_NE, COMPARE_LOCALS_INT_NE);
FUSION(compare_locals_int, COMPARE_GT, COMPARE_LOCALS_INT_GT);
FUSION(compare_locals_int, COMPARE_GE, COMPARE_LOCALS_INT_GE);
