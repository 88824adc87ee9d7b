/* The int type: objects, conversions, methods. */
#include "int_impl.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../abstract.h"
#include "bytes.h"
#include "float.h"
#include "str_impl.h"
#include "str_unicode.h"

value int_from_mpz(vm *vm, mpz_t n) {
    if (mpz_fits_slong_p(n)) {
        int64_t small = mpz_get_si(n);
        if (fits_small(small)) {
            mpz_clear(n);
            return from_small(small);
        }
    }
    bigint *o = int_is_lent(n) ? (raise_memory(vm), NULL) : object_take(vm, &type_int, sizeof *o);
    if (!o) {
        mpz_clear(n);
        return FAILED;
    }
    *o->n = *n;
    return from_object(o);
}

value int_from_i64_big(vm *vm, int64_t n) {
    mpz_t z;
    mpz_init_set_si(z, n);
    return int_from_mpz(vm, z);
}

value int_from_u64_big(vm *vm, uint64_t n) {
    mpz_t z;
    mpz_init_set_ui(z, n);
    return int_from_mpz(vm, z);
}

value int_from_double(vm *vm, double d) {
    if (isnan(d)) return raise_error(vm, &type_ValueError, "cannot convert float NaN to integer");
    if (isinf(d)) return raise_error(vm, &type_OverflowError, "cannot convert float infinity to integer");
    if (fabs(d) < 0x1p62) return from_small((int64_t)d);
    mpz_t z;
    mpz_init_set_d(z, d);
    return int_from_mpz(vm, z);
}

value int_exact(vm *vm, value v) {
    if (!is_int_instance(v)) return v;
    mpz_t n;
    mpz_init_set(n, ((bigint *)as_object(v))->n);
    decref(vm, v);
    return int_from_mpz(vm, n);
}

value int_index(vm *vm, value v) {
    if (is_int(v)) return int_exact(vm, incref(v));
    bool found = false;
    value r = is_counted(v) ? call_special(vm, v, vm->names.index, NULL, 0, &found) : EMPTY;
    if (!found) return raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(v)->name);
    if (!r || is_int(r)) return r ? int_exact(vm, r) : FAILED;
    raise_error(vm, &type_TypeError, "__index__ returned non-int (type %s)", type_of(r)->name);
    decref(vm, r);
    return FAILED;
}

/* 1, 0 and *out clamped, -1 raised */
static int index_to_i64(vm *vm, value v, int64_t *out) {
    value n = int_index(vm, v);
    if (!n) return -1;
    if (!is_bigint(n)) {
        *out = word_int(n);
        return 1;
    }
    mpz_srcptr z = ((bigint *)as_object(n))->n;
    bool fits = mpz_fits_slong_p(z);
    *out = fits ? mpz_get_si(z) : mpz_sgn(z) < 0 ? INT64_MIN : INT64_MAX;
    decref(vm, n);
    return fits;
}

bool int_to_i64(vm *vm, value v, int64_t *out) {
    int r = index_to_i64(vm, v, out);
    if (r == 0) raise_error(vm, &type_OverflowError, "cannot fit 'int' into an index-sized integer");
    return r > 0;
}

bool int_to_i64_clamped(vm *vm, value v, int64_t *out) {
    return index_to_i64(vm, v, out) >= 0;
}

bool mpz_to_double(const mpz_t n, double *out) {
    size_t bits = mpz_sizeinbase(n, 2);
    uint64_t top;
    int shift = 0;
    if (bits <= 64) {
        top = mpz_getlimbn(n, 0);
    } else if (bits > 1024) {
        return false;
    } else {
        /* The top 64 bits, the last of them set when anything behind them is: that rounds like the whole. */
        shift = (int)bits - 64;
        mpz_t t;
        mpz_init(t);
        mpz_tdiv_q_2exp(t, n, (mp_bitcnt_t)shift);
        top = mpz_getlimbn(t, 0) | (mpz_scan1(n, 0) < (mp_bitcnt_t)shift);
        mpz_clear(t);
    }
    double d = ldexp((double)top, shift);
    *out = mpz_sgn(n) < 0 ? -d : d;
    return !isinf(d);
}

double int_to_double(vm *vm, value v, bool *ok) {
    *ok = true;
    if (!is_bigint(v)) return (double)word_int(v);
    double d = 0;
    *ok = mpz_to_double(((bigint *)as_object(v))->n, &d);
    if (!*ok) raise_error(vm, &type_OverflowError, "int too large to convert to float");
    return d;
}

/* --- hash: modulo the Mersenne prime 2^61 - 1, as for all of CPython's numbers ------------------- */
#define HASH_MODULUS (((uint64_t)1 << 61) - 1)

uint64_t int_hash(value v) {
    uint64_t h;
    bool negative;
    if (is_bigint(v)) {
        mpz_srcptr z = ((bigint *)as_object(v))->n;
        negative = mpz_sgn(z) < 0;
        h = mpz_tdiv_ui(z, HASH_MODULUS);
    } else {
        int64_t n = word_int(v);
        negative = n < 0;
        h = (negative ? -(uint64_t)n : (uint64_t)n) % HASH_MODULUS;
    }
    if (negative) h = -h;
    return h == (uint64_t)-1 ? (uint64_t)-2 : h;
}

static bool int_hash_slot(vm *vm, value self, uint64_t *out) {
    (void)vm;
    *out = int_hash(self);
    return true;
}

static int int_truth(vm *vm, value self) {
    (void)vm;
    if (is_bigint(self)) return mpz_sgn(((bigint *)as_object(self))->n) != 0;
    return self != from_small(0) && self != FALSE_;
}

/* --- from and to text ----------------------------------------------------------------------------- */
str *int_text(vm *vm, value v, int base, const char *prefix) {
    char small[72];
    operand n;
    operand_load(&n, v);
    size_t digits = mpz_sizeinbase(n.z, base), room = digits + 2;
    char *text = small;
    size_t limit = base == 10 && vm->max_digits ? (size_t)vm->max_digits : SIZE_MAX;
    if (limit < SIZE_MAX && digits > limit + 1) goto too_long;
    if (room > sizeof small && !(text = heap_alloc(vm, room))) return NULL;
    mpz_get_str(text, base, n.z);
    bool negative = *text == '-';
    size_t len = strlen(text) - negative, before = negative + strlen(prefix);
    str *s = NULL;
    if (len <= limit) {
        s = len + before <= UINT32_MAX ? str_new(vm, (uint32_t)(len + before), 0x7f) : (str *)(uintptr_t)raise_memory(vm);
        if (s) {
            if (negative) s->data[0] = '-';
            memcpy(s->data + negative, prefix, before - negative);
            memcpy(s->data + before, text + negative, len);
        }
    }
    if (text != small) heap_free(vm, text, room);
    if (len <= limit) return s;
too_long:
    raise_error(vm, &type_ValueError, "Exceeds the limit (%d digits) for integer string conversion; "
        "use sys.set_int_max_str_digits() to increase the limit", vm->max_digits);
    return NULL;
}

static value int_repr(vm *vm, value self) { return from_object(int_text(vm, self, 10, "")); }

static int digit_value(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

value int_from_digits(vm *vm, const char *digits, size_t len, int base) {
    if ((base & (base - 1)) && vm->max_digits && len > (size_t)vm->max_digits)
        return raise_error(vm, &type_ValueError, "Exceeds the limit (%d digits) for integer string conversion: "
            "value has %zu digits; use sys.set_int_max_str_digits() to increase the limit", vm->max_digits, len);
    if (len <= (base <= 10 ? 18 : 11)) {    /* 10^18 and 36^11 are below 2^62 */
        int64_t n = 0;
        for (size_t i = 0; i < len; i++) n = n * base + digit_value(digits[i]);
        return from_small(n);
    }
    char *text = heap_alloc(vm, len + 1);
    if (!text) return FAILED;
    memcpy(text, digits, len);
    text[len] = '\0';
    mpz_t z;
    mpz_init_set_str(z, text, base);
    heap_free(vm, text, len + 1);
    return int_from_mpz(vm, z);
}

char *number_text(vm *vm, const str *s, size_t *len, char **block, size_t *size) {
    *size = (size_t)s->len + 1;
    char *text = *block = heap_alloc(vm, *size);
    if (!text) return NULL;
    uint32_t start = 0, end = s->len;
    while (start < end && str_is_space(str_at(s, start))) start++;
    while (end > start && str_is_space(str_at(s, end - 1))) end--;
    for (uint32_t i = start; i < end; i++) {
        uint32_t c = str_at(s, i);
        int digit = c < 128 ? -1 : point_decimal_value(c);
        text[i - start] = (char)(c < 128 ? c : digit >= 0 ? '0' + (uint32_t)digit : '?');
    }
    text[end - start] = '\0';
    *len = end - start;
    return text;
}

value raise_bad_number(vm *vm, const char *what, value from) {
    str *shown = op_repr(vm, from);
    if (shown && shown->len > 200) {
        str *cut = str_slice(vm, shown, 0, 1, 200);
        DECREF_OBJ(vm, shown);
        shown = cut;
    }
    const char *text = shown ? str_utf8(vm, shown, NULL) : NULL;
    if (text) raise_error(vm, &type_ValueError, "%s%s", what, text);
    if (shown) DECREF_OBJ(vm, shown);
    return FAILED;
}

/* Checks the digits and takes the underscores out, in place: each must lie between two digits. *len 0: wrong. */
static void squeeze_digits(char *text, size_t *len, int base) {
    size_t n = 0;
    char before = '_';
    for (size_t i = 0; i < *len; i++) {
        char c = text[i];
        bool bad = c == '_' ? before == '_' : digit_value(c) >= base;
        if (bad) { *len = 0; return; }
        if (c != '_') text[n++] = c;
        before = c;
    }
    *len = before == '_' ? 0 : n;
}

/* base 0, 2..36; from is what the text comes from. */
static value int_from_str(vm *vm, str *s, int base, value from) {
    size_t len, size;
    char *block, *p = number_text(vm, s, &len, &block, &size);
    if (!p) return FAILED;
    char what[64];
    snprintf(what, sizeof what, "invalid literal for int() with base %d: ", base);
    bool negative = *p == '-', any_base = base == 0;
    if (*p == '-' || *p == '+') p++, len--;
    int prefix = len < 2 || *p != '0' ? 0 : (p[1] | 32) == 'x' ? 16 : (p[1] | 32) == 'o' ? 8 : (p[1] | 32) == 'b' ? 2 : 0;
    if (any_base) base = prefix ? prefix : 10;
    bool leading_zero = any_base && !prefix && *p == '0';
    if (prefix && prefix == base) {
        p += 2, len -= 2;
        if (*p == '_') p++, len--;
    }
    squeeze_digits(p, &len, base);
    value r = FAILED;
    bool bad = len == 0 || (leading_zero && strspn(p, "0") < len);
    if (bad) raise_bad_number(vm, what, from);
    else r = int_from_digits(vm, p, len, base);
    heap_free(vm, block, size);
    if (!r || !negative) return r;
    value minus = int_unary(vm, r, OP_NEG);
    decref(vm, r);
    return minus;
}

/* --- int(...) ------------------------------------------------------------------------------------- */
/* An int of exactly that type: a bool becomes 0 or 1. Steals r. */
static value plain_int(vm *vm, value r) { return is_bool(r) ? from_small(r == TRUE_) : int_exact(vm, r); }

static value int_from_bytes_text(vm *vm, value b, int base) {
    str *s = bytes_as_latin1(vm, as_bytes(b));
    value r = s ? int_from_str(vm, s, base, b) : FAILED;
    if (s) DECREF_OBJ(vm, s);
    return r;
}

static value int_from_value(vm *vm, value x) {
    bool derived = type_of(x)->heap;
    if (!derived && is_int(x)) return plain_int(vm, incref(x));
    if (!derived && is_float(x)) return int_from_double(vm, float_of(x));
    if (is_instance(x, &type_str)) return int_from_str(vm, as_str(x), 10, x);
    if (is_bytes(x)) return int_from_bytes_text(vm, x, 10);
    bool found;
    value r = call_special(vm, x, vm->names.int_, NULL, 0, &found);
    const char *method = "__int__";
    if (!found) {
        r = call_special(vm, x, vm->names.index, NULL, 0, &found);
        method = "__index__";
    }
    if (!found)
        return raise_error(vm, &type_TypeError,
            "int() argument must be a string, a bytes-like object or a real number, not '%s'", type_of(x)->name);
    if (!r || is_int(r)) return r ? plain_int(vm, r) : FAILED;
    raise_error(vm, &type_TypeError, "%s returned non-int (type %s)", method, type_of(r)->name);
    decref(vm, r);
    return FAILED;
}

static value int_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    int nkw = kwnames ? (int)kwnames->len : 0, npos = nargs - nkw;
    if (nkw && nargs > 2) return raise_error(vm, &type_TypeError, "int() takes at most 2 arguments (%d given)", nargs);
    if (npos > 2) return raise_error(vm, &type_TypeError, "int expected at most 2 arguments, got %d", npos);
    value base = npos == 2 ? args[1] : EMPTY;
    for (int i = 0; i < nkw; i++) {
        str *name = as_str(kwnames->items[i]);
        const char *text = str_utf8(vm, name, NULL);
        if (!text) return FAILED;
        if (strcmp(text, "base") != 0)
            return raise_error(vm, &type_TypeError, "int() got an unexpected keyword argument '%s'", text);
        if (base) return raise_error(vm, &type_TypeError, "argument for int() given by name ('base') and position (2)");
        base = args[npos + i];
    }
    if (npos == 0) return base ? raise_error(vm, &type_TypeError, "int() missing string argument") : from_small(0);
    if (!base) return int_from_value(vm, args[0]);
    int64_t n;
    if (!int_to_i64_clamped(vm, base, &n)) return FAILED;
    if (n != 0 && (n < 2 || n > 36)) return raise_error(vm, &type_ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (is_bytes(args[0])) return int_from_bytes_text(vm, args[0], (int)n);
    if (!is_instance(args[0], &type_str)) return raise_error(vm, &type_TypeError, "int() can't convert non-string with explicit base");
    return int_from_str(vm, as_str(args[0]), (int)n, args[0]);
}

static value int_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    value v = int_construct(vm, t, args, nargs, kwnames);
    if (!v || t == &type_int) return v;
    operand n;
    mpz_t own;
    operand_load(&n, v);
    mpz_init_set(own, n.z);
    decref(vm, v);
    bigint *made = int_is_lent(own) ? (raise_memory(vm), NULL) : object_new(vm, t, sizeof *made);
    if (!made) {
        mpz_clear(own);
        return FAILED;
    }
    *made->n = *own;
    gc_track(vm, &made->head);
    return from_object(made);
}

static void int_dealloc(vm *vm, object *o) {
    mpz_clear(((bigint *)o)->n);
    object_give(vm, o, &type_int, sizeof(bigint));
}

/* --- attributes ----------------------------------------------------------------------- */
static value int_get_self(vm *vm, value self) {
    (void)vm;
    return plain_int(vm, incref(self));
}
static value int_get_zero(vm *vm, value self) { (void)vm, (void)self; return from_small(0); }
static value int_get_one(vm *vm, value self) { (void)vm, (void)self; return from_small(1); }

static const getset_def int_getsets[] = {
    { "real", int_get_self, NULL }, { "imag", int_get_zero, NULL },
    { "numerator", int_get_self, NULL }, { "denominator", int_get_one, NULL },
    { 0 },
};

type type_int = {
    .head = TYPE_HEAD, .name = "int", .base = &type_object, .instance_size = sizeof(bigint),
    .methods = int_methods, .getsets = int_getsets,
    .dealloc = int_dealloc, .construct = int_construct, .make = int_make, .repr = int_repr, .hash = int_hash_slot, .truth = int_truth, .format = format_int,
    .compare = int_compare, .binary = int_binary, .unary = int_unary,
};
