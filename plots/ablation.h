/* What specializers are worth: rows with each alone, each left out and more and more of them, of one workload under one strategy,
 * found in a file by what its "ablation" says (bench/cli/ablation.h). */
#ifndef GENLAB_PLOTS_ABLATION_H
#define GENLAB_PLOTS_ABLATION_H

#include <stdio.h>
#include "../bench/stats/difference.h"
#include "bench_file.h"

/* A row's figures per item; 0 (of `ns` its mid): not measured. */
typedef struct ablation_point {
    estimate ns;
    double instructions, bytecodes;
} ablation_point;

/* How many times as long an item takes without the specializer: launches 0: not measured. */
typedef struct ablation_factor {
    difference d;
    double instructions;        /* the same of machine instructions; 0: not counted */
    int verdict;                /* of THE rule: 1: it gains, -1: it costs, 0: no claim */
} ablation_factor;

typedef struct ablation_part {
    char *name;                 /* of the specializer */
    double hits;                /* an item */
    bool step;                  /* it is a step of the ladder, after those in front of it */
    ablation_point upto;        /* with it and those in front of it */
    ablation_factor alone, left_out;    /* none against it alone; all but it against all */
} ablation_part;

typedef struct ablation {
    char *workload, *dispatch;
    ablation_point none, full;
    difference whole;           /* none against full; launches 0: not measured */
    ablation_part *parts;       /* more hits first */
    size_t n;
} ablation;

typedef struct ablations {
    ablation *at;
    size_t n;
} ablations;

/* Adds those of a file. False: no memory. Start from (ablations){0}. */
bool ablations_add(ablations *a, const bench_file *f);
void ablations_free(ablations *a);

/* Whether a row is there for the ablation alone. */
bool ablation_owns(const bench_file *f, const bench_row *row);

/* What each workload's specializers are worth, most first, in sentences, a line each. */
void ablations_say(FILE *out, const ablations *a);

#endif
