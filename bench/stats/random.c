#include "random.h"

#include <math.h>

static uint64_t split_mix(uint64_t *at)
{
    uint64_t z = *at += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static uint64_t rotate(uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

void stats_random_seed(stats_random *r, uint64_t seed)
{
    for (int i = 0; i < 4; i++) r->s[i] = split_mix(&seed);
}

uint64_t stats_random_next(stats_random *r)
{
    uint64_t *s = r->s, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

size_t stats_random_below(stats_random *r, size_t n) { return (size_t)((stats_random_next(r) >> 32) * n >> 32); }

double stats_random_unit(stats_random *r) { return (double)(stats_random_next(r) >> 11) * 0x1p-53; }

double stats_random_normal(stats_random *r)
{
    double radius = sqrt(-2 * log(1 - stats_random_unit(r)));
    return radius * cos(2 * M_PI * stats_random_unit(r));
}
