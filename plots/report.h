/* The report on result files: a page for the browser, the same in short for a terminal and for a pull request. */
#ifndef GENLAB_PLOTS_REPORT_H
#define GENLAB_PLOTS_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "compare.h"
#include "results.h"

typedef struct report {
    const results *results;     /* borrowed */
    contrasts *contrasts;       /* of each run */
} report;

/* Makes all comparisons of results that are complete, which must outlive it. False: `err` says why, nothing is held. */
bool report_make(report *out, results *r, char *err, size_t errsize);
void report_free(report *r);

/* Writes DIR/index.html, one file that needs nothing else, and beside it the pictures (.svg) and their data (.tsv).
 * Makes DIR if only its last part is missing. Needs gnuplot. False: `err` has one line that says what went wrong; the page
 * of an earlier report is then still whole. */
bool report_write(const report *r, const char *dir, char *err, size_t errsize);

/* What the runs say in sentences, and medians by workload, specializer set and dispatch. False: out of memory. */
bool report_text(FILE *out, const report *r);
bool report_markdown(FILE *out, const report *r);

#endif
