/* The schedule of a run. It never times anything: launches are worker processes, one after another, each with a layout
 * of its own, and peers' processes beside them. A launch takes the workloads in random order. Of each it opens all rows
 * in random order, warms them up, and passes over them forwards, backwards, forwards, ..., so that what drifts falls on
 * all alike. */
#ifndef GENLAB_BENCH_CLI_SAMPLER_H
#define GENLAB_BENCH_CLI_SAMPLER_H

#include "journal.h"
#include "plan.h"
#include "progress.h"

typedef struct sampling {
    uint64_t seed;    /* of layouts and orders */
    int launches;     /* 0: none; below 0: until the time is up or the precision reached */
    int rounds;       /* of a launch, even */
    double min_time;  /* seconds that a repetition lasts at least */
    double budget;    /* seconds of the whole run; 0: no limit */
    double precision; /* half width of each interval, as a fraction; 0: not asked for */
} sampling;

typedef struct sampler {
    plan *plan;
    const sampling *how;
    journal *journal;
    progress progress;
    const char *genlab; /* path of this program, for workers */
    int done;           /* launches that are complete */
    int next;           /* number of the next launch */
    int looks;          /* at the precision so far */
    bool counted;       /* the VM's own counts are taken */
    bool examined;      /* the journal has the doctor's word */
    double began;       /* when the run did, and when its first launch did */
    double started;
    double measured;    /* seconds in timed passes, those of warm-up too */
} sampler;

enum stop { STOP_LAUNCHES, STOP_BUDGET, STOP_PRECISION, STOP_INTERRUPTED, STOP_FAILED };

/* Takes into the plan what the journal of an earlier run holds. */
journal_fn sampler_restore; /* arg: the sampler */

/* What a worker says first: a new reference. NULL with a message in err. */
json_t *sampler_hello(const char *genlab, char *err, size_t errsize);

/* Measures until it is to stop, and journals everything. STOP_FAILED with a message in err: a worker can't be started,
 * or the journal not be written. What the rows' own failures say stands in them. */
enum stop sampler_run(sampler *s, char *err, size_t errsize);

#endif
