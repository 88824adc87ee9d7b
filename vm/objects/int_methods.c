/* The methods of int. */
#include <string.h>
#include "bytes.h"
#include "float.h"
#include "construct.h"
#include "int_impl.h"
#include "../abstract.h"

static value plain(vm *vm, value v) { return is_bool(v) ? from_small(v == TRUE_) : int_exact(vm, incref(v)); }

static value int_self(vm *vm, const value *args, int nargs) { (void)nargs; return plain(vm, args[0]); }

static value int_bit_length(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    operand n;
    operand_load(&n, args[0]);
    return from_small(mpz_sgn(n.z) ? (int64_t)mpz_sizeinbase(n.z, 2) : 0);
}

static value int_bit_count(vm *vm, const value *args, int nargs) {
    (void)nargs;
    operand n;
    operand_load(&n, args[0]);
    mpz_t size;
    mpz_init(size);
    mpz_abs(size, n.z);
    int64_t count = (int64_t)mpz_popcount(size);
    mpz_clear(size);
    return int_from_i64(vm, count);
}

static value int_is_integer(vm *vm, const value *args, int nargs) { (void)vm, (void)args, (void)nargs; return TRUE_; }

static value int_as_integer_ratio(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value parts[] = { plain(vm, args[0]), from_small(1) };
    return parts[0] ? from_object(tuple_steal_items(vm, parts, 2)) : FAILED;
}

static value int_abs(vm *vm, const value *args, int nargs) {
    (void)nargs;
    operand n;
    operand_load(&n, args[0]);
    return int_unary(vm, args[0], mpz_sgn(n.z) < 0 ? OP_NEG : OP_POS);
}

static value int_float(vm *vm, const value *args, int nargs) {
    (void)nargs;
    bool ok;
    double d = int_to_double(vm, args[0], &ok);
    return ok ? float_from_double(vm, d) : FAILED;
}

static value int_round_method(vm *vm, const value *args, int nargs) {
    int64_t digits;
    if (nargs == 1 || args[1] == NONE) return plain(vm, args[0]);
    if (!int_to_i64_clamped(vm, args[1], &digits)) return FAILED;
    if (digits >= 0) return plain(vm, args[0]);
    return int_round(vm, args[0], digits == INT64_MIN ? INT64_MAX : -digits);
}

static value int_divmod_method(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return is_int(args[1]) ? int_divmod(vm, args[0], args[1]) : NOT_IMPLEMENTED;
}

static value int_rdivmod(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return is_int(args[1]) ? int_divmod(vm, args[1], args[0]) : NOT_IMPLEMENTED;
}

/* --- bytes ------------------------------------------------------------------------------------- */
/* 1: big-endian (also when v is EMPTY), -1: little-endian, 0: raised */
static int byte_order(vm *vm, value v, const char *method) {
    if (!v) return 1;
    if (!is_str(v)) {
        raise_error(vm, &type_TypeError, "%s() argument 'byteorder' must be str, not %s", method, type_of(v)->name);
        return 0;
    }
    if (as_str(v)->ascii && strcmp(as_str(v)->data, "big") == 0) return 1;
    if (as_str(v)->ascii && strcmp(as_str(v)->data, "little") == 0) return -1;
    raise_error(vm, &type_ValueError, "byteorder must be either 'little' or 'big'");
    return 0;
}

/* Whether n bytes hold z: as two's complement when signed. */
static bool fits_bytes(const mpz_t z, int64_t n, bool is_signed) {
    if (mpz_sgn(z) == 0) return true;
    if (!is_signed) return (int64_t)mpz_sizeinbase(z, 2) <= 8 * n;
    size_t bits = mpz_sizeinbase(z, 2) + 1;
    /* -2^k needs one bit less than its size says. */
    if (mpz_sgn(z) < 0 && mpz_scan1(z, 0) == bits - 2) bits--;
    return (int64_t)bits <= 8 * n;
}

/* args: the keyword signed, self, length, byteorder */
static value int_to_bytes(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int64_t n = 1;
    if (args[1] && !int_to_i64(vm, args[1], &n)) return FAILED;
    int order = byte_order(vm, args[2], "to_bytes"), is_signed = order && args[3] ? op_truth(vm, args[3]) : 0;
    if (!order || is_signed < 0) return FAILED;
    if (n < 0) return raise_error(vm, &type_ValueError, "length argument must be non-negative");
    operand o;
    operand_load(&o, args[0]);
    if (mpz_sgn(o.z) < 0 && !is_signed)
        return raise_error(vm, &type_OverflowError, "can't convert negative int to unsigned");
    if (!fits_bytes(o.z, n, is_signed)) return raise_error(vm, &type_OverflowError, "int too big to convert");
    bytes *b = bytes_new(vm, (size_t)n);
    if (!b || n == 0) return from_object(b);
    memset(b->data, 0, (size_t)n);
    mpz_t z;
    mpz_init(z);
    mpz_fdiv_r_2exp(z, o.z, 8 * (mp_bitcnt_t)n);    /* two's complement of the width */
    size_t used = mpz_sgn(z) ? (mpz_sizeinbase(z, 2) + 7) / 8 : 0;
    mpz_export(order > 0 ? b->data + (size_t)n - used : b->data, NULL, order, 1, 0, 0, z);
    mpz_clear(z);
    return from_object(b);
}

/* from_bytes(bytes, byteorder, signed) */
static value int_from_bytes(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int order = byte_order(vm, args[2], "from_bytes"), is_signed = order && args[3] ? op_truth(vm, args[3]) : 0;
    if (!order || is_signed < 0) return FAILED;
    if (is_int(args[1]) || is_str(args[1]))
        return raise_error(vm, &type_TypeError, "cannot convert '%s' object to bytes", type_of(args[1])->name);
    value source = is_bytes(args[1]) ? incref(args[1]) : op_call(vm, from_object(&type_bytes), args + 1, 1, NULL);
    if (!source) return FAILED;
    const bytes *b = as_bytes(source);
    mpz_t z;
    mpz_init(z);
    mpz_import(z, b->len, order, 1, 0, 0, b->data);
    if (is_signed && b->len && (b->data[order > 0 ? 0 : b->len - 1] & 0x80)) {
        mpz_t whole;
        mpz_init_set_ui(whole, 1);
        mpz_mul_2exp(whole, whole, 8 * b->len);
        mpz_sub(z, z, whole);
        mpz_clear(whole);
    }
    decref(vm, source);
    return derived_result(vm, args[0], &type_int, int_from_mpz(vm, z));
}

const native_def int_methods[] = {
    { "conjugate", int_self, 1, 1, NULL }, { "bit_length", int_bit_length, 1, 1, NULL },
    { "bit_count", int_bit_count, 1, 1, NULL },
    { "is_integer", int_is_integer, 1, 1, NULL }, { "as_integer_ratio", int_as_integer_ratio, 1, 1, NULL },
    { "to_bytes", int_to_bytes, 1, 4, "length byteorder signed" },
    { "from_bytes", int_from_bytes, 2, 4, "class bytes byteorder signed" },
    { "__abs__", int_abs, 1, 1, NULL }, { "__int__", int_self, 1, 1, NULL }, { "__index__", int_self, 1, 1, NULL },
    { "__trunc__", int_self, 1, 1, NULL }, { "__floor__", int_self, 1, 1, NULL }, { "__ceil__", int_self, 1, 1, NULL },
    { "__float__", int_float, 1, 1, NULL }, { "__round__", int_round_method, 1, 2, NULL },
    { "__divmod__", int_divmod_method, 2, 2, NULL }, { "__rdivmod__", int_rdivmod, 2, 2, NULL }, { 0 },
};
