/* A generator as C sees it: an object with a function that goes on to the next value. How it suspends is for its
 * limit to know. */
#ifndef GENLAB_BENCH_NATIVE_GEN_H
#define GENLAB_BENCH_NATIVE_GEN_H

#include "native.h"

enum { GEN_START, GEN_SUSPENDED, GEN_DONE, GEN_CLOSE, GEN_STATES };

typedef struct gen {
    /* True: it yielded `value`; before the call that is what is sent. False: it returned, or the state was GEN_CLOSE,
     * with which it frees itself and the generators that it holds. */
    bool (*resume)(struct gen *g);
    int64_t value;
    int state;
} gen;

/* Each makes a generator of one kind, for gen_close. A generator that is given to another one belongs to that. */
typedef struct gen_makers {
    gen *(*values)(const int64_t *list, int64_t n);
    gen *(*count)(int64_t n);
    gen *(*echo)(void);
    gen *(*once)(int64_t value);
    gen *(*delegate)(gen *inner);
    gen *(*walk)(const native_node *node);
    gen *(*successors)(int64_t n);
    gen *(*squares)(gen *numbers);
} gen_makers;

static inline void gen_close(gen *g)
{
    g->state = GEN_CLOSE;
    g->resume(g);
}

/* For native_limit.drop. */
void gen_drop(void *g);

/* The workloads, by limit->make. */
native_run gen_run_iter, gen_run_sum, gen_run_next, gen_run_send, gen_run_pipeline, gen_run_short_lived, gen_run_tree,
    gen_run_yield_from, gen_run_mem;

#endif
