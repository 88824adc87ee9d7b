#include "stat.h"

#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(const double *sorted, size_t n, double p)
{
    double at = p * (double)(n - 1);
    size_t i = (size_t)at;
    if (i + 1 >= n) return sorted[n - 1];
    double part = at - (double)i;
    return sorted[i] * (1 - part) + sorted[i + 1] * part;
}

spread stat_spread(double *v, size_t n)
{
    if (n == 0) return (spread){0};
    qsort(v, n, sizeof *v, by_value);
    return (spread){
        .n = n,
        .median = quantile(v, n, 0.5),
        .q1 = quantile(v, n, 0.25),
        .q3 = quantile(v, n, 0.75),
        .min = v[0],
        .max = v[n - 1],
    };
}

quotient stat_quotient(spread a, spread b)
{
    return (quotient){
        .mid = a.median / b.median,
        .low = a.q1 / b.q3,
        .high = a.q3 / b.q1,
        .min = a.min / b.max,
        .max = a.max / b.min,
    };
}
