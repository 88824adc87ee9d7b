/* Pseudo-random numbers: a pure function of the seed, the same on each machine. */
#ifndef GENLAB_STATS_RANDOM_H
#define GENLAB_STATS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct stats_random {
    uint64_t s[4];
} stats_random;

/* xoshiro256** of Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021; the state is filled by
 * SplitMix64 of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014. Each seed is as good as
 * any. */
void stats_random_seed(stats_random *r, uint64_t seed);

uint64_t stats_random_next(stats_random *r);

/* Below n; n is above 0 and below 2^32. By the upper half of a product (Lemire, "Fast Random Integer Generation in an
 * Interval", 2019, without the rejection: no value is favoured by more than n / 2^32). */
size_t stats_random_below(stats_random *r, size_t n);

/* In [0, 1). */
double stats_random_unit(stats_random *r);

/* Standard normal (Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958). */
double stats_random_normal(stats_random *r);

#endif
