#include "rank.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "distribution.h"

typedef struct item {
    double key;                 /* what is ranked */
    bool marked;                /* its rank counts: positive, or of the first sample */
    size_t rank;                /* twice the mean rank of its ties, so that it is whole */
} item;

static int by_key(const void *a, const void *b)
{
    double x = ((const item *)a)->key, y = ((const item *)b)->key;
    return (x > y) - (x < y);
}

static void rank_items(item *v, size_t n)
{
    qsort(v, n, sizeof *v, by_key);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && v[next].key == v[i].key;) next++;
        for (size_t j = i; j < next; j++) v[j].rank = i + next + 1;     /* ranks i+1 .. next */
    }
}

static double two_sided(double below, double above)
{
    double p = 2 * (below < above ? below : above);
    return p < 1 ? p : 1;
}

/* Of sums of doubled ranks with that mean and variance; they lie 2 apart, so that half a step is 1. */
static double normal_tails(double sum, double mean, double variance)
{
    if (!(variance > 0)) return 1;
    double off = fabs(sum - mean) - 1;
    if (off <= 0) return 1;
    return two_sided(1, stats_normal_above(off / sqrt(variance)));
}

/* Each rank is in the sum or not, with equal chance: the chance of each sum, by adding one rank after the other. */
static double signed_exact(const item *v, size_t n, size_t sum)
{
    size_t total = 0;
    for (size_t i = 0; i < n; i++) total += v[i].rank;
    double *chance = calloc(total + 1, sizeof *chance);
    if (!chance) return -1;
    chance[0] = 1;
    for (size_t i = 0, reach = 0; i < n; i++) {
        reach += v[i].rank;
        for (size_t s = reach + 1; s-- > 0;)
            chance[s] = (chance[s] + (s >= v[i].rank ? chance[s - v[i].rank] : 0)) / 2;
    }
    double below = 0, above = 0;
    for (size_t s = 0; s <= total; s++) {
        if (s <= sum) below += chance[s];
        if (s >= sum) above += chance[s];
    }
    free(chance);
    return two_sided(below, above);
}

double stats_signed_rank(const double *differences, size_t n)
{
    if (n == 0) return 1;
    item *v = calloc(n, sizeof *v);
    if (!v) return -1;
    for (size_t i = 0; i < n; i++) v[i] = (item){.key = fabs(differences[i]), .marked = differences[i] > 0};
    rank_items(v, n);
    size_t zeros = 0, sum = 0;
    double mean = 0, variance = 0;
    while (zeros < n && v[zeros].key == 0) zeros++;
    for (size_t i = zeros; i < n; i++) {
        double rank = (double)v[i].rank;
        if (v[i].marked) sum += v[i].rank;
        mean += rank / 2;
        variance += rank * rank / 4;
    }
    double p = n <= STATS_EXACT_RANKS ? signed_exact(v + zeros, n - zeros, sum) : normal_tails((double)sum, mean, variance);
    free(v);
    return p;
}

/* Each choice of na of the n ranks has equal chance: how many choices of k ranks give each sum, rank by rank. */
static double sum_exact(const item *v, size_t n, size_t na, size_t sum)
{
    size_t total = 0;
    for (size_t i = 0; i < n; i++) total += v[i].rank;
    size_t width = total + 1;
    double *ways = calloc((na + 1) * width, sizeof *ways);
    if (!ways) return -1;
    ways[0] = 1;
    for (size_t i = 0, reach = 0; i < n; i++) {
        size_t rank = v[i].rank;
        reach += rank;
        for (size_t k = i + 1 < na ? i + 1 : na; k > 0; k--)
            for (size_t s = rank; s <= reach; s++) ways[k * width + s] += ways[(k - 1) * width + s - rank];
    }
    double below = 0, above = 0, all = 0;
    for (size_t s = 0; s < width; s++) {
        double w = ways[na * width + s];
        all += w;
        if (s <= sum) below += w;
        if (s >= sum) above += w;
    }
    free(ways);
    return two_sided(below / all, above / all);
}

double stats_rank_sum(const double *a, size_t na, const double *b, size_t nb)
{
    size_t n = na + nb;
    if (na == 0 || nb == 0) return 1;
    item *v = calloc(n, sizeof *v);
    if (!v) return -1;
    for (size_t i = 0; i < na; i++) v[i] = (item){.key = a[i], .marked = true};
    for (size_t i = 0; i < nb; i++) v[na + i] = (item){.key = b[i]};
    rank_items(v, n);
    size_t sum = 0;
    double mean = (double)(n + 1), squares = 0;         /* of one doubled rank */
    for (size_t i = 0; i < n; i++) {
        if (v[i].marked) sum += v[i].rank;
        squares += ((double)v[i].rank - mean) * ((double)v[i].rank - mean);
    }
    double variance = squares * (double)na * (double)nb / ((double)n * (double)(n - 1));
    double p = n <= STATS_EXACT_RANKS ? sum_exact(v, n, na, sum) : normal_tails((double)sum, mean * (double)na, variance);
    free(v);
    return p;
}

double stats_sign(size_t k, size_t n)
{
    if (k == 0) return 1;
    if (k > n) return 0;
    double sum = 0, count = (double)n;
    for (size_t i = k; i <= n; i++) {
        double heads = (double)i;
        sum += exp(lgamma(count + 1) - lgamma(heads + 1) - lgamma(count - heads + 1) - count * M_LN2);
    }
    return sum < 1 ? sum : 1;
}
