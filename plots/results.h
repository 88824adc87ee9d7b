/* What a report is about: files whose rows have names of genlab's form (bench_name.h), merged into a cube of workloads,
 * dispatches and specializers. Twins, slowed copies and the yardstick measure the measuring: they are left out. Nothing
 * here knows which workloads, dispatches or specializers exist. */
#ifndef GENLAB_PLOTS_RESULTS_H
#define GENLAB_PLOTS_RESULTS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include "../bench/stats/spread.h"
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
    double *values;             /* one per repetition, sorted, in the metric's unit */
    size_t n, room;
    spread spread;
    size_t failed;              /* repetitions that ended in an error; such a row is never plotted */
    char *error;                /* the first of their messages; NULL: none failed */
} result_row;

/* Repetitions that may be pooled and compared: one clean commit, one build, one machine. */
typedef struct result_run {
    char **files;               /* names, for people */
    int nfiles;
    json_t *context;            /* Google Benchmark's context with ours under "genlab"; NULL: the file had none */
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

/* Reads one more file. Its rows are pooled with an earlier file's if both record the same clean commit, build and machine;
 * otherwise the file becomes a run of its own. A name that was read before is refused. False: `err` has one line that
 * names the file and the key path, and `r` is as it was. Start from (results){0}. */
bool results_add_file(results *r, const char *path, char *err, size_t errsize);

/* The same for JSON text in memory; `name` stands for the file. */
bool results_add_text(results *r, const char *name, const char *text, size_t size, char *err, size_t errsize);

void results_free(results *r);

/* A cell of the run, borrowed; NULL if it was not measured. Indices must be in range. */
const result_row *results_at(const result_run *run, int workload, int dispatch, int set);

/* The row if it was measured without failure in this metric, else NULL; NULL passes through. */
const result_row *results_usable(const result_row *row, metric m);

/* Index of a specializer set by name, -1 if the run has none. */
int results_set(const result_run *run, const char *name);

/* Our part of the context, borrowed; NULL if it is missing. */
const json_t *results_genlab(const result_run *run);

#endif
