/* Comparisons: columns (files, or the values of one axis) against the first, by one rule (bench/stats/difference.h). */
#ifndef GENLAB_PLOTS_DIFF_H
#define GENLAB_PLOTS_DIFF_H

#include "../bench/stats/difference.h"
#include "axis.h"
#include "bench_file.h"

enum { DIFF_KEY_SIZE = 1100 };  /* of a row's name in a comparison */

typedef struct diff_request {
    filters filters;
    bool metrics[METRICS];      /* those to compare; none: all that there are */
    double alpha;               /* the level of the rule */
    axis by;                    /* of one file */
    const char *base;           /* which value of the axis is the base; NULL: the file's first, of variants the row */
} diff_request;

typedef struct diff_column {
    char *name;                 /* the file's name, or the axis value */
    const bench_file *file;     /* borrowed */
    char *broken;               /* the audit's sentence on a strategy in it that is not what its name says; NULL: none */
} diff_column;

/* A strategy that has the machine code of a column, and no column of its own. */
typedef struct diff_same {
    char *name;
    size_t column;
} diff_same;

/* One row in one column, against the same row in the first column. */
typedef struct diff_cell {
    const series *series;       /* borrowed; NULL: not measured there */
    estimate level;
    bool compared;              /* the rest holds something */
    bool exact;                 /* counts: any difference is one */
    difference d;               /* ratio 0 or infinite: one side is 0; launches 0: there is no ratio */
    double p;                   /* adjusted over the table */
    double alpha;               /* the level, less if a run stopped early by looking at its results */
    double floor;               /* noise, as a fraction; below 0: unknown */
    int verdict;                /* 1: above the base; -1: below; 0: no claim */
} diff_cell;

typedef struct diff_row {
    char *name;
    diff_cell *cells;           /* one per column */
} diff_row;

/* The geometric mean of a column and of its ratios. */
typedef struct diff_mean {
    double level, ratio;        /* 0: there is none */
    size_t n;                   /* rows behind it */
} diff_mean;

typedef struct diff_table {
    metric metric;
    diff_row *rows;             /* those that the base and another column have */
    size_t nrows;
    diff_mean *means;           /* one per column */
    size_t comparisons;         /* over which the p are adjusted */
    size_t hopeless;            /* of them, those with too few units for any p to pass */
} diff_table;

/* What one column has and the table cannot show. */
typedef struct diff_lone {
    size_t column;
    char *name;
    bool failed;                /* it is there, but its repetitions ended in errors */
} diff_lone;

typedef struct diff {
    double alpha;
    diff_column *columns;
    size_t ncolumns;
    diff_table *tables;         /* time first */
    size_t ntables;
    diff_same *same;
    size_t nsame;
    diff_lone *lone;            /* rows that are only in some files */
    size_t nlone;
    double *drift;              /* by column: how the yardstick moved against the base, as a ratio; 0: unknown */
} diff;

/* The files against the first of them. Files and request must outlive the result. False: `err` says why; *d is empty. */
bool diff_files(diff *d, const bench_file *files, size_t n, const diff_request *request, char *err, size_t errsize);

/* The values of request->by within one file. */
bool diff_axis(diff *d, const bench_file *file, const diff_request *request, char *err, size_t errsize);

/* The ratio of a column's geometric mean to the base's over the rows that both have, by the same rule: its samples are the means
 * over the rows of each launch and round, its floor is the mean of theirs (which bounds it: what noise moves a mean by is no more
 * than the mean of what it moves the rows by). p is not adjusted. False: there are no such samples, or memory is out. */
bool diff_mean_difference(const diff *d, const diff_table *t, size_t column, diff_cell *out);

void diff_free(diff *d);

/* "item" or "op": what a metric of this file is per. */
const char *diff_per(const bench_file *f);

#endif
