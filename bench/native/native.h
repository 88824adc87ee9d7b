/* The limits that no interpreter can beat on this machine: the suite's workloads with generators written in C or C++,
 * compiled, in several ways to suspend. The program genlab-native runs one of them and speaks the protocol of peers
 * (bench/cli/peers.h):
 *     genlab-native LIMIT WORKLOAD
 *     genlab-native --list           a limit a line: its label, what it is, its workloads; separated by tabs
 * A limit is a table of functions, one for each workload that it has. */
#ifndef GENLAB_BENCH_NATIVE_NATIVE_H
#define GENLAB_BENCH_NATIVE_NATIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __clang__
#define NATIVE_COMPILER "clang " __clang_version__
#else
#define NATIVE_COMPILER "gcc " __VERSION__
#endif

typedef enum native_workload {
    W_GEN_ITER, W_GEN_SUM, W_NEXT, W_SEND, W_PIPELINE, W_SHORT_LIVED, W_TREE, W_YIELD_FROM_1, W_YIELD_FROM_10,
    W_YIELD_FROM_100, W_MEM_MILLION_GENS, NATIVE_WORKLOADS
} native_workload;

typedef struct native_node {
    struct native_node *left, *right;
    int64_t value;
} native_node;

/* What setup() made; a workload has the parts that it needs. */
typedef struct native_data {
    int64_t items;
    int depth;                  /* levels of delegation */
    int64_t *list;              /* 0 .. items - 1 */
    native_node *tree;          /* balanced, with the values 0 .. items - 1 in order */
    void **keep;                /* items slots for suspended generators */
} native_data;

typedef struct native_limit native_limit;
struct gen_makers;

/* Does the items of a workload once and returns its result. */
typedef int64_t native_run(const native_limit *limit, native_data *data);

struct native_limit {
    const char *label, *about;
    const struct gen_makers *make;              /* for the functions of consume.h; NULL: it brings its own */
    native_run *run[NATIVE_WORKLOADS];          /* NULL: it has no such workload */
    int64_t items[NATIVE_WORKLOADS];            /* instead of the suite's N, unless 0 */
    void (*drop)(void *kept);                   /* frees a suspended generator in `keep` */
    bool waits;                                 /* it also takes time off the CPU, so that CPU time is not what it costs */
};

extern const native_limit native_c, native_ucontext, native_threads;
#ifdef NATIVE_COROUTINES
extern const native_limit native_cxx, native_cxx_direct;
#endif

/* Never NULL: ends the process if there is no memory. For free(). */
void *native_alloc(size_t size);

/* Says why on stderr and exits with status 1. */
__attribute__((noreturn))
void native_fail(const char *why);

#ifdef __cplusplus
}
#endif
#endif
