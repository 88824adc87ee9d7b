/* Operators. Each binary operator and comparison is an instruction of its own, so that a specialized form
 * carries no switch over operators. ARG 1 of a BINARY_ instruction: augmented assignment. */

INST(BINARY_ADD, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_ADD);
}

INST(BINARY_SUB, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_SUB);
}

INST(BINARY_MUL, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_MUL);
}

INST(BINARY_TRUEDIV, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_TRUEDIV);
}

INST(BINARY_FLOORDIV, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_FLOORDIV);
}

INST(BINARY_MOD, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_MOD);
}

INST(BINARY_POW, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_POW);
}

INST(BINARY_LSHIFT, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_LSHIFT);
}

INST(BINARY_RSHIFT, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_RSHIFT);
}

INST(BINARY_AND, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_AND);
}

INST(BINARY_OR, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_OR);
}

INST(BINARY_XOR, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_XOR);
}

INST(BINARY_MATMUL, (a b -- r), ADAPTIVE, FLAG)
{
    ADAPT();
    BINARY(OP_MATMUL);
}

INST(UNARY_OP, (a -- r), COUNT) /* enum unop */
{
    value a = TOP();
    if (LIKELY(ARG == OP_NEG && is_small(a) && small_of(a) > SMALL_MIN)) {
        TOP() = from_small(-small_of(a));
        NEXT();
    }
    SAVE();
    value r = op_unary(vm, a, ARG);
    TRY(r);
    TOP() = r;
    decref(vm, a);
    NEXT();
}

INST(UNARY_NOT, (a -- r))
{
    SAVE();
    value a = TOP();
    int truth = op_truth(vm, a);
    TRY(truth >= 0);
    TOP() = from_bool(!truth);
    decref(vm, a);
    NEXT();
}

INST(COMPARE_LT, (a b -- r), ADAPTIVE)
{
    ADAPT();
    COMPARE(CMP_LT);
}

INST(COMPARE_LE, (a b -- r), ADAPTIVE)
{
    ADAPT();
    COMPARE(CMP_LE);
}

INST(COMPARE_EQ, (a b -- r), ADAPTIVE)
{
    ADAPT();
    COMPARE(CMP_EQ);
}

INST(COMPARE_NE, (a b -- r), ADAPTIVE)
{
    ADAPT();
    COMPARE(CMP_NE);
}

INST(COMPARE_GT, (a b -- r), ADAPTIVE)
{
    ADAPT();
    COMPARE(CMP_GT);
}

INST(COMPARE_GE, (a b -- r), ADAPTIVE)
{
    ADAPT();
    COMPARE(CMP_GE);
}

INST(IS_OP, (a b -- r), FLAG) /* ARG 1: is not */
{
    SAVE();
    value r = from_bool((PEEK(2) == TOP()) != (bool)ARG);
    sp = collapse2(vm, f, sp, r);
    NEXT();
}

INST(CONTAINS_OP, (item container -- r), ADAPTIVE, FLAG) /* ARG 1: not in */
{
    ADAPT();
    SAVE();
    int found = op_contains(vm, TOP(), PEEK(2));
    TRY_TAKING(2, found >= 0);
    sp = collapse2(vm, f, sp, from_bool(found != (int)ARG));
    NEXT();
}
