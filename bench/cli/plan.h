/* What a run measures: workloads x dispatch strategies x specializer sets, and peers, as blocks of rows, one a
 * workload. */
#ifndef GENLAB_BENCH_CLI_PLAN_H
#define GENLAB_BENCH_CLI_PLAN_H

#include <jansson.h>
#include <stdint.h>
#include "bench/stats/sample.h"
#include "ablation.h"
#include "peers.h"
#include "suite.h"

enum row_kind { ROW_PLAIN, ROW_TWIN, ROW_SLOWED };

typedef struct plan_row {
    const workload *workload;   /* NULL: the yardstick */
    const char *dispatch, *set; /* of a peer its label and "-" */
    const peer *peer;           /* NULL: ours */
    enum row_kind kind;
    double slowdown;
    char *name;
    uint64_t iterations; /* of a repetition; 0: not yet known */
    size_t warmups;      /* repetitions of a launch that are not to count, once piloted */
    bool piloted;
    size_t repetitions; /* kept so far, those that failed included */
    sample *samples;    /* ns per item of the repetitions that count */
    size_t nsamples;
    json_t *counts; /* the VM's own counts per item; NULL: not taken */
    bool failed;
    char error[500];
} plan_row;

/* The rows of one workload, which are measured together. */
typedef struct plan_block {
    const workload *workload;
    ablation_sets ablation; /* full NULL: not asked for */
    plan_row *rows;
    size_t nrows;
} plan_block;

typedef struct plan_request {
    const char *workloads; /* globs, comma-separated; NULL: all */
    const char *dispatch;  /* names, "all", NULL: the best compilation of each */
    const char *sets[64];
    size_t nsets;        /* 0: what each workload names */
    bool ablate;         /* instead: what takes the one set, or all, apart (ablation.h) */
    const char *filter;  /* extended regular expression that a row's name must match; NULL: all do */
    const char *peers;   /* as peers_find takes it; NULL: none */
    double slowdowns[8]; /* each row gets a copy for each, which is slowed by this fraction */
    size_t nslowdowns;
} plan_request;

typedef struct plan {
    workload *workloads;
    size_t nworkloads;
    peer **peers;
    char **words; /* names that the rows point to */
    size_t nwords;
    plan_block *blocks;
    size_t nblocks;
    plan_row yardstick;
} plan;

/* False with a message in err: wrong use. The plan is to be freed in any case. */
bool plan_make(plan *p, const plan_request *q, char *err, size_t errsize);
void plan_free(plan *p);

/* How many rows there are, without the yardstick and, if `timed`, without those that are measured in bytes. */
size_t plan_rows(const plan *p, bool timed);

/* The row of that name; NULL if there is none. */
plan_row *plan_find(plan *p, const char *name);

/* Keeps a value of a row. False: no memory. */
bool plan_keep(plan_row *r, sample s);

#endif
