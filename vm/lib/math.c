/* The math module: the elementary functions, with CPython's rules for what is an error (Annex F of C99 otherwise). */
#include <errno.h>
#include <math.h>
#include "math_impl.h"
#include "modules.h"
#include "../abstract.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/int_impl.h"
#include "../objects/module.h"

value math_domain_error(vm *vm) { return raise_error(vm, &type_ValueError, "math domain error"); }
value math_range_error(vm *vm) { return raise_error(vm, &type_OverflowError, "math range error"); }

/* overflows: whether an infinite result of a finite argument is one too large, or a pole. */
static value result_of(vm *vm, double x, double r, bool overflows) {
    if (isnan(r) && !isnan(x)) return math_domain_error(vm);
    if (isinf(r) && isfinite(x)) return overflows ? math_range_error(vm) : math_domain_error(vm);
    return float_from_double(vm, r);
}

#define FUNCTION(name, call, overflows) \
    static value math_##name(vm *vm, const value *args, int nargs) { \
        (void)nargs; \
        double x; \
        return real_number(vm, args[0], &x) ? result_of(vm, x, call(x), overflows) : FAILED; \
    }
FUNCTION(acos, acos, false) FUNCTION(acosh, acosh, false) FUNCTION(asin, asin, false) FUNCTION(asinh, asinh, false)
FUNCTION(atan, atan, false) FUNCTION(atanh, atanh, false) FUNCTION(cbrt, cbrt, false) FUNCTION(cos, cos, false)
FUNCTION(cosh, cosh, true) FUNCTION(erf, erf, false) FUNCTION(erfc, erfc, false) FUNCTION(exp, exp, true)
FUNCTION(exp2, exp2, true) FUNCTION(expm1, expm1, true) FUNCTION(fabs, fabs, false) FUNCTION(log1p, log1p, false)
FUNCTION(sin, sin, false) FUNCTION(sinh, sinh, true) FUNCTION(sqrt, sqrt, false) FUNCTION(tan, tan, false) FUNCTION(tanh, tanh, false)

static double to_degrees(double x) { return x * (180.0 / M_PI); }
static double to_radians(double x) { return x * (M_PI / 180.0); }
static double ulp(double x) {
    x = fabs(x);
    if (!isfinite(x)) return x;
    double above = nextafter(x, INFINITY);
    return isinf(above) ? x - nextafter(x, -INFINITY) : above - x;
}

/* No result is an error. */
#define PLAIN(name, call, make) \
    static value math_##name(vm *vm, const value *args, int nargs) { \
        (void)nargs; \
        double x; \
        return real_number(vm, args[0], &x) ? make(call(x)) : FAILED; \
    }
#define MAKE_FLOAT(r) float_from_double(vm, r)
PLAIN(degrees, to_degrees, MAKE_FLOAT) PLAIN(radians, to_radians, MAKE_FLOAT) PLAIN(ulp, ulp, MAKE_FLOAT)
PLAIN(isfinite, isfinite, from_bool) PLAIN(isinf, isinf, from_bool) PLAIN(isnan, isnan, from_bool)

static value gamma_function(vm *vm, value arg, double (*call)(double)) {
    double x;
    if (!real_number(vm, arg, &x)) return FAILED;
    double r = call(x);
    if (errno) return errno == EDOM ? math_domain_error(vm) : math_range_error(vm);
    return float_from_double(vm, r);
}

static value math_gamma(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return gamma_function(vm, args[0], math_tgamma);
}
static value math_log_gamma(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return gamma_function(vm, args[0], math_lgamma);
}

/* --- of two arguments -------------------------------------------------------------------------- */
static bool two_reals(vm *vm, const value *args, double *x, double *y) {
    return real_number(vm, args[0], x) && real_number(vm, args[1], y);
}

static value math_atan2(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double x, y;
    return two_reals(vm, args, &x, &y) ? float_from_double(vm, atan2(x, y)) : FAILED;
}

static value math_copysign(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double x, y;
    return two_reals(vm, args, &x, &y) ? float_from_double(vm, copysign(x, y)) : FAILED;
}

static value remainder_of(vm *vm, const value *args, double (*call)(double, double)) {
    double x, y;
    if (!two_reals(vm, args, &x, &y)) return FAILED;
    double r = call(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? math_domain_error(vm) : float_from_double(vm, r);
}

static value math_fmod(vm *vm, const value *args, int nargs) { (void)nargs; return remainder_of(vm, args, fmod); }
static value math_remainder(vm *vm, const value *args, int nargs) { (void)nargs; return remainder_of(vm, args, remainder); }

static value math_pow(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double x, y;
    if (!two_reals(vm, args, &x, &y)) return FAILED;
    double r = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(r) || (isinf(r) && x == 0)) return math_domain_error(vm);
        if (isinf(r)) return math_range_error(vm);
    }
    return float_from_double(vm, r);
}

static value math_ldexp(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double x;
    int64_t exponent;
    if (!real_number(vm, args[0], &x)) return FAILED;
    if (!is_instance(args[1], &type_int))
        return raise_error(vm, &type_TypeError, "Expected an int as second argument to ldexp.");
    if (!int_to_i64_clamped(vm, args[1], &exponent)) return FAILED;
    if (exponent > 100000) exponent = 100000;
    if (exponent < -100000) exponent = -100000;
    double r = ldexp(x, (int)exponent);
    return isinf(r) && isfinite(x) ? math_range_error(vm) : float_from_double(vm, r);
}

/* args: the keyword steps, x, y */
static value math_nextafter(vm *vm, const value *args, int nargs) {
    double x, y;
    if (nargs != 3)
        return raise_error(vm, &type_TypeError, "nextafter() takes exactly 2 positional arguments (%d given)", nargs - 1);
    if (!two_reals(vm, args + 1, &x, &y)) return FAILED;
    if (!args[0] || args[0] == NONE) return float_from_double(vm, nextafter(x, y));
    int64_t steps;
    if (!int_to_i64_clamped(vm, args[0], &steps)) return FAILED;
    if (steps < 0) return raise_error(vm, &type_ValueError, "steps must be a non-negative integer");
    if (steps == 0 || isnan(x)) return float_from_double(vm, x);
    if (isnan(y)) return float_from_double(vm, y);
    /* Doubles as integers in their order, with both zeros at 0. */
    union { double d; int64_t i; } from = { x }, to = { y };
    int64_t a = from.i < 0 ? INT64_MIN - from.i : from.i, b = to.i < 0 ? INT64_MIN - to.i : to.i;
    uint64_t distance = a < b ? (uint64_t)b - (uint64_t)a : (uint64_t)a - (uint64_t)b;
    if (a == b || (uint64_t)steps >= distance) return float_from_double(vm, y);
    a = a < b ? a + steps : a - steps;
    if (a == 0) return float_from_double(vm, copysign(0, x));
    from.i = a < 0 ? INT64_MIN - a : a;
    return float_from_double(vm, from.d);
}

/* args: the keywords rel_tol and abs_tol, a, b */
static value math_isclose(vm *vm, const value *args, int nargs) {
    double a, b, relative = 1e-9, absolute = 0;
    if (nargs > 4)
        return raise_error(vm, &type_TypeError, "isclose() takes exactly 2 positional arguments (%d given)", nargs - 2);
    if (nargs < 4)
        return raise_error(vm, &type_TypeError, "isclose() missing required argument '%s' (pos %d)",
            nargs == 2 ? "a" : "b", nargs - 1);
    if (!two_reals(vm, args + 2, &a, &b) || (args[0] && !real_number(vm, args[0], &relative))
        || (args[1] && !real_number(vm, args[1], &absolute))) return FAILED;
    if (relative < 0 || absolute < 0) return raise_error(vm, &type_ValueError, "tolerances must be non-negative");
    if (a == b) return TRUE_;
    if (isinf(a) || isinf(b)) return FALSE_;
    double difference = fabs(b - a);
    return from_bool(difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= absolute);
}

static value math_fma(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double x, y, z;
    if (!two_reals(vm, args, &x, &y) || !real_number(vm, args[2], &z)) return FAILED;
    double r = fma(x, y, z);
    if (isnan(r) && !isnan(x) && !isnan(y) && !isnan(z))
        return raise_error(vm, &type_ValueError, "invalid operation in fma");
    if (isinf(r) && isfinite(x) && isfinite(y) && isfinite(z))
        return raise_error(vm, &type_OverflowError, "overflow in fma");
    return float_from_double(vm, r);
}

/* --- logarithms -------------------------------------------------------------------------------- */
/* Of an int that no float can hold: log(m) + e * log(2). */
static value log_of_big(vm *vm, value n, double (*call)(double)) {
    operand o;
    operand_load(&o, n);
    if (mpz_sgn(o.z) <= 0) return math_domain_error(vm);
    double x;
    if (mpz_to_double(o.z, &x)) return float_from_double(vm, call(x));
    long exponent;
    mpz_t rounded;  /* to the 53 bits of a double, half to even, as CPython's conversion */
    mpz_init(rounded);
    size_t bits = mpz_sizeinbase(o.z, 2), cut = bits - 64;
    mpz_tdiv_q_2exp(rounded, o.z, cut);
    if (mpz_scan1(o.z, 0) < cut) mpz_setbit(rounded, 0);
    mpz_to_double(rounded, &x);
    mpz_clear(rounded);
    int e;
    x = frexp(x, &e);
    exponent = (long)cut + e;
    return float_from_double(vm, call(x) + call(2.0) * (double)exponent);
}

static value logarithm(vm *vm, value v, double (*call)(double)) {
    if (is_int(v)) return log_of_big(vm, v, call);
    double x;
    if (!real_number(vm, v, &x)) return FAILED;
    if (x <= 0) return math_domain_error(vm);
    return float_from_double(vm, call(x));
}

static value math_log(vm *vm, const value *args, int nargs) {
    value over = logarithm(vm, args[0], log);
    if (!over || nargs == 1) return over;
    value under = logarithm(vm, args[1], log);
    value r = under ? op_binary(vm, over, under, OP_TRUEDIV) : FAILED;
    decref(vm, over);
    xdecref(vm, under);
    return r;
}

static value math_log2(vm *vm, const value *args, int nargs) { (void)nargs; return logarithm(vm, args[0], log2); }
static value math_log10(vm *vm, const value *args, int nargs) { (void)nargs; return logarithm(vm, args[0], log10); }

/* --- parts of a number ------------------------------------------------------------------------- */
static value pair_of(vm *vm, value a, value b) {
    value parts[] = { a, b };
    if (a && b) return from_object(tuple_steal_items(vm, parts, 2));
    xdecref(vm, a);
    xdecref(vm, b);
    return FAILED;
}

static value math_frexp(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double x;
    int exponent = 0;
    if (!real_number(vm, args[0], &x)) return FAILED;
    if (isfinite(x)) x = frexp(x, &exponent);
    return pair_of(vm, float_from_double(vm, x), from_small(exponent));
}

static value math_modf(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double x, whole;
    if (!real_number(vm, args[0], &x)) return FAILED;
    double fraction = modf(x, &whole);
    return pair_of(vm, float_from_double(vm, fraction), float_from_double(vm, whole));
}

/* By the special method of a class of the program; else as a float. */
static value whole_number(vm *vm, value v, str *name, double (*call)(double)) {
    if (has_type(v, &type_float)) return int_from_double(vm, call(float_of(v)));
    if (is_int(v) && !type_of(v)->heap) return int_unary(vm, v, OP_POS);
    bool found = false;
    value r = call_special(vm, v, name, NULL, 0, &found);
    if (found) return r;
    double x;
    return real_number(vm, v, &x) ? int_from_double(vm, call(x)) : FAILED;
}

static value math_floor(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return whole_number(vm, args[0], vm->names.floor, floor);
}
static value math_ceil(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return whole_number(vm, args[0], vm->names.ceil, ceil);
}

static value math_trunc(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if ((is_float(args[0]) || is_int(args[0])) && !type_of(args[0])->heap) return whole_number(vm, args[0], vm->names.trunc, trunc);
    bool found = false;
    value r = call_special(vm, args[0], vm->names.trunc, NULL, 0, &found);
    return found ? r : raise_error(vm, &type_TypeError, "type %s doesn't define __trunc__ method", type_of(args[0])->name);
}

#define ONE(name) { #name, math_##name, 1, 1, NULL }
#define TWO(name) { #name, math_##name, 2, 2, NULL }
static const native_def math_functions[] = {
    ONE(acos), ONE(acosh), ONE(asin), ONE(asinh), ONE(atan), ONE(atanh), ONE(cbrt), ONE(ceil), ONE(cos), ONE(cosh),
    ONE(degrees),
    ONE(erf), ONE(erfc), ONE(exp), ONE(exp2), ONE(expm1), ONE(fabs), ONE(floor), ONE(frexp), ONE(gamma), ONE(isfinite),
    ONE(isinf),
    ONE(isnan), { "lgamma", math_log_gamma, 1, 1, NULL }, ONE(log10), ONE(log1p), ONE(log2), ONE(modf), ONE(radians),
    ONE(sin),
    ONE(sinh), ONE(sqrt), ONE(tan), ONE(tanh), ONE(trunc), ONE(ulp), TWO(atan2), TWO(copysign), TWO(fmod), TWO(ldexp),
    TWO(pow),
    TWO(remainder), { "log", math_log, 1, 2, NULL }, { "fma", math_fma, 3, 3, NULL },
    { "nextafter", math_nextafter, 0, -1, "* steps" }, { "isclose", math_isclose, 0, -1, "* rel_tol abs_tol" }, { 0 },
};

value math_module(vm *vm) {
    value m = module_new(vm, "math", math_functions);
    if (!m) return FAILED;
    if (module_add(vm, m, math_int_functions) && module_add(vm, m, math_sum_functions)
        && module_set(vm, m, "pi", float_from_double(vm, M_PI)) && module_set(vm, m, "e", float_from_double(vm, M_E))
        && module_set(vm, m, "tau", float_from_double(vm, 2 * M_PI))
        && module_set(vm, m, "inf", float_from_double(vm, INFINITY))
        && module_set(vm, m, "nan", float_from_double(vm, NAN))) return m;
    decref(vm, m);
    return FAILED;
}
