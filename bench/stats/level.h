/* How high a row is. */
#ifndef GENLAB_STATS_LEVEL_H
#define GENLAB_STATS_LEVEL_H

#include "sample.h"

/* The median over launches of the median over rounds, in the unit of the values, which must not be negative. The interval
 * is at 1 - alpha, from a hierarchical bootstrap (bootstrap.h); with one launch its rounds are the units, and with one
 * value low == mid == high, as nothing is known of its noise. low is never below 0. The same seed gives the same
 * interval. All 0 if n is 0 or memory is out. */
estimate stats_level(const sample *a, size_t n, double alpha, uint64_t seed);

#endif
