#include "warmup.h"

size_t stats_warmup(const double *const *series, size_t nseries, size_t n)
{
    (void)series, (void)nseries, (void)n;
    return 0;
}
