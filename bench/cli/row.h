/* A row of the suite: a workload under one dispatch strategy and one set of specializers, in a VM of its own, which is made
 * when the row first runs. */
#ifndef GENLAB_BENCH_CLI_ROW_H
#define GENLAB_BENCH_CLI_ROW_H

#include "bench/gbench.h"
#include "suite.h"

/* One finished repetition. Times are in ns per iteration. */
typedef struct repetition {
    uint64_t iterations;
    double real_time, cpu_time;
    double ns_per_item;         /* CPU time */
    double bytes_per_item;      /* of a workload that is measured in bytes: the only figure */
    const char *error;          /* NULL: it counts */
} repetition;

struct row;
typedef void repetition_fn(const struct row *row, const repetition *rep);

typedef struct row {
    const workload *workload;   /* these three are borrowed */
    const char *dispatch;
    const char *set;
    char *name;                 /* WORKLOAD/DISPATCH/SET/n:ITEMS */
    double min_time;            /* seconds that the library wants a repetition to last */
    repetition_fn *finished;    /* told of each repetition as it ends */
    bool selected;
    bool failed;                /* some repetition did; error says how */
    char error[500];
    uint64_t repetitions;       /* finished, not counting those that looked for the number of iterations */
    uint64_t last_iterations;
    vm *vm;
    value run, data, expected;  /* run is borrowed from the VM's globals */
} row;

bool row_init(row *r, const workload *w, const char *dispatch, const char *set);
void row_free(row *r);

/* What Google Benchmark calls; `arg` is the row. */
gbench_fn row_measure;

/* From a signal handler: the running row stops at once, every later one at its start. */
void row_stop_all(void);
bool row_stopped(void);

#endif
