/* What a report is about: files whose rows have names of genlab's form (bench_name.h), pooled by origin, with a grid of
 * workloads, dispatches and specializers over their rows. Twins, slowed copies and the yardstick measure the measuring: they are no
 * cells. Nothing here knows which workloads, dispatches or specializers exist. */
#ifndef GENLAB_PLOTS_RESULTS_H
#define GENLAB_PLOTS_RESULTS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include "ablation.h"
#include "bench_file.h"

typedef struct workload {
    char *name;
    long long items;            /* the n: segment; 0 if the name has none */
    char *label;                /* name; name/n:ITEMS where a run has one name with several n */
} workload;

typedef struct result_row {
    int workload, dispatch, set;    /* indices into the run's lists */
    metric metric;              /* METRIC_TIME or METRIC_MEMORY */
    const bench_row *of;        /* borrowed from the run's pool; what failed in it is never plotted */
    estimate level;             /* the median with its interval at 99 % */
} result_row;

/* Repetitions that may be pooled and compared: one clean commit, one build, one machine. */
typedef struct result_run {
    char **files;               /* names, for people */
    int nfiles;
    bench_file pool;            /* the files' rows with all repetitions; no two files have a launch number in common */
    workload *workloads;        /* these lists are in order of first appearance */
    int nworkloads;
    char **dispatches;
    int ndispatches;
    char **sets;                /* "none", "all", specializer names, or "-" of what has no specializers */
    int nsets;
    result_row *rows;
    int nrows;
    ablations ablations;        /* rows that are there for these alone are no cells */
    int *grid;                  /* row index + 1 by (workload, dispatch, set); 0: not measured */
} result_run;

typedef struct results {
    result_run *runs;
    int nruns;
} results;

/* Reads more files, side by side. The rows of each are pooled with an earlier file's if both record the same clean commit, build and
 * machine; otherwise the file becomes a run of its own. A name that was read before is refused. False: `err` has one line that
 * names the file and the key path, and `r` can only be freed. Start from (results){0}. */
bool results_add_files(results *r, char *const *paths, size_t n, char *err, size_t errsize);

/* The same for JSON text in memory; `name` stands for the file. */
bool results_add_text(results *r, const char *name, const char *text, size_t size, char *err, size_t errsize);

/* Derives levels and ablations, once all is added. False: out of memory. */
bool results_finish(results *r);

void results_free(results *r);

/* A cell of the run, borrowed; NULL if it was not measured. Indices must be in range. */
const result_row *results_at(const result_run *run, int workload, int dispatch, int set);

/* The row if it was measured without failure in this metric, else NULL; NULL passes through. */
const result_row *results_usable(const result_row *row, metric m);

/* Its repetitions. */
const series *results_series(const result_row *row);

/* Index of a specializer set by name, -1 if the run has none. */
int results_set(const result_run *run, const char *name);

/* Our part of the context, borrowed; NULL if it is missing. */
const json_t *results_genlab(const result_run *run);

#endif
