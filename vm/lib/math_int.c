/* The math module on integers. */
#include "math_impl.h"
#include "../abstract.h"
#include "../objects/int.h"
#include "../objects/int_impl.h"

/* The int of any index; a bool becomes an int. */
static value integer(vm *vm, value v) {
    value n = int_index(vm, v);
    return n && is_bool(n) ? from_small(n == TRUE_) : n;
}

static bool is_negative(value n) {
    operand o;
    operand_load(&o, n);
    return mpz_sgn(o.z) < 0;
}

static int64_t bits_of(value n) {
    operand o;
    operand_load(&o, n);
    return (int64_t)mpz_sizeinbase(o.z, 2);
}

/* Folds any number of arguments; step gets both as GMP numbers and stores into out. */
static value fold(vm *vm, const value *args, int nargs, int start, void (*step)(mpz_t, const mpz_t, const mpz_t)) {
    value total = from_small(start);
    for (int i = 0; i < nargs; i++) {
        value n = integer(vm, args[i]);
        if (!n) { decref(vm, total); return FAILED; }
        operand a, b;
        operand_load(&a, total);
        operand_load(&b, n);
        value r;
        if (bits_of(total) + bits_of(n) > (int64_t)INT_MAX_BITS) {
            r = raise_memory(vm);
        } else {
            mpz_t out;
            mpz_init(out);
            step(out, a.z, b.z);
            r = int_from_mpz(vm, out);
        }
        decref(vm, n);
        decref(vm, total);
        if (!(total = r)) return FAILED;
    }
    return total;
}

static void gcd_step(mpz_t out, const mpz_t a, const mpz_t b) { mpz_gcd(out, a, b); }
static void lcm_step(mpz_t out, const mpz_t a, const mpz_t b) { mpz_lcm(out, a, b); }

static value math_gcd(vm *vm, const value *args, int nargs) { return fold(vm, args, nargs, 0, gcd_step); }
static value math_lcm(vm *vm, const value *args, int nargs) { return fold(vm, args, nargs, 1, lcm_step); }

static value math_isqrt(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value n = integer(vm, args[0]), r;
    if (!n) return FAILED;
    if (is_negative(n)) {
        r = raise_error(vm, &type_ValueError, "isqrt() argument must be nonnegative");
    } else {
        operand o;
        operand_load(&o, n);
        mpz_t root;
        mpz_init(root);
        mpz_sqrt(root, o.z);
        r = int_from_mpz(vm, root);
    }
    decref(vm, n);
    return r;
}

static value factorial(vm *vm, int64_t n) {
    /* n! has fewer than n * log2(n) bits; GMP needs room for the work beside. */
    int bits = 64 - __builtin_clzll((uint64_t)n | 1);
    if (n > (int64_t)INT_MAX_BITS / bits) return raise_memory(vm);
    mpz_t r;
    mpz_init(r);
    mpz_fac_ui(r, (unsigned long)n);
    return int_from_mpz(vm, r);
}

static value math_factorial(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value n = integer(vm, args[0]), r;
    if (!n) return FAILED;
    if (is_negative(n)) r = raise_error(vm, &type_ValueError, "factorial() not defined for negative values");
    else if (!is_small(n))
        r = raise_error(vm, &type_OverflowError, "factorial() argument should not exceed %ld", INT64_MAX);
    else r = factorial(vm, small_of(n));
    decref(vm, n);
    return r;
}

/* Both arguments as ints, checked. */
static bool pair(vm *vm, const value *args, value out[2]) {
    if (!(out[0] = integer(vm, args[0]))) return false;
    if (!(out[1] = integer(vm, args[1]))) {
        decref(vm, out[0]);
        return false;
    }
    for (int i = 0; i < 2; i++) {
        if (!is_negative(out[i])) continue;
        raise_error(vm, &type_ValueError, "%s must be a non-negative integer", i ? "k" : "n");
        decref(vm, out[0]);
        decref(vm, out[1]);
        return false;
    }
    return true;
}

/* k factors of at most n: too many bits are refused as memory that is out. */
static bool product_fits(vm *vm, value n, int64_t k) {
    if (k == 0 || bits_of(n) <= (int64_t)INT_MAX_BITS / k) return true;
    raise_memory(vm);
    return false;
}

static value combinations(vm *vm, value n, value k) {
    value rest = int_binary(vm, n, k, OP_SUB);
    if (!rest) return FAILED;
    value r = FAILED;
    if (is_negative(rest)) {
        r = from_small(0);
    } else {
        value fewer = int_compare(vm, rest, k, CMP_LT) == TRUE_ ? rest : k;
        if (!is_small(fewer)) {
            raise_error(vm, &type_OverflowError, "min(n - k, k) must not exceed %ld", INT64_MAX);
        } else if (product_fits(vm, n, small_of(fewer))) {
            operand o;
            operand_load(&o, n);
            mpz_t out;
            mpz_init(out);
            mpz_bin_ui(out, o.z, (unsigned long)small_of(fewer));
            r = int_from_mpz(vm, out);
        }
    }
    decref(vm, rest);
    return r;
}

static value permutations(vm *vm, value n, value k) {
    if (int_compare(vm, n, k, CMP_LT) == TRUE_) return from_small(0);
    if (!is_small(k)) return raise_error(vm, &type_OverflowError, "k must not exceed %ld", INT64_MAX);
    if (!product_fits(vm, n, small_of(k))) return FAILED;
    operand o;
    operand_load(&o, n);
    mpz_t out, factor;
    mpz_init_set_ui(out, 1);
    mpz_init_set(factor, o.z);
    for (int64_t i = small_of(k); i > 0; i--) {
        mpz_mul(out, out, factor);
        mpz_sub_ui(factor, factor, 1);
    }
    mpz_clear(factor);
    return int_from_mpz(vm, out);
}

static value math_comb(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value n[2];
    if (!pair(vm, args, n)) return FAILED;
    value r = combinations(vm, n[0], n[1]);
    decref(vm, n[0]);
    decref(vm, n[1]);
    return r;
}

static value math_perm(vm *vm, const value *args, int nargs) {
    if (nargs == 1 || args[1] == NONE) return math_factorial(vm, args, 1);
    value n[2];
    if (!pair(vm, args, n)) return FAILED;
    value r = permutations(vm, n[0], n[1]);
    decref(vm, n[0]);
    decref(vm, n[1]);
    return r;
}

const native_def math_int_functions[] = {
    { "gcd", math_gcd, 0, -1, NULL }, { "lcm", math_lcm, 0, -1, NULL }, { "isqrt", math_isqrt, 1, 1, NULL },
    { "factorial", math_factorial, 1, 1, NULL }, { "comb", math_comb, 2, 2, NULL }, { "perm", math_perm, 1, 2, NULL },
    { 0 },
};
