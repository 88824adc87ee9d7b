/* Looking more than once. */
#ifndef GENLAB_STATS_SEQUENTIAL_H
#define GENLAB_STATS_SEQUENTIAL_H

/* What of alpha may be spent at the look-th look (1, 2, ...): alpha / (look * (look + 1)). All looks together spend at
 * most alpha, as the sum of 1 / (k * (k + 1)) is 1, so that by the union bound a decision at whichever look the run
 * stopped at has the error alpha, however many looks there are, whatever made it stop and however the looks depend on
 * each other. (The idea of a spending rate: Lan and DeMets, "Discrete Sequential Boundaries for Clinical Trials", 1983;
 * the series is the common one of always-valid unions, as in Robbins, "Statistical Methods Related to the Law of the
 * Iterated Logarithm", 1970.) A look below 1 is the first. */
double stats_alpha_at(double alpha, int look);

#endif
