/* What the machine has done so far, by counters that only grow: two readings tell what happened in between. */
#ifndef GENLAB_BENCH_MACHINE_ACTIVITY_H
#define GENLAB_BENCH_MACHINE_ACTIVITY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct activity_process {
    pid_t pid;
    double ticks;               /* of CPU time, all its threads */
    char name[20];
} activity_process;

/* Unknown is negative. Ticks are those of _SC_CLK_TCK, of all CPUs. */
typedef struct activity {
    double total, idle, steal;          /* idle: waiting for input and output too */
    double hot;                         /* times that a core or the package was slowed down for its temperature */
    double throttled;                   /* periods in which this control group had used up its quota */
    activity_process *processes;        /* by pid; malloc'ed */
    size_t nprocesses;
} activity;

/* Root as in facts.h. What can't be read is unknown. */
void activity_read(const char *root, activity *out);
void activity_free(activity *a);

/* What happened between two readings. Unknown is negative. */
typedef struct activity_change {
    double ticks;               /* that went by on each CPU */
    double steal;               /* share of all CPUs' time that the hypervisor gave to others */
    double busy;                /* CPUs at work, this process included */
    double hot, throttled;
} activity_change;

activity_change activity_between(const activity *before, const activity *after, int cpus);

/* The other processes that used most CPU time, at least a tenth of `ticks`, which went by in between: fills at most n > 0,
 * the busiest first, with their ticks in between. How many were filled. */
size_t activity_busiest(const activity *before, const activity *after, double ticks, pid_t self, activity_process *out,
                        size_t n);

/* How many CPUs the quotas of this process's control group and of those above it let it use at once. False: there is
 * no quota, or none that can be read. */
bool activity_quota(const char *root, double *cpus);

#endif
