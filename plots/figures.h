/* The figures of the page: each writes NAME.tsv, NAME.svg and NAME-narrow.svg, and puts both pictures and a caption into
 * the page. */
#ifndef GENLAB_PLOTS_FIGURES_H
#define GENLAB_PLOTS_FIGURES_H

#include <stdbool.h>
#include <stdio.h>
#include "compare.h"
#include "plot.h"
#include "results.h"

/* Where figures go; `err` receives the one-line message when one fails. */
typedef struct report_page {
    plotter plotter;            /* its dir is the output folder, which exists */
    const char *prefix;         /* of file names, so that the runs of one page do not collide */
    FILE *out;
    char *err;
    size_t errsize;
} report_page;

/* False: see page->err. Without data for a figure, a sentence takes its place. */
bool figure_costs(report_page *page, const result_run *run);
bool figure_dispatches(report_page *page, const contrasts *c);
bool figure_on_off(report_page *page, const contrasts *c);
bool figure_depths(report_page *page, const result_run *run, const contrasts *c);
bool figure_gen_list(report_page *page, const result_run *run, const contrasts *c);
bool figure_runtimes(report_page *page, const contrasts *c);
bool figure_memory(report_page *page, const result_run *run);
bool figure_noise(report_page *page, const result_run *run, const contrasts *c);
bool figure_audit(report_page *page, const result_run *run);
bool figure_ablations(report_page *page, const ablations *all);

/* Whether all usable memory rows of a workload agree, so that one line stands for them; peers are apart. */
bool memory_uniform(const result_run *run, int workload);

/* Always false, with the message set. */
bool page_no_memory(report_page *page);

#endif
