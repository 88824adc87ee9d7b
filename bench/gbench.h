/* A C view of Google Benchmark: rows registered at run time, results as JSON text. Not thread-safe. */
#ifndef GENLAB_BENCH_GBENCH_H
#define GENLAB_BENCH_GBENCH_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gbench_state gbench_state;       /* one repetition in progress */
typedef void gbench_fn(gbench_state *state, void *arg);

/* Reads the library's own flags (argv[0] is the program). False after a message: a flag is not known. */
bool gbench_init(int argc, char **argv);

/* Registers a row. `once`: a single iteration, not repeated, for what is counted rather than timed. False: no memory. */
bool gbench_add(const char *name, gbench_fn *fn, void *arg, bool once);

/* The names of the rows that --benchmark_filter selects, a line each, in order of registration; malloc'ed, "" if there is
 * none or the filter is no regular expression (the library has then said so). The library appends to the name of a `once`
 * row. NULL: no memory. */
char *gbench_selected(void);

/* Runs the selected rows; the library's JSON, malloc'ed, without the repetitions that were skipped with
 * GBENCH_INTERRUPTED. NULL: no memory. */
char *gbench_run(void);

/* --- inside a row --- */

/* Call before each iteration; the clock runs from the first call until the one that returns false. */
bool gbench_next(gbench_state *state);
uint64_t gbench_iterations(const gbench_state *state);     /* how many it will be */

/* The repetition failed: nothing of it counts; return soon. The message is copied. */
void gbench_skip(gbench_state *state, const char *message);
#define GBENCH_INTERRUPTED "interrupted"

void gbench_counter(gbench_state *state, const char *name, double value);
/* Turns `items` per iteration into the counters items_per_second and ns_per_item (CPU time). */
void gbench_items(gbench_state *state, double items);

#ifdef __cplusplus
}
#endif
#endif
