/* Comparisons in the formats that they are asked for in. Whether all was written, ferror(out) tells. */
#ifndef GENLAB_PLOTS_DIFF_PRINT_H
#define GENLAB_PLOTS_DIFF_PRINT_H

#include <stdio.h>
#include "diff.h"
#include "diff_format.h"

/* benchstat's layout: a table per metric, a group of columns per file or value. False: out of memory. */
bool diff_text(FILE *out, const diff *d, diff_style style);

/* Tables in UTF-8 for a pull request. */
void diff_markdown(FILE *out, const diff *d);

/* One line per comparison, in base units, with a line of names; fields that have no value are empty. */
void diff_csv(FILE *out, const diff *d);

/* One object: {"alpha", "columns", "tables": [{"metric", "unit", "rows", "geomean"}], "lone", "same"}; a compared cell also has
 * what other tools' rules make of its samples ("others"). False: out of memory. */
bool diff_json(FILE *out, const diff *d);

#endif
