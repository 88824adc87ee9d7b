/* The float type. */
#include "float.h"
#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "../abstract.h"
#include "bytes.h"
#include "construct.h"
#include "int_impl.h"
#include "refused.h"

value float_from_double(vm *vm, double d) {
    flt *f = object_take(vm, &type_float, sizeof *f);
    if (!f) return FAILED;
    f->d = d;
    return from_object(f);
}

static void float_dealloc(vm *vm, object *o) { object_give(vm, o, &type_float, sizeof(flt)); }

int number_to_double(vm *vm, value v, double *out) {
    if (is_float(v)) {
        *out = float_of(v);
        return 1;
    }
    if (!is_int(v)) return 0;
    bool ok;
    *out = int_to_double(vm, v, &ok);
    return ok ? 1 : -1;
}

/* --- hash: the value modulo 2^61 - 1, so that equal ints hash the same --------------------------- */
#define HASH_BITS 61
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)

uint64_t float_hash(double d) {
    if (isnan(d)) return 0;
    if (isinf(d)) return d > 0 ? 314159 : (uint64_t)-314159;
    int exponent;
    double rest = frexp(fabs(d), &exponent);
    uint64_t m = (uint64_t)ldexp(rest, 53);     /* |d| = m * 2^(exponent - 53), and 2^61 = 1 */
    int turn = (exponent - 53) % HASH_BITS;
    if (turn < 0) turn += HASH_BITS;
    uint64_t h = ((m << turn) & HASH_MODULUS) | (turn ? m >> (HASH_BITS - turn) : 0);
    if (h == HASH_MODULUS) h = 0;
    if (d < 0) h = -h;
    return h == (uint64_t)-1 ? (uint64_t)-2 : h;
}

/* Every nan object is its own key, as it equals nothing. */
static bool float_hash_slot(vm *vm, value self, uint64_t *out) {
    (void)vm;
    double d = float_of(self);
    *out = isnan(d) ? (uint64_t)self >> 4 : float_hash(d);
    return true;
}

static int float_truth(vm *vm, value self) {
    (void)vm;
    return float_of(self) != 0;
}

static value float_repr_slot(vm *vm, value self) {
    char text[32];
    float_repr(float_of(self), text);
    return from_object(str_from_cstr(vm, text));
}

/* --- arithmetic ----------------------------------------------------------------------------------- */
/* The remainder has the sign of b; the quotient goes with it. */
static double floor_divmod(double a, double b, double *remainder) {
    double mod = fmod(a, b), quotient = (a - mod) / b;
    if (mod == 0) {
        mod = copysign(0.0, b);
    } else if ((mod < 0) != (b < 0)) {
        mod += b;
        quotient -= 1;
    }
    *remainder = mod;
    if (quotient == 0) return copysign(0.0, a / b);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

value float_divmod(vm *vm, double a, double b) {
    if (b == 0) return raise_error(vm, &type_ZeroDivisionError, "float divmod()");
    double mod, quotient = floor_divmod(a, b, &mod);
    value parts[] = { float_from_double(vm, quotient), float_from_double(vm, mod) };
    if (parts[0] && parts[1]) return from_object(tuple_steal_items(vm, parts, 2));
    xdecref(vm, parts[0]);
    xdecref(vm, parts[1]);
    return FAILED;
}

static value raise_range(vm *vm) {
    value args[] = { from_small(ERANGE), from_object(str_from_cstr(vm, "Numerical result out of range")) };
    value exc = args[1] ? exception_new(vm, &type_OverflowError, args, 2) : FAILED;
    if (exc) raise_value(vm, exc);
    xdecref(vm, exc);
    xdecref(vm, args[1]);
    return FAILED;
}

value float_power(vm *vm, double a, double b) {
    if (a == 0 && b < 0 && !isinf(b))
        return raise_error(vm, &type_ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b))
        return refuse(vm, "complex numbers");
    double r = pow(a, b);
    if (isinf(r) && isfinite(a) && isfinite(b)) return raise_range(vm);
    return float_from_double(vm, r);
}

static value float_binary(vm *vm, value a, value b, enum binop op) {
    double x, y, mod;
    if (op > OP_POW) return NOT_IMPLEMENTED;
    int left = number_to_double(vm, a, &x), right = left > 0 ? number_to_double(vm, b, &y) : left;
    if (right <= 0) return right < 0 ? FAILED : NOT_IMPLEMENTED;
    switch (op) {
    case OP_ADD: return float_from_double(vm, x + y);
    case OP_SUB: return float_from_double(vm, x - y);
    case OP_MUL: return float_from_double(vm, x * y);
    case OP_TRUEDIV:
        if (y == 0) return raise_error(vm, &type_ZeroDivisionError, "float division by zero");
        return float_from_double(vm, x / y);
    case OP_FLOORDIV:
        if (y == 0) return raise_error(vm, &type_ZeroDivisionError, "float floor division by zero");
        return float_from_double(vm, floor_divmod(x, y, &mod));
    case OP_MOD:
        if (y == 0) return raise_error(vm, &type_ZeroDivisionError, "float modulo by zero");
        floor_divmod(x, y, &mod);
        return float_from_double(vm, mod);
    default:
        return float_power(vm, x, y);
    }
}

static value float_unary(vm *vm, value a, enum unop op) {
    if (op == OP_INVERT) return NOT_IMPLEMENTED;
    return op == OP_NEG ? float_from_double(vm, -float_of(a)) : has_type(a, &type_float) ? incref(a) : float_from_double(vm, float_of(a));
}

/* The order of a number that is no nan and an int, exactly. */
static int order_with_int(double d, value n) {
    if (!is_bigint(n) && llabs(word_int(n)) <= (int64_t)1 << DBL_MANT_DIG) {
        double y = (double)word_int(n);
        return (d > y) - (d < y);
    }
    operand z;
    operand_load(&z, n);
    return -mpz_cmp_d(z.z, d);
}

static value float_compare(vm *vm, value a, value b, enum cmp op) {
    (void)vm;
    bool mixed = !is_float(b);
    if (!is_float(a) || (mixed && !is_int(b))) return NOT_IMPLEMENTED;
    double x = float_of(a), y = mixed ? 0 : float_of(b);
    if (isnan(x) || isnan(y)) return from_bool(op == CMP_NE);
    return from_bool(order_satisfies(mixed ? order_with_int(x, b) : (x > y) - (x < y), op));
}

value float_round(vm *vm, double d, int64_t digits) {
    if (!isfinite(d) || d == 0 || digits > 323) return float_from_double(vm, d);
    double r;
    if (digits < -308) {
        r = copysign(0.0, d);
    } else if (digits >= 0) {
        char text[700];     /* printf rounds the exact value, half to even */
        snprintf(text, sizeof text, "%.*f", (int)digits, d);
        if (!float_parse(text, strlen(text), &r)) return raise_memory(vm);
    } else {
        /* To a multiple of 10^-digits; a fraction of d only decides a tie. */
        double whole, fraction = modf(fabs(d), &whole);
        mpz_t unit, q, rest;
        mpz_inits(unit, q, rest, NULL);
        mpz_ui_pow_ui(unit, 10, (unsigned long)-digits);
        mpz_set_d(rest, whole);
        mpz_tdiv_qr(q, rest, rest, unit);
        mpz_mul_2exp(rest, rest, 1);
        int order = mpz_cmp(rest, unit);
        if (order > 0 || (order == 0 && (fraction > 0 || mpz_odd_p(q)))) mpz_add_ui(q, q, 1);
        mpz_mul(q, q, unit);
        r = INFINITY;
        mpz_to_double(q, &r);
        mpz_clears(unit, q, rest, NULL);
        r = copysign(r, d);
    }
    if (isinf(r)) return raise_error(vm, &type_OverflowError, "rounded value too large to represent");
    return float_from_double(vm, r);
}

bool real_number(vm *vm, value v, double *out) {
    int number = is_float(v) ? (*out = float_of(v), 1) : number_to_double(vm, v, out);
    if (number) return number > 0;
    bool found = false;
    value r = call_special(vm, v, vm->names.float_, NULL, 0, &found);
    if (found && r && !is_instance(r, &type_float)) {
        raise_error(vm, &type_TypeError, "%s.__float__ returned non-float (type %s)", type_of(v)->name, type_of(r)->name);
    } else if (found) {
        if (r) *out = float_of(r);
        xdecref(vm, r);
        return r != FAILED;
    } else {
        int index = to_index(vm, v, &r);
        if (index == 0) raise_error(vm, &type_TypeError, "must be real number, not %s", type_of(v)->name);
        bool ok = index > 0;
        if (ok) *out = int_to_double(vm, r, &ok);
        if (index > 0) decref(vm, r);
        return ok;
    }
    decref(vm, r);
    return false;
}

/* --- float(...) ----------------------------------------------------------------------------------- */
static value float_from_str(vm *vm, str *s, value from) {
    size_t len, size;
    char *block, *text = number_text(vm, s, &len, &block, &size);
    if (!text) return FAILED;
    double d;
    bool ok = float_parse(text, len, &d);
    heap_free(vm, block, size);
    return ok ? float_from_double(vm, d) : raise_bad_number(vm, "could not convert string to float: ", from);
}

static value float_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_float, vm->names.init, &nargs, kwnames, 0, 1)) return FAILED;
    if (nargs == 0) return float_from_double(vm, 0);
    value x = args[0];
    bool found = false;
    value r = type_of(x)->heap ? call_special(vm, x, vm->names.float_, NULL, 0, &found) : EMPTY;
    if (found) {
        if (!r || has_type(r, &type_float)) return r;
        if (is_float(r)) {
            value plain = float_from_double(vm, float_of(r));
            decref(vm, r);
            return plain;
        }
        raise_error(vm, &type_TypeError, "%s.__float__ returned non-float (type %s)", type_of(x)->name, type_of(r)->name);
        decref(vm, r);
        return FAILED;
    }
    if (is_float(x)) return has_type(x, &type_float) ? incref(x) : float_from_double(vm, float_of(x));
    if (is_instance(x, &type_str)) return float_from_str(vm, as_str(x), x);
    if (is_bytes(x)) {
        str *s = bytes_as_latin1(vm, as_bytes(x));
        value r = s ? float_from_str(vm, s, x) : FAILED;
        if (s) DECREF_OBJ(vm, s);
        return r;
    }
    r = is_int(x) ? incref(x) : EMPTY;
    if (!r && !type_lookup(vm, type_of(x), vm->names.index))
        return raise_error(vm, &type_TypeError, "float() argument must be a string or a real number, not '%s'", type_of(x)->name);
    if (!r && !(r = int_index(vm, x))) return FAILED;
    bool ok;
    double d = int_to_double(vm, r, &ok);
    decref(vm, r);
    return ok ? float_from_double(vm, d) : FAILED;
}

static value float_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    value v = float_construct(vm, t, args, nargs, kwnames);
    if (!v || t == &type_float) return v;
    flt *f = object_new(vm, t, sizeof *f);
    if (f) {
        f->d = float_of(v);
        gc_track(vm, &f->head);
    }
    decref(vm, v);
    return from_object(f);
}

/* --- attributes ----------------------------------------------------------------------- */
static value float_get_real(vm *vm, value self) { (void)vm; return incref(self); }
static value float_get_imag(vm *vm, value self) { (void)self; return float_from_double(vm, 0); }

static const getset_def float_getsets[] = { { "real", float_get_real, NULL }, { "imag", float_get_imag, NULL }, { 0 } };

type type_float = {
    .head = TYPE_HEAD, .name = "float", .base = &type_object, .instance_size = sizeof(flt),
    .methods = float_methods, .getsets = float_getsets,
    .dealloc = float_dealloc, .construct = float_construct, .make = float_make, .repr = float_repr_slot, .hash = float_hash_slot, .truth = float_truth, .format = format_float,
    .compare = float_compare, .binary = float_binary, .unary = float_unary,
};
