/* What a launch varies that no program controls and every measurement depends on: where things lie in memory. (Mytkowicz, Diwan,
 * Hauswirth and Sweeney, "Producing Wrong Data Without Doing Anything Obviously Wrong!", 2009.) */
#ifndef GENLAB_BENCH_CLI_LAYOUT_H
#define GENLAB_BENCH_CLI_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

typedef struct layout {
    size_t environment;         /* bytes of an environment variable, which move the stack */
    size_t heap;                /* bytes taken from the heap first */
    unsigned handlers;          /* order of the handlers in the interpreter's code */
} layout;

/* A function of the two numbers alone, so that launches of one number pair across runs. Each order of handlers has its turn. */
layout layout_of(uint64_t seed, int launch);

#endif
