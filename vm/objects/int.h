/* Integers: small ones inline in the word, others as GMP objects. An object of type int never holds a value that fits
 * inline, so equality of small integers is equality of words; an instance of a class derived from int may. bool is a
 * subtype whose two values are immediates. */
#ifndef GENLAB_OBJECTS_INT_H
#define GENLAB_OBJECTS_INT_H

#include <gmp.h>
#include "../object.h"

typedef struct bigint { object head; mpz_t n; } bigint;

extern type type_int, type_bool;

static inline bool is_bigint(value v) { return has_layout(v, &type_int); }
static inline bool is_int(value v) { return is_small(v) || is_bool(v) || is_bigint(v); }
/* The int of an instance of a class derived from int; other ints, bools too, as they are. Steals v. */
value int_exact(vm *vm, value v);
static inline bool is_int_instance(value v) { return is_counted(v) && as_object(v)->type->heap && is_bigint(v); }
/* Gives GMP, for all VMs, memory of which it need not know that it is out (int_memory.c). */
void int_memory_init(void);
/* Whether the limbs of n were lent because there was no memory: it must not stay. */
bool int_is_lent(const mpz_t n);
value int_from_i64_big(vm *vm, int64_t n);
value int_from_u64_big(vm *vm, uint64_t n);
static inline value int_from_i64(vm *vm, int64_t n) { return fits_small(n) ? from_small(n) : int_from_i64_big(vm, n); }
static inline value int_from_u64(vm *vm, uint64_t n) { return n <= SMALL_MAX ? from_small((int64_t)n) : int_from_u64_big(vm, n); }
value int_from_double(vm *vm, double d);        /* truncates; raises for inf and nan */
/* Takes the number out of n (n is cleared whatever happens); small results become words. */
value int_from_mpz(vm *vm, mpz_t n);
/* Digits without sign or prefix in base 2..36, '_' already removed. Raises ValueError over 4300 digits in a base that
 * is no power of two, as CPython does. */
value int_from_digits(vm *vm, const char *digits, size_t len, int base);
/* An index-like value (int, bool, or what has __index__) as a C integer. False with OverflowError / TypeError raised. */
bool int_to_i64(vm *vm, value v, int64_t *out);
/* Clamps big ones to INT64_MIN/MAX instead of raising OverflowError (slices, counts). */
bool int_to_i64_clamped(vm *vm, value v, int64_t *out);
/* operator.index(v): an int, bools as they are. TypeError "'X' object cannot be interpreted as an integer". */
value int_index(vm *vm, value v);
/* Needs is_int(v). Rounds half to even; *ok is false with OverflowError raised when it is too large. */
double int_to_double(vm *vm, value v, bool *ok);
/* Needs is_int(v): sign, prefix, digits. In base 10, ValueError over 4300 digits. */
str *int_text(vm *vm, value v, int base, const char *prefix);
/* The general operations of BINARY_*, COMPARE_*, unary and pow on two ints; NOT_IMPLEMENTED when either is no int. */
value int_binary(vm *vm, value a, value b, enum binop op);
value int_compare(vm *vm, value a, value b, enum cmp op);
value int_unary(vm *vm, value a, enum unop op);
uint64_t int_hash(value v);     /* equal to float_hash of an equal float, as in CPython */
value int_pow_mod(vm *vm, value a, value b, value m);   /* pow(a, b, m) */
/* A tuple (a // b, a % b) of two ints. */
value int_divmod(vm *vm, value a, value b);
/* To a multiple of 10 ** digits (digits > 0), half to even. Needs is_int(v). */
value int_round(vm *vm, value v, int64_t digits);

#endif
