#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define TERMINAL_INTERVAL 0.2   /* seconds */
#define LOG_INTERVAL 60

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void progress_start(progress *p, uint64_t total)
{
    double now = seconds();
    *p = (progress){.total = total, .started = now, .shown = now, .terminal = isatty(STDERR_FILENO)};
}

void progress_step(progress *p, const char *name)
{
    double now = seconds();
    if (p->done < p->total) p->done++;
    if (now - p->shown < (p->terminal ? TERMINAL_INTERVAL : LOG_INTERVAL)) return;
    p->shown = now;
    /* The first repetition of a row takes longer than the others, so this errs on the long side at first. */
    double left = (now - p->started) / (double)p->done * (double)(p->total - p->done);
    fprintf(stderr, "%s%llu of %llu repetitions, about %d:%02d left  %.60s%s", p->terminal ? "\r\033[K" : "",
            (unsigned long long)p->done, (unsigned long long)p->total, (int)left / 60, (int)left % 60, name,
            p->terminal ? "" : "\n");
}

void progress_end(const progress *p)
{
    if (p->terminal) fputs("\r\033[K", stderr);
}
