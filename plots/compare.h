/* The comparisons that a report is about, found in the data by name. A run that lacks one side lacks the comparison. */
#ifndef GENLAB_PLOTS_COMPARE_H
#define GENLAB_PLOTS_COMPARE_H

#include <stdbool.h>
#include "results.h"

/* Two usable rows of one metric, borrowed from the run. `ratio` is base over other: how many times `other` is cheaper. */
typedef struct comparison {
    const result_row *base, *other;
    quotient ratio;             /* all 0 if `other` has a 0 */
} comparison;

typedef struct comparisons {
    comparison *at;
    int n;
} comparisons;

/* for_iter_gen alone (other) against no specializer (base), for each workload and dispatch. In these functions, false
 * means out of memory, and `out` is to be freed with comparisons_free. */
bool compare_on_off(const result_run *run, comparisons *out);

/* A generator (base) against a list (other): workloads whose names differ by the word "gen" in place of "list", with
 * the same number of items, dispatch and set. */
bool compare_gen_list(const result_run *run, metric m, comparisons *out);

void comparisons_free(comparisons *c);

/* Workloads named STEM_DEPTH, sorted by depth: one family per stem (and number of items, where a run has several). */
typedef struct depth_family {
    char *stem;
    int *workloads;             /* indices into the run */
    long *depths;
    int n;                      /* at least 2 */
} depth_family;

typedef struct depth_families {
    depth_family *at;
    int n;
} depth_families;

bool compare_depths(const result_run *run, depth_families *out);
void depth_families_free(depth_families *f);

#endif
