/* What other tools would say of the same samples: shown beside our rule, never used by it. */
#ifndef GENLAB_STATS_OTHERS_H
#define GENLAB_STATS_OTHERS_H

#include <stddef.h>

/* Both: 1: b is above a; -1: b is below a; 0: no claim. They take all values of a side as one sample. */

/* Google Benchmark's tools/compare.py: two-sided Mann-Whitney U test at 0.05 over the repetitions ("docs/tools.md": "Note that
 * the statistical significance is not a given with too few repetitions"); no claim below 2 repetitions. */
int stats_gb_differs(const double *a, size_t na, const double *b, size_t nb);

/* pyperf's compare_to: two-sample, two-tailed Student's t test with pooled variance at 95 % (pyperf documentation, "Analyze benchmark
 * results": a change is not significant if the test does not reject equal means). No claim below 2 values. */
int stats_pyperf_differs(const double *a, size_t na, const double *b, size_t nb);

#endif
