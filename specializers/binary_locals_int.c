/* Arithmetic on small integers in local variables, `total += x`, `i + 1`: the loads, the operator and a STORE_FAST behind it at once. */

FILL(binary_locals_int, const frame *f, const word *cache) { return loads_locals(f, cache); }

GUARD(binary_locals_int, value a, value b) { return both_small(a, b); }

INST(BINARY_LOCALS_INT_ADD, ( -- v), SLOT)
{
    BINARY_LOCALS(small_add);
}

INST(BINARY_LOCALS_INT_SUB, ( -- v), SLOT)
{
    BINARY_LOCALS(small_sub);
}

INST(BINARY_LOCALS_INT_MUL, ( -- v), SLOT)
{
    BINARY_LOCALS(small_mul);
}

INST(BINARY_LOCALS_INT_MOD, ( -- v), SLOT)
{
    BINARY_LOCALS(small_mod_checked);
}

FUSION(binary_locals_int, BINARY_ADD, BINARY_LOCALS_INT_ADD);
FUSION(binary_locals_int, BINARY_SUB, BINARY_LOCALS_INT_SUB);
FUSION(binary_locals_int, BINARY_MUL, BINARY_LOCALS_INT_MUL);
FUSION(binary_locals_int, BINARY_MOD, BINARY_LOCALS_INT_MOD);
