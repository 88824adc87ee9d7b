/* The report on result files: a page for the browser, a table for the terminal. */
#ifndef GENLAB_PLOTS_REPORT_H
#define GENLAB_PLOTS_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "results.h"

/* Writes DIR/index.html, one file that needs nothing else, and beside it the pictures (.svg) and their data (.tsv).
 * Makes DIR if only its last part is missing. Needs gnuplot. False: `err` has one line that says what went wrong; the page
 * of an earlier report is then still whole. */
bool report_write(const results *r, const char *dir, char *err, size_t errsize);

/* Medians by workload, specializer set and dispatch, then what they say in sentences. */
void report_table(FILE *f, const results *r);

#endif
