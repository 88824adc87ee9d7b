/* The methods of float. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "construct.h"
#include "float.h"
#include "int_impl.h"
#include "../abstract.h"
#include "../memory.h"

static value float_is_integer(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    double d = float_of(args[0]);
    return from_bool(isfinite(d) && d == floor(d));
}

static value float_as_integer_ratio(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double d = float_of(args[0]);
    if (isinf(d)) return raise_error(vm, &type_OverflowError, "cannot convert Infinity to integer ratio");
    if (isnan(d)) return raise_error(vm, &type_ValueError, "cannot convert NaN to integer ratio");
    int exponent;
    double m = ldexp(frexp(d, &exponent), 53);
    for (exponent = m == 0 ? 0 : exponent - 53; exponent < 0 && fmod(m, 2) == 0; exponent++) m /= 2;
    mpz_t num, den;
    mpz_init_set_d(num, m);
    mpz_init_set_ui(den, 1);
    if (exponent > 0) mpz_mul_2exp(num, num, (mp_bitcnt_t)exponent);
    else mpz_mul_2exp(den, den, (mp_bitcnt_t)-exponent);
    value parts[] = { int_from_mpz(vm, num), int_from_mpz(vm, den) };
    if (parts[0] && parts[1]) return from_object(tuple_steal_items(vm, parts, 2));
    xdecref(vm, parts[0]);
    xdecref(vm, parts[1]);
    return FAILED;
}

static value float_self(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return has_type(args[0], &type_float) ? incref(args[0]) : float_from_double(vm, float_of(args[0]));
}

static value float_abs(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return float_from_double(vm, fabs(float_of(args[0])));
}
static value float_int(vm *vm, const value *args, int nargs) { (void)nargs; return int_from_double(vm, float_of(args[0])); }
static value float_floor(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return int_from_double(vm, floor(float_of(args[0])));
}
static value float_ceil(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return int_from_double(vm, ceil(float_of(args[0])));
}

static value float_round_method(vm *vm, const value *args, int nargs) {
    int64_t digits;
    if (nargs == 1 || args[1] == NONE) return int_from_double(vm, rint(float_of(args[0])));
    return int_to_i64_clamped(vm, args[1], &digits) ? float_round(vm, float_of(args[0]), digits) : FAILED;
}

static value divmod_with(vm *vm, value self, value other, bool reflected) {
    double y, x = float_of(self);
    int number = number_to_double(vm, other, &y);
    if (number <= 0) return number < 0 ? FAILED : NOT_IMPLEMENTED;
    return reflected ? float_divmod(vm, y, x) : float_divmod(vm, x, y);
}

static value float_divmod_method(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return divmod_with(vm, args[0], args[1], false);
}
static value float_rdivmod(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return divmod_with(vm, args[0], args[1], true);
}

/* --- hexadecimal ------------------------------------------------------------------------------- */
static value float_hex(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double d = float_of(args[0]);
    char text[32];
    float_repr(d, text);
    if (!isfinite(d)) return from_object(str_from_cstr(vm, text));
    const char *sign = signbit(d) ? "-" : "";
    if (d == 0) return from_object(str_format(vm, "%s0x0.0p+0", sign));
    int exponent;
    double m = frexp(fabs(d), &exponent);
    /* One bit before the point; numbers below the smallest exponent have none. */
    int shift = exponent - 1 < -1022 ? exponent + 1022 : 1;
    uint64_t bits = (uint64_t)ldexp(m, 52 + shift);
    return from_object(str_format(vm, "%s0x%d.%013llxp%+d", sign, (int)(bits >> 52),
        (unsigned long long)(bits & 0xfffffffffffffu),
        exponent - shift));
}

/* Length of a hexadecimal number without space around it as fromhex takes it (the prefix may lack), or 0. */
static size_t hex_length(const char *s) {
    const char *p = s + (*s == '+' || *s == '-');
    if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X')) p += 2;
    size_t whole = strspn(p, "0123456789abcdefABCDEF"), fraction = 0;
    p += whole;
    if (*p == '.') {
        fraction = strspn(p + 1, "0123456789abcdefABCDEF");
        p += 1 + fraction;
    }
    if (whole + fraction == 0) return 0;
    if (*p == 'p' || *p == 'P') {
        size_t sign = p[1] == '+' || p[1] == '-', digits = strspn(p + 1 + sign, "0123456789");
        if (digits == 0) return 0;
        p += 1 + sign + digits;
    }
    return (size_t)(p - s);
}

static bool parse_hex(const char *s, double *out) {
    s += strspn(s, " \t\n\v\f\r");
    size_t len = strlen(s);
    while (len && strchr(" \t\n\v\f\r", s[len - 1])) len--;
    const char *p = s + (*s == '+' || *s == '-');
    size_t rest = len - (size_t)(p - s);
    bool word = (rest == 3 && (strncasecmp(p, "inf", 3) == 0 || strncasecmp(p, "nan", 3) == 0))
        || (rest == 8 && strncasecmp(p, "infinity", 8) == 0);
    if (word) return float_parse(s, len, out);
    if (hex_length(s) != len || len == 0) return false;
    bool prefix = p[0] == '0' && (p[1] == 'x' || p[1] == 'X');
    char *text = mem_alloc(len + 3);
    if (!text) return false;
    snprintf(text, len + 3, "%s%.*s", prefix ? "" : "0x", (int)rest, p);
    errno = 0;
    *out = strtod(text, NULL);
    free(text);
    if (*s == '-') *out = -*out;
    return true;
}

static value float_fromhex(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_str(args[1])) return raise_error(vm, &type_TypeError, "bad argument type for built-in operation");
    size_t len;
    const char *text = str_utf8(vm, as_str(args[1]), &len);
    double d;
    if (!text) return FAILED;
    if (strlen(text) != len || !parse_hex(text, &d))
        return raise_error(vm, &type_ValueError, "invalid hexadecimal floating-point string");
    if (isinf(d) && errno == ERANGE)
        return raise_error(vm, &type_OverflowError, "hexadecimal value too large to represent as a float");
    return derived_result(vm, args[0], &type_float, float_from_double(vm, d));
}

const native_def float_methods[] = {
    { "is_integer", float_is_integer, 1, 1, NULL }, { "as_integer_ratio", float_as_integer_ratio, 1, 1, NULL },
    { "conjugate", float_self, 1, 1, NULL }, { "hex", float_hex, 1, 1, NULL }, { "fromhex", float_fromhex, 2, 2, "class" },
    { "__abs__", float_abs, 1, 1, NULL }, { "__float__", float_self, 1, 1, NULL }, { "__int__", float_int, 1, 1, NULL },
    { "__trunc__", float_int, 1, 1, NULL }, { "__floor__", float_floor, 1, 1, NULL },
    { "__ceil__", float_ceil, 1, 1, NULL },
    { "__round__", float_round_method, 1, 2, NULL }, { "__divmod__", float_divmod_method, 2, 2, NULL },
    { "__rdivmod__", float_rdivmod, 2, 2, NULL }, { 0 },
};
