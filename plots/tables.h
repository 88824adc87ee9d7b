/* The tables of the page. */
#ifndef GENLAB_PLOTS_TABLES_H
#define GENLAB_PLOTS_TABLES_H

#include <stdio.h>
#include "compare.h"
#include "results.h"

void table_context(FILE *f, const result_run *run);
void table_times(FILE *f, const result_run *run);      /* every row, folded away; failed ones say why */
void table_on_off(FILE *f, const result_run *run, const comparisons *pairs);
void table_depths(FILE *f, const result_run *run, const depth_family *family);
void table_gen_list(FILE *f, const result_run *run, const comparisons *pairs);
void table_memory(FILE *f, const result_run *run);
void table_failures(FILE *f, const result_run *run);

/* Each specializer alone, left out, and as a step of the ladder. */
void table_ablations(FILE *f, const ablations *all);

#endif
