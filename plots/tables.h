/* The tables of the page. */
#ifndef GENLAB_PLOTS_TABLES_H
#define GENLAB_PLOTS_TABLES_H

#include "figures.h"

void table_context(const report_page *page, const result_run *run);
void table_audit(const report_page *page, const result_run *run);
void table_doctor(const report_page *page, const result_run *run);
void table_times(const report_page *page, const result_run *run);      /* every row, folded away; failed ones say why */
void table_depths(const report_page *page, const result_run *run, const depth_family *family, int number);
void table_memory(const report_page *page, const result_run *run);
void table_failures(const report_page *page, const result_run *run);

/* All differences of a comparison, one a line; nothing if it has none. */
void table_diff(const report_page *page, const char *id, const char *caption, const comparison *c);
void table_pair(const report_page *page, const result_run *run, const contrast *pair);     /* of a list and its generator */

/* Each specializer alone, left out, and as a step of the ladder. */
void table_ablations(const report_page *page, const ablations *all);

#endif
