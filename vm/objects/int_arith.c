/* Arithmetic on integers. Two small operands stay in machine words as long as the result does. */
#include "int_impl.h"
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include "../abstract.h"
#include "../memory.h"
#include "float.h"

/* GMP also aborts when malloc fails: for a large result, see first whether there is room for it and what GMP needs
 * meanwhile. */
static bool room_for(vm *vm, uint64_t bits) {
    if (bits <= (uint64_t)1 << 23) return true;
    void *probe = bits <= INT_MAX_BITS ? mem_alloc(bits / 2) : NULL;
    free(probe);
    if (!probe) raise_memory(vm);
    return probe != NULL;
}

static uint64_t bit_size(const mpz_t n) { return mpz_sgn(n) ? mpz_sizeinbase(n, 2) : 0; }

bool int_divide(const mpz_t a, const mpz_t b, double *out) {
    bool negative = (mpz_sgn(a) < 0) != (mpz_sgn(b) < 0);
    *out = negative ? -0.0 : 0.0;
    if (mpz_sgn(a) == 0) return true;
    /* The quotient lies between 2^(size - 1) and 2^(size + 1). */
    int64_t size = (int64_t)bit_size(a) - (int64_t)bit_size(b);
    if (size > DBL_MAX_EXP) return false;
    if (size < DBL_MIN_EXP - DBL_MANT_DIG - 1) return true;
    /* An integer quotient with two or three bits more than the result keeps, the last of them set when the division
     * has a remainder, then rounds like the exact quotient. */
    int64_t shift = (size > DBL_MIN_EXP ? size : DBL_MIN_EXP) - DBL_MANT_DIG - 2;
    mpz_t q, r, t;
    mpz_inits(q, r, t, NULL);
    if (shift > 0) {
        mpz_mul_2exp(t, b, (mp_bitcnt_t)shift);
        mpz_tdiv_qr(q, r, a, t);
    } else {
        mpz_mul_2exp(t, a, (mp_bitcnt_t)-shift);
        mpz_tdiv_qr(q, r, t, b);
    }
    uint64_t m = mpz_getlimbn(q, 0) | (mpz_sgn(r) != 0);
    int64_t bits = (int64_t)bit_size(q);
    mpz_clears(q, r, t, NULL);
    int64_t least = DBL_MIN_EXP - shift;
    int extra = (int)((bits > least ? bits : least) - DBL_MANT_DIG);
    uint64_t half = (uint64_t)1 << (extra - 1), rest = m & (2 * half - 1);
    m -= rest;
    if (rest > half || (rest == half && (m & 2 * half))) m += 2 * half;
    double d = ldexp((double)m, (int)shift);
    *out = negative ? -d : d;
    return !isinf(d);
}

static value true_divide(vm *vm, value a, value b) {
    if (b == from_small(0) || b == FALSE_) return raise_error(vm, &type_ZeroDivisionError, "division by zero");
    const int64_t exact = (int64_t)1 << DBL_MANT_DIG;
    if (!is_bigint(a) && !is_bigint(b)) {
        int64_t x = word_int(a), y = word_int(b);
        if (x >= -exact && x <= exact && y >= -exact && y <= exact) return float_from_double(vm, (double)x / (double)y);
    }
    operand x, y;
    operand_load(&x, a);
    operand_load(&y, b);
    double d;
    if (!int_divide(x.z, y.z, &d)) return raise_error(vm, &type_OverflowError, "integer division result too large for a float");
    return float_from_double(vm, d);
}

/* --- shifts and powers ---------------------------------------------------------------------------- */
/* Whether x << y has more digits of 30 bits than CPython counts, which is another error there than no memory for them. */
static bool too_many_digits(const mpz_t x, const mpz_t y) {
    const uint64_t digits_max = ((uint64_t)1 << 61) - 7;
    mpz_t most;
    mpz_init_set_ui(most, digits_max - (bit_size(x) + 29) / 30);
    mpz_mul_ui(most, most, 30);
    bool r = mpz_cmp(y, most) > 0;
    mpz_clear(most);
    return r;
}

static value shift(vm *vm, value a, value b, enum binop op) {
    operand x, y;
    operand_load(&x, a);
    operand_load(&y, b);
    if (mpz_sgn(y.z) < 0) return raise_error(vm, &type_ValueError, "negative shift count");
    if (mpz_sgn(x.z) == 0) return from_small(0);
    bool far = !mpz_fits_ulong_p(y.z);
    uint64_t n = far ? UINT64_MAX : mpz_get_ui(y.z);
    mpz_t z;
    if (op == OP_LSHIFT) {
        if (far && too_many_digits(x.z, y.z)) return raise_error(vm, &type_OverflowError, "too many digits in integer");
        if (n > INT_MAX_BITS) return raise_memory(vm);
        if (!room_for(vm, bit_size(x.z) + n)) return FAILED;
        mpz_init(z);
        mpz_mul_2exp(z, x.z, n);
        return int_from_mpz(vm, z);
    }
    if (n >= bit_size(x.z)) return from_small(mpz_sgn(x.z) < 0 ? -1 : 0);
    mpz_init(z);
    mpz_fdiv_q_2exp(z, x.z, n);
    return int_from_mpz(vm, z);
}

static value power(vm *vm, value a, value b) {
    operand x, y;
    operand_load(&x, a);
    operand_load(&y, b);
    if (mpz_sgn(y.z) < 0) {
        bool ok;
        double base = int_to_double(vm, a, &ok), exponent = ok ? int_to_double(vm, b, &ok) : 0;
        return ok ? float_power(vm, base, exponent) : FAILED;
    }
    if (mpz_sgn(y.z) == 0 || mpz_cmp_ui(x.z, 1) == 0) return from_small(1);
    if (mpz_sgn(x.z) == 0) return from_small(0);
    if (mpz_cmp_si(x.z, -1) == 0) return from_small(mpz_odd_p(y.z) ? -1 : 1);
    /* 2^((size - 1) * n) <= |result| */
    uint64_t size = bit_size(x.z), n = mpz_fits_ulong_p(y.z) ? mpz_get_ui(y.z) : UINT64_MAX;
    if (n > INT_MAX_BITS) return raise_memory(vm);
    if (!room_for(vm, (size - 1) * n)) return FAILED;
    mpz_t z;
    mpz_init(z);
    mpz_pow_ui(z, x.z, n);
    return int_from_mpz(vm, z);
}

value int_pow_mod(vm *vm, value a, value b, value m) {
    if (!is_int(a) || !is_int(b) || !is_int(m)) return NOT_IMPLEMENTED;
    operand x, y, modulus;
    operand_load(&x, a);
    operand_load(&y, b);
    operand_load(&modulus, m);
    if (mpz_sgn(modulus.z) == 0) return raise_error(vm, &type_ValueError, "pow() 3rd argument cannot be 0");
    if (mpz_cmpabs_ui(modulus.z, 1) == 0) return from_small(0);
    mpz_t z;
    mpz_init(z);
    if (mpz_sgn(y.z) < 0) {
        if (!mpz_invert(z, x.z, modulus.z)) {
            mpz_clear(z);
            return raise_error(vm, &type_ValueError, "base is not invertible for the given modulus");
        }
        mpz_t n;
        mpz_init(n);
        mpz_neg(n, y.z);
        mpz_powm(z, z, n, modulus.z);
        mpz_clear(n);
    } else {
        mpz_powm(z, x.z, y.z, modulus.z);
    }
    if (mpz_sgn(modulus.z) < 0 && mpz_sgn(z) > 0) mpz_add(z, z, modulus.z);
    return int_from_mpz(vm, z);
}

/* --- the rest ------------------------------------------------------------------------------------- */
static value division_by_zero(vm *vm, enum binop op) {
    return raise_error(vm, &type_ZeroDivisionError, op == OP_MOD ? "integer modulo by zero" : "integer division or modulo by zero");
}

static value big_binary(vm *vm, value a, value b, enum binop op) {
    operand x, y;
    operand_load(&x, a);
    operand_load(&y, b);
    if ((op == OP_FLOORDIV || op == OP_MOD) && mpz_sgn(y.z) == 0) return division_by_zero(vm, op);
    if (!room_for(vm, bit_size(x.z) + bit_size(y.z))) return FAILED;
    mpz_t z;
    mpz_init(z);
    switch (op) {
    case OP_ADD: mpz_add(z, x.z, y.z); break;
    case OP_SUB: mpz_sub(z, x.z, y.z); break;
    case OP_MUL: mpz_mul(z, x.z, y.z); break;
    case OP_FLOORDIV: mpz_fdiv_q(z, x.z, y.z); break;
    case OP_MOD: mpz_fdiv_r(z, x.z, y.z); break;
    case OP_AND: mpz_and(z, x.z, y.z); break;
    case OP_OR: mpz_ior(z, x.z, y.z); break;
    default: mpz_xor(z, x.z, y.z);
    }
    return int_from_mpz(vm, z);
}

static bool small_power(int64_t base, int64_t exponent, int64_t *out) {
    int64_t r = 1;
    for (; exponent; exponent >>= 1) {
        if ((exponent & 1) && __builtin_mul_overflow(r, base, &r)) return false;
        if (exponent > 1 && __builtin_mul_overflow(base, base, &base)) return false;
    }
    *out = r;
    return true;
}

static int64_t floor_div(int64_t x, int64_t y) { return x / y - (x % y && (x < 0) != (y < 0)); }
static int64_t floor_mod(int64_t x, int64_t y) { int64_t r = x % y; return r && (r < 0) != (y < 0) ? r + y : r; }

value int_binary(vm *vm, value a, value b, enum binop op) {
    if (!is_int(a) || !is_int(b)) return NOT_IMPLEMENTED;
    if (is_int_instance(a) || is_int_instance(b)) {
        value x = int_exact(vm, incref(a)), y = int_exact(vm, incref(b)), result = int_binary(vm, x, y, op);
        decref(vm, x);
        decref(vm, y);
        return result;
    }
    if (op == OP_TRUEDIV) return true_divide(vm, a, b);
    if (op == OP_MATMUL) return NOT_IMPLEMENTED;
    bool words = !is_bigint(a) && !is_bigint(b);
    int64_t x = words ? word_int(a) : 0, y = words ? word_int(b) : 0, r;
    switch (op) {
    case OP_ADD: if (words) return int_from_i64(vm, x + y); break;    /* 63 bits each: no overflow */
    case OP_SUB: if (words) return int_from_i64(vm, x - y); break;
    case OP_MUL: if (words && !__builtin_mul_overflow(x, y, &r)) return int_from_i64(vm, r); break;
    case OP_FLOORDIV: if (words && y) return int_from_i64(vm, floor_div(x, y)); break;
    case OP_MOD: if (words && y) return from_small(floor_mod(x, y)); break;
    case OP_AND: if (words) return from_small(x & y); break;
    case OP_OR: if (words) return from_small(x | y); break;
    case OP_XOR: if (words) return from_small(x ^ y); break;
    case OP_LSHIFT:
        if (words && y >= 0 && y < 62 && !__builtin_mul_overflow(x, (int64_t)1 << y, &r)) return int_from_i64(vm, r);
        return shift(vm, a, b, op);
    case OP_RSHIFT:
        if (words && y >= 0) return from_small(x >> (y > 63 ? 63 : y));
        return shift(vm, a, b, op);
    default: /* OP_POW */
        if (words && y >= 0 && small_power(x, y, &r)) return int_from_i64(vm, r);
        return power(vm, a, b);
    }
    return big_binary(vm, a, b, op);
}

value int_divmod(vm *vm, value a, value b) {
    value parts[] = { int_binary(vm, a, b, OP_FLOORDIV), FAILED };
    if (!parts[0]) return FAILED;
    parts[1] = int_binary(vm, a, b, OP_MOD);
    if (parts[1]) return from_object(tuple_steal_items(vm, parts, 2));
    decref(vm, parts[0]);
    return FAILED;
}

value int_round(vm *vm, value v, int64_t digits) {
    operand n;
    operand_load(&n, v);
    /* 10^digits > 2|n| from here on: everything rounds to 0. */
    if ((uint64_t)digits > bit_size(n.z)) return from_small(0);
    mpz_t unit, q, r;
    mpz_inits(unit, q, r, NULL);
    mpz_ui_pow_ui(unit, 10, (unsigned long)digits);
    mpz_fdiv_qr(q, r, n.z, unit);
    mpz_mul_2exp(r, r, 1);
    int order = mpz_cmp(r, unit);
    if (order > 0 || (order == 0 && mpz_odd_p(q))) mpz_add_ui(q, q, 1);
    mpz_mul(q, q, unit);
    mpz_clears(unit, r, NULL);
    return int_from_mpz(vm, q);
}

value int_compare(vm *vm, value a, value b, enum cmp op) {
    (void)vm;
    if (!is_int(a) || !is_int(b)) return NOT_IMPLEMENTED;
    int order;
    if (is_bigint(a) || is_bigint(b)) {
        operand x, y;
        operand_load(&x, a);
        operand_load(&y, b);
        order = mpz_cmp(x.z, y.z);
    } else {
        int64_t x = word_int(a), y = word_int(b);
        order = (x > y) - (x < y);
    }
    return from_bool(order_satisfies(order, op));
}

value int_unary(vm *vm, value a, enum unop op) {
    if (!is_int(a)) return NOT_IMPLEMENTED;
    if (!is_bigint(a)) {
        int64_t n = word_int(a);
        return int_from_i64(vm, op == OP_NEG ? -n : op == OP_INVERT ? ~n : n);
    }
    if (op == OP_POS) return int_exact(vm, incref(a));
    mpz_srcptr x = ((bigint *)as_object(a))->n;
    mpz_t z;
    mpz_init(z);
    if (op == OP_NEG) mpz_neg(z, x);
    else mpz_com(z, x);
    return int_from_mpz(vm, z);
}
