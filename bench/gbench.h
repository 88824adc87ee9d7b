/* A C view of Google Benchmark, the lab's only timer: one call measures one repetition. Not thread-safe. */
#ifndef GENLAB_BENCH_GBENCH_H
#define GENLAB_BENCH_GBENCH_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gbench_state gbench_state;       /* a repetition in progress */
typedef void gbench_fn(gbench_state *state, void *arg);

typedef struct gbench_result {
    uint64_t iterations;
    double real_time, cpu_time;                 /* ns per iteration; CPU time is the thread's */
} gbench_result;

/* Runs fn as one repetition of so many iterations; 0: as many as the library finds to last min_time seconds, for which it
 * calls fn several times. False if fn said gbench_skip, or memory is out. */
bool gbench_measure(const char *name, gbench_fn *fn, void *arg, uint64_t iterations, double min_time, gbench_result *out);

/* What the library says of the machine and itself: {"context": ..., "benchmarks": []} as JSON text, malloc'ed. NULL: no
 * memory. */
char *gbench_context(void);

/* --- inside fn --- */

/* Call before each iteration; the clock runs from the first call until the one that returns false. */
bool gbench_next(gbench_state *state);
uint64_t gbench_iterations(const gbench_state *state);     /* how many it will be */
/* The repetition failed: nothing of it counts; return soon. */
void gbench_skip(gbench_state *state);

#ifdef __cplusplus
}
#endif
#endif
