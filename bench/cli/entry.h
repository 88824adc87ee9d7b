/* Entries of a result: a repetition each, in Google Benchmark's form, with where it was measured. */
#ifndef GENLAB_BENCH_CLI_ENTRY_H
#define GENLAB_BENCH_CLI_ENTRY_H

#include <jansson.h>
#include "plan.h"

/* New references; NULL: no memory. */

/* What a worker answered to "run", for a pass over so many items. `round` below 0: it is warm-up. */
json_t *entry_timing(const plan_row *r, const json_t *answer, double items, int launch, int round);
json_t *entry_bytes(const plan_row *r, double bytes_per_item, int launch);
json_t *entry_failure(const plan_row *r, const char *error);

/* A peer says how long how many items took; turns its answer into what a worker says. False: that makes no sense. */
bool entry_from_peer(json_t *answer, double items);

#endif
