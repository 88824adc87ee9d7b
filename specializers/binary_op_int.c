/* Arithmetic on two small integers. A result that does not fit goes through the general operation, without a deopt. */

GUARD(binary_op_int, value a, value b) { return both_small(a, b); }

INST(BINARY_OP_INT_ADD, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    value r;
    if (UNLIKELY(small_add(PEEK(2), TOP(), &r))) BASE(BINARY_ADD);
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_SUB, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    value r;
    if (UNLIKELY(small_sub(PEEK(2), TOP(), &r))) BASE(BINARY_SUB);
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_MUL, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    value r;
    if (UNLIKELY(small_mul(PEEK(2), TOP(), &r))) BASE(BINARY_MUL);
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_AND, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    value r = PEEK(2) & TOP();
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_OR, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    value r = PEEK(2) | TOP();
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_XOR, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    value r = (PEEK(2) ^ TOP()) | 1;
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_FLOORDIV, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    if (UNLIKELY(small_of(TOP()) <= 0)) BASE(BINARY_FLOORDIV);
    value r = small_floordiv(PEEK(2), TOP());
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_MOD, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    if (UNLIKELY(small_of(TOP()) <= 0)) BASE(BINARY_MOD);
    value r = small_mod(PEEK(2), TOP());
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_TRUEDIV, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    if (UNLIKELY(TOP() == from_small(0) || !is_exact_real(PEEK(2)) || !is_exact_real(TOP()))) BASE(BINARY_TRUEDIV);
    value r = float_result(vm, PEEK(2), TOP(), real_of(PEEK(2)) / real_of(TOP()));
    if (UNLIKELY(r == EMPTY)) BASE(BINARY_TRUEDIV);
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_LSHIFT, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    value r;
    if (UNLIKELY(small_shift_left(PEEK(2), TOP(), &r))) BASE(BINARY_LSHIFT);
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_INT_RSHIFT, (a b -- r))
{
    DEOPT_UNLESS(binary_op_int, PEEK(2), TOP());
    if (UNLIKELY((uint64_t)small_of(TOP()) > 62)) BASE(BINARY_RSHIFT);
    value r = from_small(small_of(PEEK(2)) >> small_of(TOP()));
    DROP(1);
    TOP() = r;
    NEXT();
}

SPECIALIZER(binary_op_int, BINARY_ADD, BINARY_OP_INT_ADD);
SPECIALIZER(binary_op_int, BINARY_SUB, BINARY_OP_INT_SUB);
SPECIALIZER(binary_op_int, BINARY_MUL, BINARY_OP_INT_MUL);
SPECIALIZER(binary_op_int, BINARY_AND, BINARY_OP_INT_AND);
SPECIALIZER(binary_op_int, BINARY_OR, BINARY_OP_INT_OR);
SPECIALIZER(binary_op_int, BINARY_XOR, BINARY_OP_INT_XOR);
SPECIALIZER(binary_op_int, BINARY_FLOORDIV, BINARY_OP_INT_FLOORDIV);
SPECIALIZER(binary_op_int, BINARY_MOD, BINARY_OP_INT_MOD);
SPECIALIZER(binary_op_int, BINARY_TRUEDIV, BINARY_OP_INT_TRUEDIV);
SPECIALIZER(binary_op_int, BINARY_LSHIFT, BINARY_OP_INT_LSHIFT);
SPECIALIZER(binary_op_int, BINARY_RSHIFT, BINARY_OP_INT_RSHIFT);
