/* The comparisons that a report is about, found in the data by name and made by the rule of `genlab compare` (diff.h). */
#ifndef GENLAB_PLOTS_COMPARE_H
#define GENLAB_PLOTS_COMPARE_H

#include <stdbool.h>
#include "diff.h"
#include "results.h"

/* Values of one axis against a base. Start from nothing; free with comparison_free whatever a compare_ function returned. */
typedef struct comparison {
    diff d;                     /* at most one table; none: `why` says what the run lacks */
    char why[300];
    char command[1600];         /* what prints it; "" where no single command does, as several files were pooled */
} comparison;

const diff_table *comparison_table(const comparison *c);        /* NULL: there is none */
void comparison_free(comparison *c);

/* The dispatch strategy of the least time over all workloads with this set (-1: with the first of "all" and "none" that the run
 * has); -1: nothing was measured. Ties go to the first. */
int compare_fastest(const result_run *run, int set);

/* All strategies against the fastest in time, with one set and in one metric. */
void compare_dispatches(const result_run *run, const char *set, metric m, comparison *out);

/* One set against "none", for each workload and strategy. */
void compare_set(const result_run *run, const char *set, comparison *out);

/* Peers and native limits against the fastest strategy with its specializers on, by time or by memory. */
void compare_runtimes(const result_run *run, metric m, comparison *out);

/* One workload against another, for each strategy and set. */
void compare_workloads(const result_run *run, int base, int other, comparison *out);

/* Twins against their rows. */
void compare_twins(const result_run *run, comparison *out);

/* The list workload that a generator workload is held against: its name has the word "list" where the other's has "gen", with the
 * same number of items; -1: there is none. */
int compare_list_of(const result_run *run, int workload);

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

/* False: out of memory; `out` is empty then. */
bool compare_depths(const result_run *run, depth_families *out);
void depth_families_free(depth_families *f);

/* One workload against another. */
typedef struct contrast {
    int base, other;            /* indices into the run */
    const depth_family *family; /* they are its shallowest and its deepest; NULL: a list and its generator */
    comparison c;
} contrast;

/* All comparisons of a report. */
typedef struct contrasts {
    const char *set;            /* "all", or "none" where the run has no other: what strategies are compared with; borrowed */
    int fastest;                /* compare_fastest with it */
    comparison per_bytecode, cycles, misses;    /* why dispatches differ */
    comparison dispatches, on_off, all_off, runtimes, memory, twins;
    depth_families families;
    contrast *pairs;
    int npairs;
} contrasts;

/* False: out of memory; free it all the same. */
bool contrasts_make(const result_run *run, contrasts *out);
void contrasts_free(contrasts *c);

#endif
