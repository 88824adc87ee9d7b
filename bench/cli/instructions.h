/* Exact counts of machine instructions, by valgrind's callgrind, around the timed region only. */
#ifndef GENLAB_BENCH_CLI_INSTRUCTIONS_H
#define GENLAB_BENCH_CLI_INSTRUCTIONS_H

#include "journal.h"
#include "plan.h"
#include "progress.h"

/* Whether valgrind is here. False with a message in err. */
bool instructions_possible(char *err, size_t errsize);

/* Counts a pass of each of our rows that is timed and has not failed, after others have specialized it, and journals
 * instructions_per_item. False with a message in err: valgrind fails, or the run was interrupted. */
bool instructions_count(plan *p, journal *j, progress *progress, const char *genlab, char *err, size_t errsize);

#endif
