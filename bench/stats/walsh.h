/* Hodges and Lehmann, "Estimates of Location Based on Rank Tests", 1963: robust to a quarter of outliers and nearly as
 * sharp as a mean. Neither makes all pairs: a median of sums from two sorted lists is selected by counting, as by
 * Monahan, "Algorithm 616: Fast Computation of the Hodges-Lehmann Location Estimator", 1984, in about n log n steps. */
#ifndef GENLAB_STATS_WALSH_H
#define GENLAB_STATS_WALSH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Room for lists of up to so many values. */
typedef struct walsh {
    double *negated;
    uint32_t *from, *to, *below, *upto;
} walsh;

/* False if memory is out; then nothing is held. */
bool walsh_init(walsh *w, size_t n);
void walsh_free(walsh *w);

/* The pseudo-median of n > 0 sorted values: the median of the means of all pairs, each value with itself too. */
double walsh_center(walsh *w, const double *sorted, size_t n);

/* The median of all differences b[j] - a[i]; both sorted, both not empty. */
double walsh_shift(walsh *w, const double *a, size_t na, const double *b, size_t nb);

#endif
