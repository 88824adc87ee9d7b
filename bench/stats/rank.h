/* Rank tests: p-values that assume nothing about the distribution. */
#ifndef GENLAB_STATS_RANK_H
#define GENLAB_STATS_RANK_H

#include <stddef.h>

/* Up to so many values p is exact, also with ties; above it is the normal approximation. */
enum { STATS_EXACT_RANKS = 50 };

/* Two-sided p that n differences are symmetric about 0: Wilcoxon, "Individual Comparisons by Ranking Methods", 1945.
 * Zeros are ranked, then left out (Pratt, "Remarks on Zeros and Ties in the Wilcoxon Signed Rank Procedures", 1959);
 * equal sizes share their mean rank. Exact: the distribution of the sum over all signs of the ranks that there are, by
 * convolution. Else the normal approximation with the variance of those ranks and a continuity correction of half a step.
 * 1 if all are 0 or n is 0. Negative if memory is out. */
double stats_signed_rank(const double *differences, size_t n);

/* Two-sided p that a and b come from one distribution: Wilcoxon 1945, Mann and Whitney, "On a Test of Whether one of Two
 * Random Variables is Stochastically Larger than the Other", 1947. Equal values share their mean rank. Exact for na + nb
 * up to STATS_EXACT_RANKS: over all choices of na of the ranks that there are; else the normal approximation with the
 * correction for ties and for continuity. 1 if a side is empty or all are equal. Negative if memory is out. */
double stats_rank_sum(const double *a, size_t na, const double *b, size_t nb);

/* One-sided p that of n fair coins at least k show heads (the sign test: Arbuthnott, "An Argument for Divine Providence",
 * 1710). */
double stats_sign(size_t k, size_t n);

#endif
