/* Robust statistics of repetitions: medians and quartiles, no assumption about the distribution. */
#ifndef GENLAB_PLOTS_STAT_H
#define GENLAB_PLOTS_STAT_H

#include <stddef.h>

typedef struct spread {
    size_t n;                   /* repetitions; 0: all else is 0 */
    double median, q1, q3, min, max;
} spread;

/* A quotient of two medians, the range that the quartiles of both allow, and the range that their extremes allow. */
typedef struct quotient {
    double mid, low, high, min, max;
} quotient;

/* Sorts v in place. Values must be finite. Quartiles interpolate linearly between order statistics
 * (definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996). */
spread stat_spread(double *v, size_t n);

/* a over b; all of b must be above 0. */
quotient stat_quotient(spread a, spread b);

#endif
