/* Many comparisons at once. */
#ifndef GENLAB_STATS_HOLM_H
#define GENLAB_STATS_HOLM_H

#include <stdbool.h>
#include <stddef.h>

/* Adjusts n p-values in place, keeping their order: to claim those that are below alpha makes one false claim or more
 * with a probability of at most alpha, however the tests depend on each other (Holm, "A Simple Sequentially Rejective
 * Multiple Test Procedure", 1979). False if memory is out: then each is multiplied by n (Bonferroni), which holds too but
 * finds less. */
bool stats_holm(double *p, size_t n);

#endif
