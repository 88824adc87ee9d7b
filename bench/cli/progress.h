/* How far a run of the suite is, on stderr: one line that renews itself on a terminal, else a line a minute. */
#ifndef GENLAB_BENCH_CLI_PROGRESS_H
#define GENLAB_BENCH_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct progress {
    uint64_t done, total;       /* repetitions */
    double started, shown;      /* seconds of the monotonic clock */
    bool terminal;
} progress;

void progress_start(progress *p, uint64_t total);
/* One more is done; `name` is its row. */
void progress_step(progress *p, const char *name);
/* Clears the line. */
void progress_end(const progress *p);

#endif
