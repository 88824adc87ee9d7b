#include "holm.h"

#include <stdlib.h>

typedef struct entry {
    double p;
    size_t at;
} entry;

static int by_p(const void *a, const void *b)
{
    double x = ((const entry *)a)->p, y = ((const entry *)b)->p;
    return (x > y) - (x < y);
}

static double at_most_1(double p) { return p < 1 ? p : 1; }

bool stats_holm(double *p, size_t n)
{
    if (n == 0) return true;
    entry *order = calloc(n, sizeof *order);
    if (!order) {
        for (size_t i = 0; i < n; i++) p[i] = at_most_1(p[i] * (double)n);
        return false;
    }
    for (size_t i = 0; i < n; i++) order[i] = (entry){p[i], i};
    qsort(order, n, sizeof *order, by_p);
    double least = 0;                   /* an adjusted p is never below that of a smaller p */
    for (size_t i = 0; i < n; i++) {
        double adjusted = at_most_1(order[i].p * (double)(n - i));
        if (adjusted > least) least = adjusted;
        p[order[i].at] = least;
    }
    free(order);
    return true;
}
