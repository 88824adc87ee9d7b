/* Is b faster than a, by how much, how sure? The one rule of the lab that says so. */
#ifndef GENLAB_STATS_DIFFERENCE_H
#define GENLAB_STATS_DIFFERENCE_H

#include <stdbool.h>

#include "sample.h"

enum pairing {
    PAIR_ROUNDS,                /* both in one run: what has the same launch and round was measured side by side */
    PAIR_LAUNCHES,              /* two runs with one seed: launches of one number have one layout */
    PAIR_NONE,                  /* independent samples */
};

typedef struct difference {
    estimate ratio;             /* b over a; 1: no difference */
    double p;                   /* two-sided, that there is no difference */
    size_t launches;            /* units that it rests on; of two independent samples the smaller one */
    bool paired;
} difference;

/* Compares b with a; all values must be finite and above 0. False if there is nothing to compare, a value is not so, or
 * memory is out; *out is then a ratio of 1 with p 1 and no launches.
 *
 * Paired: each launch gives d, the median over its rounds of log(b / a) (PAIR_LAUNCHES: the difference of the medians of
 * the logarithms); the ratio is exp of the median of the means of all pairs of d, each with itself too (Hodges and
 * Lehmann, "Estimates of Location Based on Rank Tests", 1963), p is that of the signed-rank test over d. What only one
 * side has is left out. Unpaired: the ratio is exp of the median of all differences between a launch of b and one of a
 * (the same authors), p is that of the rank-sum test. The interval, at 1 - alpha, comes from a hierarchical bootstrap
 * (bootstrap.h).
 *
 * With fewer than 2 launches rounds are the units, and nothing is known of what another process would have given; with
 * fewer than 2 launches in common PAIR_LAUNCHES is PAIR_NONE. With one unit low == mid == high and p is 1. More than 1024
 * launches are put together by neighbours to at most 1024 units.
 *
 * Why the false alarms are bounded: two equal sides that share each launch are exchangeable in it, so that d is symmetric
 * about 0 whatever the noise, and then the signed-rank test is exact. */
bool stats_compare(const sample *a, size_t na, const sample *b, size_t nb, enum pairing pairing, double alpha,
                   uint64_t seed, difference *out);

/* The noise floor that a row's identical twin shows: how far from 1 the farthest end of its interval is, as a fraction. */
double stats_floor(const difference *twin);

/* THE rule: 1: b is above a; -1: b is below a; 0: no claim. A claim needs an interval that leaves out 1, an adjusted p
 * (stats_holm over the rows that are reported together) below alpha, the interval's own, and a ratio farther from 1 than
 * the floor. */
int stats_differs(const difference *d, double p_holm, double floor, double alpha);

#endif
