/* What each specializer is worth to a workload: the sets to measure. Which fire is found by running the workload in the statistics
 * form, with all that are to be looked at and then without those that fired, until none does: so those are found, too, that stand
 * behind another. */
#ifndef GENLAB_BENCH_CLI_ABLATION_H
#define GENLAB_BENCH_CLI_ABLATION_H

#include <jansson.h>
#include "suite.h"

typedef struct ablated {
    const char *name;       /* of the specializer; static */
    double hits;            /* an item, with all on; 0: it fires only when others are left out */
    char *without, *upto;   /* sets: all but it; it and those before it, more hits first. NULL where hits is 0 */
} ablated;

typedef struct ablation_sets {
    char *full;             /* "all", or what was asked for */
    ablated *parts;   /* those with hits first, by hits */
    size_t n;
} ablation_sets;

/* False with a message in err. To be freed in any case. */
bool ablation_find(ablation_sets *a, const workload *w, const char *full, char *err, size_t errsize);
void ablation_free(ablation_sets *a);

/* What a result keeps of it: {"workload", "items", "full", "main", "parts": [{"name", "hits_per_item", "without", "upto"}]}, new; the
 * sets in `main`, separated by blanks, stand in the other tables of a report as well. NULL: no memory. */
json_t *ablation_json(const ablation_sets *a, const workload *w);

#endif
