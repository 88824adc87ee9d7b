/* A file of measurements, whoever wrote it: results and journals of genlab, Google Benchmark's JSON of any program,
 * pyperf's JSON. Each repetition stays as it was measured, with its launch (process) and round. */
#ifndef GENLAB_PLOTS_BENCH_FILE_H
#define GENLAB_PLOTS_BENCH_FILE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include "../bench/stats/sample.h"
#include "bench_name.h"

/* Time, counts and events are per item in genlab's own files and per iteration in others. */
typedef enum metric {
    METRIC_TIME,                /* nanoseconds: of CPU time, of wall time where the benchmark's name or pyperf says so */
    METRIC_INSTRUCTIONS,        /* machine instructions, counted by a simulator: exact */
    METRIC_BYTECODES,           /* the VM's own counts: exact */
    METRIC_FRAMES,
    METRIC_NESTED,
    METRIC_PER_BYTECODE,        /* machine instructions per executed bytecode, of rows that have both counts */
    METRIC_MEMORY,              /* bytes */
    METRIC_HW_INSTRUCTIONS,     /* events of the hardware's counters */
    METRIC_CYCLES,
    METRIC_BRANCHES,
    METRIC_BRANCH_MISSES,
    METRICS
} metric;

/* Text from a file may reach a terminal: control characters become '?', in place. Returns its argument. */
char *harmless(char *text);

/* What users call a metric; METRICS if none has the name. */
const char *metric_name(metric m);
metric metric_find(const char *name, size_t length);

/* The unit of one: "ns", "instructions", ...; one that holds a "/" already says what it is per. */
const char *metric_unit(metric m);

/* Whether it is counted, so that any difference is one. */
bool metric_is_exact(metric m);

#define SERIES_ALPHA 0.01       /* of a series' level */

/* In the order of the file. */
typedef struct series {
    sample *at;
    size_t n, room;
    estimate level;             /* at SERIES_ALPHA, where many comparisons want it (results.h); mid 0: not yet known */
} series;

typedef struct bench_row {
    char *name;                 /* the full name; without what the library appends in genlab's files */
    char *place;                /* where the file first names it, as in messages */
    bool axes;                  /* whether the name has genlab's form; only then the parts in `is` are set */
    bench_name is;
    series series[METRICS];
    size_t failed;              /* repetitions that ended in an error */
    char *error;                /* the first of their messages; NULL: none failed */
    double aggregate;           /* above 0: the time is this mean or median of repetitions that the file does not hold */
    char *parts;                /* what `is` points into */
} bench_row;

typedef enum bench_writer { WRITER_GENLAB, WRITER_GBENCH, WRITER_PYPERF } bench_writer;

typedef struct bench_file {
    char *path;                 /* as given; "<stdin>" for "-" */
    bench_writer writer;
    bool launches;              /* repetitions have the launch and round in which they were measured side by side */
    json_t *context;            /* the file's context or metadata; NULL: it has none */
    json_t *ablations;          /* by workload: which sets take it apart (bench/cli/ablation.h); NULL: it tells none */
    json_t *layouts;            /* by launch number (as text): the layout object; NULL: it tells none */
    bench_row *rows;            /* in order of first appearance */
    size_t nrows;
    json_t *numbers;            /* row numbers by name */
} bench_file;

/* Reads a file, or standard input for "-". False: `err` has one line that names the file and where in it. */
bool bench_file_read(bench_file *f, const char *path, char *err, size_t errsize);

/* The same for text in memory; `path` stands for the file. */
bool bench_file_parse(bench_file *f, const char *path, const char *text, size_t size, char *err, size_t errsize);

/* Adds the rows of a file of the same origin but its yardstick, with launch numbers behind those of `to`; counts that both have stay as
 * they are. False: as above, and `to` is incomplete. */
bool bench_file_merge(bench_file *to, const bench_file *from, char *err, size_t errsize);

void bench_file_free(bench_file *f);

/* A row by its name, borrowed; NULL: the file has none. */
const bench_row *bench_file_row(const bench_file *f, const char *name);

/* Our part of the context, borrowed; NULL if it is missing. */
const json_t *bench_file_genlab(const bench_file *f);

#endif
