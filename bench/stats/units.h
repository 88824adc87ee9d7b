/* Samples by launch: the units that statistics rest on. Internal to the library. */
#ifndef GENLAB_STATS_UNITS_H
#define GENLAB_STATS_UNITS_H

#include <stdbool.h>

#include "sample.h"

/* Bounds of what is resampled; what has more is put together by neighbours, each some by their median. */
enum { UNITS_MOST = 1024, ROUNDS_MOST = 64 };

/* The rounds of a launch, ascending. */
typedef struct group {
    double *v;
    size_t n;
} group;

/* Its value is the median of plus minus the median of minus; an empty minus counts as 0. */
typedef struct unit {
    int launch;
    group plus, minus;          /* borrowed from a room */
} unit;

typedef struct units {
    unit *at;
    size_t n, launches;         /* launches: how many there were; with fewer than 2 each value is a unit */
    double *room;
} units;

/* Orders s by launch, then round, then place. False if memory is out. */
bool samples_order(sample *s, size_t n);

/* Units of n ordered samples, by launch unless `each` or there are fewer than 2 launches. False if memory is out. */
bool units_of(const sample *s, size_t n, bool each, units *out);
void units_free(units *u);

/* Puts neighbours together until there are at most UNITS_MOST. */
void units_thin(units *u);

/* The median of an ascending group; 0 of an empty one. */
double group_median(const group *g);
double unit_value(const unit *u);

#endif
