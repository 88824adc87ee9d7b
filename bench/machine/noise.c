#include "noise.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include "yardstick.h"

static const double slice_ns = 2e6, warm_up_ns = 30e6;

static double now(clockid_t clock)
{
    struct timespec t;
    return clock_gettime(clock, &t) == 0 ? (double)t.tv_sec * 1e9 + (double)t.tv_nsec : NAN;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(const double *sorted, size_t n, double q)
{
    double at = q * (double)(n - 1);
    size_t i = (size_t)at;
    return i + 1 < n ? sorted[i] + (at - (double)i) * (sorted[i + 1] - sorted[i]) : sorted[n - 1];
}

void noise_summarize(double *times, size_t n, noise *out)
{
    size_t slow = 0;
    qsort(times, n, sizeof *times, by_size);
    out->slices = n;
    out->best = times[0];
    out->q1 = quantile(times, n, 0.25);
    out->median = quantile(times, n, 0.5);
    out->q3 = quantile(times, n, 0.75);
    out->worst = times[n - 1];
    for (size_t i = 0; i < n; i++) slow += times[i] > NOISE_SLOW * out->median;
    out->slow = (double)slow / (double)n;
}

/* How many items take a slice's time. Also lets the CPU raise its clock and fill its caches. */
static uint64_t items_per_slice(bool *right)
{
    static const uint64_t probe = 100000;
    double begin = now(CLOCK_MONOTONIC), last = begin, best = INFINITY;
    while (last - begin < warm_up_ns) {
        *right &= yardstick_run(probe) == yardstick_expected(probe);
        double time = now(CLOCK_MONOTONIC);
        if (time - last < best) best = time - last;
        last = time;
    }
    return (uint64_t)(slice_ns / fmax(best, 1) * (double)probe) + 1;
}

bool noise_measure(double seconds, noise *out)
{
    size_t room = (size_t)(seconds * 1e9 / slice_ns) + 1, n = 0;
    double *times = malloc(room * sizeof *times);
    *out = (noise){.right = true};
    if (!times || isnan(now(CLOCK_MONOTONIC)) || isnan(now(CLOCK_THREAD_CPUTIME_ID))) {
        free(times);
        return false;
    }
    uint64_t items = items_per_slice(&out->right), wanted = yardstick_expected(items);
    double cpu = now(CLOCK_THREAD_CPUTIME_ID), begin = now(CLOCK_MONOTONIC), last = begin;
    while (n < room && last - begin < seconds * 1e9) {
        out->right &= yardstick_run(items) == wanted;
        double time = now(CLOCK_MONOTONIC);
        times[n++] = (time - last) / (double)items;
        last = time;
    }
    cpu = now(CLOCK_THREAD_CPUTIME_ID) - cpu;
    out->seconds = (last - begin) / 1e9;
    out->waited = fmax(0, 1 - cpu / (last - begin));
    noise_summarize(times, n, out);
    out->slice_ms = out->median * (double)items / 1e6;
    free(times);
    return true;
}

bool noise_clock(int clock, clock_quality *out)
{
    enum { READS = 1000 };
    double begin = now(clock), last = begin, step = INFINITY, real = now(CLOCK_MONOTONIC);
    if (isnan(begin)) return false;
    for (int i = 0; i < READS; i++) {
        double time = now(clock);
        if (time > last && time - last < step) step = time - last;
        last = time;
    }
    out->cost = (now(CLOCK_MONOTONIC) - real) / READS;
    /* A coarse clock may not have moved yet. */
    while (isinf(step) && now(CLOCK_MONOTONIC) - real < 50e6) {
        double time = now(clock);
        if (time > last) step = time - last;
        last = time;
    }
    out->resolution = step;
    return isfinite(step);
}
