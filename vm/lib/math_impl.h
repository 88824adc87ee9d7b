/* What the files of the math module share. */
#ifndef GENLAB_LIB_MATH_IMPL_H
#define GENLAB_LIB_MATH_IMPL_H

#include "../state.h"

extern const native_def math_int_functions[], math_sum_functions[];

value math_domain_error(vm *vm);
value math_range_error(vm *vm);
/* The gamma function and the logarithm of its absolute value, computed as CPython does (not by the C library), so that both
 * print the same. errno is 0, EDOM or ERANGE. */
double math_tgamma(double x);
double math_lgamma(double x);

#endif
