/* Floats.  */
#ifndef GENLAB_OBJECTS_FLOAT_H
#define GENLAB_OBJECTS_FLOAT_H

#include "../object.h"

typedef struct flt { object head; double d; } flt;
extern type type_float;
extern const native_def float_methods[];     /* float_methods.c */

static inline bool is_float(value v) { return has_layout(v, &type_float); }    /* of derived classes too */
static inline double float_of(value v) { return ((flt *)as_object(v))->d; }
value float_from_double(vm *vm, double d);
uint64_t float_hash(double d);
/* int, bool or float as a double. 1, 0 when it is neither (nothing raised), -1 raised (OverflowError). */
int number_to_double(vm *vm, value v, double *out);
/* The same by __float__ or __index__ too. False: raised, TypeError "must be real number, not str". */
bool real_number(vm *vm, value v, double *out);
/* Shortest text that reads back to d, in repr's form ("1e+16", "0.1", "inf"); at most 32 bytes with the NUL. */
void float_repr(double d, char out[32]);
/* Parses what float() accepts, surrounding space and '_' included. False: not a number, nothing raised. */
bool float_parse(const char *s, size_t len, double *out);

/* a ** b as Python defines it: ZeroDivisionError, OverflowError, refused where CPython gives a complex number. */
value float_power(vm *vm, double a, double b);
value float_divmod(vm *vm, double a, double b);     /* a tuple */
/* round(d, digits), half to even on the exact value; OverflowError when the result is out of range. */
value float_round(vm *vm, double d, int64_t digits);

#endif
