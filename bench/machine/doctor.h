/* Whether this machine is fit for measuring, check by check.
 *
 * The object, which `genlab doctor --format json` prints and each result keeps:
 *   {"verdict": one line that starts with quiet, unsettled, noisy or unfit,
 *    "checks": [{"name", "status": "ok" | "note" | "warning" | "unknown", "found": what there is,
 *                and where there is something to say: "means": for the figures, "change": what to change, "command": how,
 *                "values": {what the check read, as numbers and short texts}}, ...],
 *    "noise": {"slices", "slice_ms", "seconds", "best_ns", "q1_ns", "median_ns", "q3_ns", "worst_ns", "slow_share",
 *              "waited_share"} or null}
 *
 * The verdict's rule, the first that holds:
 *   unfit      the build is not for timing, or the yardstick computed a wrong result
 *   noisy      a check of what was measured while the yardstick ran warns: noise, steal time, load, memory, and
 *              slowing down for heat or for a used up CPU quota
 *   unsettled  another check warns: it was quiet, but a setting makes figures differ from run to run
 *   quiet      no check warns
 * Noise warns when more than 5 % of the slices took over 1.05 times the median, or when the quartiles are more than 5 % of
 * the median apart. */
#ifndef GENLAB_BENCH_MACHINE_DOCTOR_H
#define GENLAB_BENCH_MACHINE_DOCTOR_H

#include <jansson.h>
#include "activity.h"
#include "noise.h"

#define DOCTOR_SLOW_SHARE 0.05
#define DOCTOR_SPREAD 0.05

/* What the checks judge. A test fills it with another machine. */
typedef struct doctor_source {
    const char *root;               /* where /proc and /sys stand, see facts.h */
    const char *hypervisor;         /* what the CPU calls it, "" if it says there is none, NULL if it can't be asked */
    activity before, after;         /* around the noise */
    bool measured;                  /* whether these three are known: */
    noise noise;
    clock_quality real, cpu;        /* CLOCK_MONOTONIC, CLOCK_THREAD_CPUTIME_ID */
    const char *no_events;          /* why there are no hardware events; NULL: there are */
    const char *events;             /* else which */
    const char *compilers;          /* of this build, with flags */
    const char *build_type;
    const char *untimeable;         /* why figures of this build would say nothing; "" if they do */
} doctor_source;

/* A new object as above. NULL: no memory. */
json_t *doctor_judge(const doctor_source *source);

/* Measures this machine for about 0.6 seconds and judges it. The caller should be one thread. NULL: no memory. */
json_t *doctor_examine(void);

#endif
