/* Hardware events of this thread's user-space code, by Linux's perf_event_open, as one group: all of them are counted over
 * exactly the same time, or none is. Child threads and processes are not counted. */
#ifndef GENLAB_BENCH_MACHINE_COUNTERS_H
#define GENLAB_BENCH_MACHINE_COUNTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COUNTERS_MAX = 4 };

typedef struct counters_event {
    const char *name;
    uint32_t type;              /* PERF_TYPE_* */
    uint64_t config;            /* PERF_COUNT_* */
} counters_event;

/* What read() of a group's leader yields, in the layout of perf_event_open(2) for GROUP | ID and both times. */
typedef struct counters_group {
    uint64_t n, enabled, running;       /* events; ns */
    struct {
        uint64_t count, id;
    } events[COUNTERS_MAX];
} counters_group;

typedef struct counters {
    int n;
    const char *names[COUNTERS_MAX];    /* borrowed from the table of events */
    uint64_t ids[COUNTERS_MAX];
    int fds[COUNTERS_MAX];              /* the first is the group's leader */
    counters_group before;
} counters;

typedef struct counters_reading {
    int n;                              /* 0: the group never ran between start and stop, so nothing is known */
    const char *names[COUNTERS_MAX];
    double values[COUNTERS_MAX];
    /* The share of the time for which the group was on the CPU's counters. Below 1 others shared them and the values are
     * scaled up: estimates, not counts. */
    double share;
} counters_reading;

/* Opens instructions, cycles, branches and branch-misses. An event that this CPU does not have is left out as long as
 * instructions are there. False: c is closed and `why` says in one line why there are none; so too if one stands still. */
bool counters_open(counters *c, char *why, size_t size);

/* The same for other events, at most COUNTERS_MAX; the first must be there. */
bool counters_open_events(counters *c, const counters_event *events, int n, char *why, size_t size);

/* Counting starts, counting stops; what was counted outside is left out. False: the reading is empty. */
bool counters_start(counters *c);
bool counters_stop(counters *c, counters_reading *out);

/* What happened between two reads of c's group. False, and n = 0: the group never ran in between, or the reads are of
 * another group. */
bool counters_between(const counters *c, const counters_group *before, const counters_group *after, counters_reading *out);

void counters_close(counters *c);

/* What an errno of perf_event_open means, for people. `paranoid` is kernel.perf_event_paranoid, "" if it can't be read. */
void counters_explain(int error, const char *paranoid, char *why, size_t size);

#endif
