/* How far a run of the suite is, on stderr: one line that renews itself on a terminal, else a line a minute. */
#ifndef GENLAB_BENCH_CLI_PROGRESS_H
#define GENLAB_BENCH_CLI_PROGRESS_H

#include <stdbool.h>

typedef struct progress {
    double started, shown;      /* seconds of the monotonic clock */
    bool terminal;
} progress;

/* Seconds of the monotonic clock. */
double progress_clock(void);

void progress_start(progress *p);
/* `what` is being done; `part` of the whole run is behind us, from 0 to 1, below 0: not known. */
void progress_show(progress *p, double part, const char *what);
/* Clears the line. */
void progress_end(const progress *p);

#endif
