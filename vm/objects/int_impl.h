/* What the files of the int and float types share. */
#ifndef GENLAB_OBJECTS_INT_IMPL_H
#define GENLAB_OBJECTS_INT_IMPL_H

#include "../state.h"
#include "int.h"

/* GMP aborts the process when a number outgrows its address space, so no operation starts whose result would need
 * more bits than this: it raises MemoryError. */
#define INT_MAX_BITS ((uint64_t)1 << 32)
/* CPython's limit for conversions that take quadratic time, where the program does not set vm->max_digits. */
#define INT_MAX_DIGITS 4300
#define INT_LEAST_LIMIT 640     /* numbers of fewer digits are never refused */

/* Any int as a GMP number, to be read only: borrows the limbs, allocates nothing. Not to be moved once loaded. */
typedef struct operand { mpz_t z; mp_limb_t limb; } operand;

/* Needs v to be small or bool. */
static inline int64_t word_int(value v) { return is_small(v) ? small_of(v) : v == TRUE_; }

static inline void operand_load(operand *o, value v) {
    if (is_bigint(v)) {
        *o->z = *((bigint *)as_object(v))->n;
        return;
    }
    int64_t n = word_int(v);
    o->limb = n < 0 ? -(uint64_t)n : (uint64_t)n;
    mpz_roinit_n(o->z, &o->limb, n < 0 ? -1 : n > 0);
}

extern const native_def int_methods[];      /* int_methods.c */

/* a / b correctly rounded; b is not 0. False: out of a float's range, nothing raised. */
bool int_divide(const mpz_t a, const mpz_t b, double *out);
/* Correctly rounded. False: out of a float's range, nothing raised. */
bool mpz_to_double(const mpz_t n, double *out);

/* What int() and float() read of a string: surrounding space removed, decimal digits of any script as ASCII, anything
 * else that is not ASCII as '?'. NUL-terminated, *size bytes from heap_alloc at *block; NULL: MemoryError. */
char *number_text(vm *vm, const str *s, size_t *len, char **block, size_t *size);
/* ValueError with the text before the repr of what was to be read. Always FAILED. */
value raise_bad_number(vm *vm, const char *what, value from);

#endif
