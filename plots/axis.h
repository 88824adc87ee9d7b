/* The axes of rows: what a comparison can go by, and what filters choose. */
#ifndef GENLAB_PLOTS_AXIS_H
#define GENLAB_PLOTS_AXIS_H

#include "bench_file.h"

typedef enum axis {
    AXIS_WORKLOAD,
    AXIS_DISPATCH,              /* as named: "tail", "cgoto@gcc-12", a peer's name */
    AXIS_COMPILER,              /* of the dispatch strategy; "-" of a peer */
    AXIS_SPEC,                  /* the specializer set */
    AXIS_ITEMS,                 /* the number behind n: */
    AXIS_RUNTIME,               /* DISPATCH/SPECIALIZERS, or a peer's name */
    AXIS_VARIANT,               /* "row", "twin" or "slow:PERCENT" */
    AXES
} axis;

/* AXES if none has the name. */
axis axis_find(const char *name, size_t length);
const char *axis_name(axis a);

/* Where a row of a file stands on an axis, and what it is called by the others. False: the row's name has no axes, or
 * it does not fit. */
bool axis_value(axis a, const bench_file *f, const bench_row *row, char *value, size_t size);
bool axis_rest(axis a, const bench_row *row, char *rest, size_t size);

/* Conditions that all must hold. */
typedef struct filters {
    struct condition {
        axis axis;              /* AXES: the whole name */
        char *globs;            /* separated by commas; one must match */
    } *at;
    size_t n;
} filters;

/* Adds the conditions AXIS=GLOB[,GLOB]... or GLOB of a name, separated by blanks. False: `err` says what is wrong. Start
 * from (filters){0}. */
bool filters_add(filters *list, const char *text, char *err, size_t errsize);
void filters_free(filters *list);
bool filters_match(const filters *list, const bench_file *f, const bench_row *row);

#endif
