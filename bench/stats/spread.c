#include "spread.h"

#include <math.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Shell, "A High-Speed Sorting Procedure", 1959, with the gaps of Ciura, "Best Increments for the Average Case of Shellsort", 2001:
 * short arrays are most of what a bootstrap sorts, and the call by pointer of qsort would be most of its time. */
static void shell_sort(double *v, size_t n)
{
    static const size_t gaps[] = {701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++) {
        size_t gap = gaps[g];
        for (size_t i = gap; i < n; i++) {
            double x = v[i];
            size_t j = i;
            for (; j >= gap && v[j - gap] > x; j -= gap) v[j] = v[j - gap];
            v[j] = x;
        }
    }
}

void stats_sort(double *v, size_t n)
{
    if (n <= 2048) shell_sort(v, n);
    else qsort(v, n, sizeof *v, by_value);
}

double stats_quantile(const double *sorted, size_t n, double p)
{
    double at = p * (double)(n - 1);
    size_t i = (size_t)at;
    if (i + 1 >= n) return sorted[n - 1];
    double part = at - (double)i;
    return sorted[i] * (1 - part) + sorted[i + 1] * part;
}

double stats_median(double *v, size_t n)
{
    if (n == 0) return 0;
    stats_sort(v, n);
    return n % 2 ? v[n / 2] : v[n / 2 - 1] / 2 + v[n / 2] / 2;
}

spread stats_spread(double *v, size_t n)
{
    if (n == 0) return (spread){0};
    stats_sort(v, n);
    return (spread){
        .n = n,
        .median = stats_quantile(v, n, 0.5),
        .q1 = stats_quantile(v, n, 0.25),
        .q3 = stats_quantile(v, n, 0.75),
        .min = v[0],
        .max = v[n - 1],
    };
}

quotient stats_quotient(spread a, spread b)
{
    return (quotient){
        .mid = a.median / b.median,
        .low = a.q1 / b.q3,
        .high = a.q3 / b.q1,
        .min = a.min / b.max,
        .max = a.max / b.min,
    };
}

double stats_geomean(const double *v, size_t n)
{
    if (n == 0) return 1;
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += log(v[i]);
    return exp(sum / (double)n);
}
