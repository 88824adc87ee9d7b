/* How steadily this machine works right now, and what its clocks are good for. Measured, nothing is read from files. */
#ifndef GENLAB_BENCH_MACHINE_NOISE_H
#define GENLAB_BENCH_MACHINE_NOISE_H

#include <stdbool.h>
#include <stddef.h>

/* The yardstick, run in slices. Times are ns of real time per item of the yardstick. */
typedef struct noise {
    size_t slices;
    double slice_ms;                    /* median length of a slice */
    double seconds;                     /* all slices together */
    double best, q1, median, q3, worst;
    double slow;                        /* share of the slices that took more than NOISE_SLOW times the median */
    double waited;                      /* share of the time for which this thread was not on a CPU */
    bool right;                         /* every checksum was what it must be */
} noise;

#define NOISE_SLOW 1.05

/* Runs the yardstick for about `seconds`, after a short warm-up. False: no memory or no clock. */
bool noise_measure(double seconds, noise *out);

/* Fills in what `n` slices of these times (ns per item; sorted in place) say. n > 0. */
void noise_summarize(double *times, size_t n, noise *out);

typedef struct clock_quality {
    double resolution;                  /* ns: the smallest step that it was seen to make */
    double cost;                        /* ns: one reading */
} clock_quality;

/* Measures a clock for about a millisecond. False: there is no such clock, or it stands still. */
bool noise_clock(int clock, clock_quality *out);

#endif
