/* Arithmetic on two floats, or a float and a small integer. The result lies in an operand that nobody else holds, if there is
 * one; what finds no memory at once goes through the general operation. */

GUARD(binary_op_float, value a, value b)
{
    return (has_type(a, &type_float) && is_real(b)) || (is_small(a) && has_type(b, &type_float));
}

INST(BINARY_OP_FLOAT_ADD, (a b -- r))
{
    DEOPT_UNLESS(binary_op_float, PEEK(2), TOP());
    value r = float_result(vm, PEEK(2), TOP(), real_of(PEEK(2)) + real_of(TOP()));
    if (UNLIKELY(r == EMPTY)) BASE(BINARY_ADD);
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_FLOAT_SUB, (a b -- r))
{
    DEOPT_UNLESS(binary_op_float, PEEK(2), TOP());
    value r = float_result(vm, PEEK(2), TOP(), real_of(PEEK(2)) - real_of(TOP()));
    if (UNLIKELY(r == EMPTY)) BASE(BINARY_SUB);
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_FLOAT_MUL, (a b -- r))
{
    DEOPT_UNLESS(binary_op_float, PEEK(2), TOP());
    value r = float_result(vm, PEEK(2), TOP(), real_of(PEEK(2)) * real_of(TOP()));
    if (UNLIKELY(r == EMPTY)) BASE(BINARY_MUL);
    DROP(1);
    TOP() = r;
    NEXT();
}

INST(BINARY_OP_FLOAT_TRUEDIV, (a b -- r))
{
    DEOPT_UNLESS(binary_op_float, PEEK(2), TOP());
    double by = real_of(TOP());
    if (UNLIKELY(by == 0)) BASE(BINARY_TRUEDIV);
    value r = float_result(vm, PEEK(2), TOP(), real_of(PEEK(2)) / by);
    if (UNLIKELY(r == EMPTY)) BASE(BINARY_TRUEDIV);
    DROP(1);
    TOP() = r;
    NEXT();
}

SPECIALIZER(binary_op_float, BINARY_ADD, BINARY_OP_FLOAT_ADD);
SPECIALIZER(binary_op_float, BINARY_SUB, BINARY_OP_FLOAT_SUB);
SPECIALIZER(binary_op_float, BINARY_MUL, BINARY_OP_FLOAT_MUL);
SPECIALIZER(binary_op_float, BINARY_TRUEDIV, BINARY_OP_FLOAT_TRUEDIV);
