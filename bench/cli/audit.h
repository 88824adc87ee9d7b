/* What the machine code of the strategies shows (vm/audit.py), for `genlab audit` and for result files. */
#ifndef GENLAB_BENCH_CLI_AUDIT_H
#define GENLAB_BENCH_CLI_AUDIT_H

#include <jansson.h>
#include <stdbool.h>

/* The i-th strategy as result files keep it: name, who compiled it, its machine code in figures and the verdict. A new
 * reference; NULL: out of memory. */
json_t *audit_strategy(int i);

/* The name of the first strategy with the same machine code as the i-th; NULL if that is the first itself. */
const char *audit_same_code(int i);

/* Prints the own code of a handler side by side, for the strategies of which `chosen` is true. False after a message on
 * stderr, which begins with `name`. */
bool audit_print_code(const char *name, int op, const bool *chosen);

#endif
