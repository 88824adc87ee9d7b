/* What a run says, in sentences made from its figures. */
#ifndef GENLAB_PLOTS_SUMMARY_H
#define GENLAB_PLOTS_SUMMARY_H

#include "compare.h"
#include "results.h"

/* Plain text, one sentence or two a line, malloc'ed; NULL: out of memory. */
char *summary_text(const result_run *run, const contrasts *c);

#endif
