/* A row of the suite inside a worker: a workload under one dispatch strategy and one set of specializers, in a VM of
 * its own. */
#ifndef GENLAB_BENCH_CLI_ROW_H
#define GENLAB_BENCH_CLI_ROW_H

#include "bench/gbench.h"
#include "bench/machine/counters.h"
#include "suite.h"

typedef struct row {
    const workload *workload; /* borrowed */
    char *dispatch, *set;     /* owned */
    unsigned handlers;        /* the order of the strategy's handlers */
    double slowdown;          /* fraction of its time that each pass is held up, to try the lab itself; 0: none */
    uint64_t spins;           /* what that is in turns of an empty loop */
    char error[500];          /* why the last call failed */
    vm *vm;
    value run, data, expected; /* run is borrowed from the VM's globals */
} row;

typedef struct row_timing {
    gbench_result time;      /* ns per iteration: a pass over the workload's items */
    counters_reading events; /* of all iterations; none where there are no counters */
} row_timing;

/* What the VM itself counts, per item. */
typedef struct row_counts {
    double bytecodes, frames_pushed, nested_runs;
    double hits[VM_SPECIALIZERS_MAX]; /* by specializer */
} row_counts;

/* All of these return false with r->error set: a check failed, or the program ended in an error. */

/* Makes the VM and the data; no pass is run but for a slowdown. `dispatch` and `set` are copied. The row is to be closed in any
 * case. */
bool row_open(row *r, const workload *w, const char *dispatch, const char *set, unsigned handlers, double slowdown);

/* One repetition: so many passes, or, with 0, as many as last min_time seconds. Its result is checked. `events` may be
 * NULL. */
bool row_time(row *r, uint64_t iterations, double min_time, counters *events, row_timing *out);

/* Live bytes that a pass leaves, per item. */
bool row_weigh(row *r, double *bytes_per_item);

/* One pass, whose result is checked. */
bool row_check(row *r);

/* Counts a pass by a VM in its statistics form; needs no row_open. */
bool row_count(row *r, const workload *w, const char *set, row_counts *out);

void row_close(row *r);

/* One pass over the data: a new reference or FAILED. Exact counts of machine instructions are taken around this
 * function, by its name. */
value row_pass(row *r);

#endif
