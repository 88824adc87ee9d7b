/* What the audit that a result file keeps (`genlab audit`) says of the strategies that its rows name. */
#ifndef GENLAB_PLOTS_PREMISE_H
#define GENLAB_PLOTS_PREMISE_H

#include <jansson.h>
#include <stddef.h>

/* In these, `genlab` is our part of a file's context and `dispatch` a strategy as rows name it. What comes back is borrowed
 * from the context; NULL: it has none, or nothing against it. */

/* The audit's sentence on a strategy whose machine code is not what its name claims. */
const char *premise_broken(const json_t *genlab, const char *dispatch);

/* The name, behind a ! if there is such a sentence: how figures and tables mark it. */
void premise_mark(char *out, size_t size, const json_t *genlab, const char *dispatch);

/* What is equal for strategies with the same machine code, and for these only. */
const char *premise_code(const json_t *genlab, const char *dispatch);

#endif
