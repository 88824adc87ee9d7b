#include "spread.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

enum { MERGED_MOST = 2048, RUN = 6 };

static void insertion_sort(double *v, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        double x = v[i];
        size_t j = i;
        for (; j > 0 && v[j - 1] > x; j--) v[j] = v[j - 1];
        v[j] = x;
    }
}

/* Short arrays are most of what a bootstrap sorts. The merge picks without a branch, as half of its branches would be
 * mispredicted. */
static void merge_sort(double *v, size_t n)
{
    double room[MERGED_MOST], *from = v, *to = room;
    for (size_t i = 0; i < n; i += RUN) insertion_sort(v + i, n - i < RUN ? n - i : RUN);
    for (size_t width = RUN; width < n; width *= 2) {
        for (size_t i = 0; i < n; i += 2 * width) {
            size_t middle = i + width < n ? i + width : n, end = middle + width < n ? middle + width : n;
            const double *x = from + i, *y = from + middle;
            double *out = to + i;
            while (x < from + middle && y < from + end) {
                bool right = *y < *x;
                *out++ = right ? *y : *x;
                y += right;
                x += !right;
            }
            memcpy(out, x, (size_t)(from + middle - x) * sizeof *x);
            memcpy(out + (from + middle - x), y, (size_t)(from + end - y) * sizeof *y);
        }
        double *swap = from;
        from = to;
        to = swap;
    }
    if (from != v) memcpy(v, from, n * sizeof *v);
}

void stats_sort(double *v, size_t n)
{
    if (n <= MERGED_MOST) merge_sort(v, n);
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
