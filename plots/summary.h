/* What a run says, in sentences made from its figures. */
#ifndef GENLAB_PLOTS_SUMMARY_H
#define GENLAB_PLOTS_SUMMARY_H

#include "results.h"

/* Plain text, one sentence a line, malloc'ed; NULL: out of memory. */
char *summary_text(const result_run *run);

#endif
