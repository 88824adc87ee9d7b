/* The words of a comparison, the same in all formats for people. */
#ifndef GENLAB_PLOTS_DIFF_FORMAT_H
#define GENLAB_PLOTS_DIFF_FORMAT_H

#include <stdio.h>
#include "diff.h"

enum { DIFF_TEXT_SIZE = 80, DIFF_NAME_SIZE = 1200 };

typedef struct diff_style {
    bool utf8;
    bool colour;
} diff_style;

/* "9.31n", "122.1": at most four digits and a prefix; times in seconds. */
void diff_quantity(char out[DIFF_TEXT_SIZE], metric m, double value, diff_style style);

/* "ns/item", but "instructions/bytecode". */
void diff_per_unit(char out[DIFF_TEXT_SIZE], const char *unit, const bench_file *f);

/* "sec/item", "bytes/op" */
void diff_unit(char out[DIFF_TEXT_SIZE], metric m, const bench_file *f);

/* "± 1%"; "" of what was counted. */
void diff_precision(char out[DIFF_TEXT_SIZE], metric m, const diff_cell *c, diff_style style);

/* "-3.12%", or "~" where nothing is claimed. */
void diff_change(char out[DIFF_TEXT_SIZE], const diff_cell *c, diff_style style);

/* "± 0.4%" behind a claimed change, else "". */
void diff_change_precision(char out[DIFF_TEXT_SIZE], const diff_cell *c, diff_style style);

/* "(p=0.012 n=20)", "(counted)" */
void diff_evidence(char out[DIFF_TEXT_SIZE], const diff_cell *c);

/* "0.8%", "unknown"; "" of what was counted. */
void diff_floor(char out[DIFF_TEXT_SIZE], const diff_cell *c);

/* "+1.20%" */
void diff_percent(char out[DIFF_TEXT_SIZE], double ratio, diff_style style);

/* The name of a column as tables have it: behind a ! if the audit has something against it, which the notes say. */
void diff_column_name(char out[DIFF_NAME_SIZE], const diff_column *c);

/* What the audit has against columns, and which strategies have none of their own: sentences between `start` and `end`. */
void diff_premises(FILE *out, const diff *d, const char *start, const char *end, diff_style style);

/* What the files say of themselves; the rule and what else a reader must know about the tables: lines behind `start`. */
void diff_head(FILE *out, const diff *d, const char *start, diff_style style);
void diff_notes(FILE *out, const diff *d, const char *start, diff_style style);

/* Text of unknown origin as this style can show it. */
void diff_put(FILE *out, const char *text, diff_style style);

#endif
