/* What was measured: one value per launch (a fresh process with its own layout) and round (a pass over all rows in it). */
#ifndef GENLAB_STATS_SAMPLE_H
#define GENLAB_STATS_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

/* Values are finite. Launches and rounds are names, in any order, with gaps; two samples may share one. */
typedef struct sample {
    int launch, round;
    double value;
} sample;

/* An estimate and its interval: low <= mid <= high, all finite. */
typedef struct estimate {
    double mid, low, high;
} estimate;

#endif
