#include "warmup.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "rank.h"
#include "spread.h"

enum { LAUNCHES_FOR_TEST = 5 };

static const double ALPHA = 0.05, FENCE = 1.5;

/* What a point of a series must be above to count as slower. */
static double limit_of(double *warm, size_t n, bool fence)
{
    spread s = stats_spread(warm, n);
    return fence ? s.q3 + FENCE * (s.q3 - s.q1) : s.median;
}

static bool is_warmup(size_t slower, size_t equal, size_t nseries)
{
    if (nseries < LAUNCHES_FOR_TEST) return 2 * slower > nseries;
    return stats_sign(slower, nseries - equal) < ALPHA;
}

size_t stats_warmup(const double *const *series, size_t nseries, size_t n)
{
    size_t half = n / 2, found = 0;
    if (nseries == 0 || half == 0) return 0;
    double *limit = malloc(nseries * sizeof *limit), *warm = malloc((n - half) * sizeof *warm);
    if (limit && warm) {
        for (size_t i = 0; i < nseries; i++) {
            memcpy(warm, series[i] + half, (n - half) * sizeof *warm);
            limit[i] = limit_of(warm, n - half, nseries < LAUNCHES_FOR_TEST);
        }
        for (; found < half; found++) {
            size_t slower = 0, equal = 0;
            for (size_t i = 0; i < nseries; i++) {
                slower += series[i][found] > limit[i];
                equal += series[i][found] == limit[i];
            }
            if (!is_warmup(slower, equal, nseries)) break;
        }
    }
    free(limit);
    free(warm);
    return found;
}
