/* What other tools would say of the same samples: shown beside our rule, never used by it. Both take all values of a side
 * as one sample and say 1: b is above a; -1: b is below a; 0: no claim. */
#ifndef GENLAB_STATS_OTHERS_H
#define GENLAB_STATS_OTHERS_H

#include <stddef.h>

/* Google Benchmark's tools/compare.py ("docs/tools.md"): the two-sided Mann-Whitney U test over the repetitions rejects
 * at 0.05, its default. No claim with fewer than 2 repetitions. */
int stats_gb_differs(const double *a, size_t na, const double *b, size_t nb);

/* pyperf's compare_to (what its is_significant is documented to be): Student's two-sample, two-tailed t test with pooled
 * variance rejects equal means at 95 %. No claim with fewer than 2 values. */
int stats_pyperf_differs(const double *a, size_t na, const double *b, size_t nb);

#endif
