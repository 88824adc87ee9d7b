#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define TERMINAL_INTERVAL 0.2   /* seconds */
#define LOG_INTERVAL 60

double progress_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void progress_start(progress *p)
{
    double now = progress_clock();
    *p = (progress){.started = now, .shown = now, .terminal = isatty(STDERR_FILENO)};
}

void progress_show(progress *p, double part, const char *what)
{
    double now = progress_clock();
    if (now - p->shown < (p->terminal ? TERMINAL_INTERVAL : LOG_INTERVAL)) return;
    p->shown = now;
    if (p->terminal) fputs("\r\033[K", stderr);
    if (part > 0) {
        double left = (now - p->started) / part * (1 - part);
        fprintf(stderr, "%2.0f%%, about %d:%02d left  ", part * 100, (int)left / 60, (int)left % 60);
    }
    fprintf(stderr, "%.80s%s", what, p->terminal ? "" : "\n");
}

void progress_end(const progress *p)
{
    if (p->terminal) fputs("\r\033[K", stderr);
}
