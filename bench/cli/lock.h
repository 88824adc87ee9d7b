/* One run at a time on a machine: two would measure each other. */
#ifndef GENLAB_BENCH_CLI_LOCK_H
#define GENLAB_BENCH_CLI_LOCK_H

#include <stdbool.h>

/* Waits for other runs on this machine to end, after a word on stderr under the name of the caller. False: interrupted
 * while waiting. Where no lock can be had it is true. Held until the process ends. */
bool lock_machine(const char *name);

#endif
