#include "level.h"

#include <stdlib.h>
#include <string.h>

#include "bootstrap.h"

estimate stats_level(const sample *a, size_t n, double alpha, uint64_t seed)
{
    estimate e = {0};
    if (n == 0) return e;
    sample *ordered = malloc(n * sizeof *ordered);
    if (!ordered) return e;
    memcpy(ordered, a, n * sizeof *ordered);
    units u = {0};
    if (samples_order(ordered, n) && units_of(ordered, n, false, &u)) {
        units_thin(&u);
        if (!stats_bootstrap(NULL, &u, BOOTSTRAP_MEDIAN, alpha, seed, &e)) e = (estimate){0};
    }
    if (e.low < 0) e.low = 0;
    units_free(&u);
    free(ordered);
    return e;
}
