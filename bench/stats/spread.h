/* Robust statistics of repetitions: medians and quartiles, no assumption about the distribution. */
#ifndef GENLAB_STATS_SPREAD_H
#define GENLAB_STATS_SPREAD_H

#include <stddef.h>

typedef struct spread {
    size_t n;                   /* repetitions; 0: all else is 0 */
    double median, q1, q3, min, max;
} spread;

/* A quotient of two medians, the range that the quartiles of both allow, and the range that their extremes allow. */
typedef struct quotient {
    double mid, low, high, min, max;
} quotient;

/* Sort in ascending order. Values must be finite. */
void stats_sort(double *v, size_t n);

/* The quantile at p (0 to 1) of n > 0 sorted values, interpolated linearly between order statistics
 * (definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996). */
double stats_quantile(const double *sorted, size_t n, double p);

/* Sorts v in place. Values must be finite. 0 if n is 0. */
double stats_median(double *v, size_t n);

/* Sorts v in place. Values must be finite. */
spread stats_spread(double *v, size_t n);

/* a over b; all of b must be above 0. */
quotient stats_quotient(spread a, spread b);

/* The geometric mean: the one mean of ratios that does not depend on which side is the base (Fleming and Wallace, "How
 * Not to Lie with Statistics: The Correct Way to Summarize Benchmark Results", 1986). All values must be above 0. 1 if n
 * is 0. */
double stats_geomean(const double *v, size_t n);

#endif
