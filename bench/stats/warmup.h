/* Where the warm-up ends. */
#ifndef GENLAB_STATS_WARMUP_H
#define GENLAB_STATS_WARMUP_H

#include <stddef.h>

/* How many of the first points are warm-up; at most n / 2. series[i][0 .. n-1] are the successive measurements of one row in one
 * launch (lower is faster). 0 if there is nothing to go by, or memory is out. */
size_t stats_warmup(const double *const *series, size_t nseries, size_t n);

#endif
