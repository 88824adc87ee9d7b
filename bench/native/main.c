/* genlab-native: see native.h. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "native.h"

static const native_limit *const limits[] = {
    &native_c,
#ifdef NATIVE_COROUTINES
    &native_cxx, &native_cxx_direct,
#endif
    &native_ucontext, &native_threads,
};
static const size_t nlimits = sizeof limits / sizeof *limits;

enum { NEEDS_LIST = 1, NEEDS_TREE = 2, NEEDS_KEEP = 4 };

/* As in bench/workloads. */
static const struct workload {
    const char *name;
    int64_t items;
    int depth;
    int needs;
} workloads[NATIVE_WORKLOADS] = {
    [W_GEN_ITER] = {"gen_iter", 100000, 0, NEEDS_LIST},
    [W_GEN_SUM] = {"gen_sum", 40000, 0, 0},
    [W_NEXT] = {"next", 100000, 0, NEEDS_LIST},
    [W_SEND] = {"send", 100000, 0, NEEDS_LIST},
    [W_PIPELINE] = {"pipeline", 2000, 0, 0},
    [W_SHORT_LIVED] = {"short_lived", 50000, 0, NEEDS_LIST},
    [W_TREE] = {"tree", 10000, 0, NEEDS_TREE},
    [W_YIELD_FROM_1] = {"yield_from_1", 100000, 1, NEEDS_LIST},
    [W_YIELD_FROM_10] = {"yield_from_10", 20000, 10, NEEDS_LIST},
    [W_YIELD_FROM_100] = {"yield_from_100", 2000, 100, NEEDS_LIST},
    [W_MEM_MILLION_GENS] = {"mem_million_gens", 1000000, 0, NEEDS_KEEP},
};

void native_fail(const char *why)
{
    fprintf(stderr, "genlab-native: %s\n", why);
    exit(1);
}

/* Not inlined: the compiler would make one calloc() of it and the memset of `keep`, whose pages must be there before. */
__attribute__((noinline))
void *native_alloc(size_t size)
{
    void *p = malloc(size);
    if (!p) native_fail("out of memory");
    return p;
}

static native_node *build(int64_t low, int64_t high)
{
    if (low >= high) return NULL;
    int64_t middle = (low + high) / 2;
    native_node *node = native_alloc(sizeof *node);
    *node = (native_node){.left = build(low, middle), .right = build(middle + 1, high), .value = middle};
    return node;
}

static void free_tree(native_node *node)
{
    if (!node) return;
    free_tree(node->left);
    free_tree(node->right);
    free(node);
}

static native_data setup(const struct workload *w, int64_t items)
{
    native_data data = {.items = items, .depth = w->depth};
    if (w->needs & NEEDS_LIST) {
        data.list = native_alloc((size_t)items * sizeof *data.list);
        for (int64_t i = 0; i < items; i++) data.list[i] = i;
    }
    if (w->needs & NEEDS_TREE) data.tree = build(0, items);
    if (w->needs & NEEDS_KEEP) {
        size_t size = (size_t)items * sizeof *data.keep;
        data.keep = memset(native_alloc(size), 0, size);
    }
    return data;
}

static void teardown(const native_limit *limit, native_data *data)
{
    for (int64_t i = 0; data->keep && i < data->items; i++)
        if (data->keep[i]) limit->drop(data->keep[i]);
    free(data->list);
    free_tree(data->tree);
    free(data->keep);
}

static int64_t expected(native_workload w, int64_t n)
{
    int64_t k = n / 3;
    switch (w) {
    case W_GEN_SUM:
    case W_TREE: return n * (n - 1) / 2;
    case W_PIPELINE: return 9 * (k * (k + 1) * (2 * k + 1) / 6);
    case W_MEM_MILLION_GENS: return 2;
    default: return n - 1;
    }
}

static int64_t now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* Bytes; 0 if the kernel does not tell. */
static int64_t resident(void)
{
    FILE *file = fopen("/proc/self/status", "re");
    char line[200];
    int64_t kib = 0;
    if (!file) return 0;
    while (fgets(line, sizeof line, file))
        if (sscanf(line, "VmRSS: %" SCNd64, &kib) == 1) break;
    fclose(file);
    return kib * 1024;
}

/* Runs for at least so long and says what that took. *passes is that of the last repetition. */
static void measure(const native_limit *limit, native_run *run, native_data *data, double seconds, int64_t *passes)
{
    for (;;) {
        int64_t ns = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
        for (int64_t i = 0; i < *passes; i++) run(limit, data);
        cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
        ns = now(CLOCK_MONOTONIC) - ns;
        if ((double)ns >= seconds * 1e9) {
            printf("{\"items\": %" PRId64 ", \"ns\": %" PRId64, *passes * data->items, ns);
            if (!limit->waits) printf(", \"cpu_ns\": %" PRId64, cpu);
            puts("}");
            return;
        }
        double wanted = (double)*passes * seconds * 1.2e9 / (double)(ns > 0 ? ns : 1);
        int64_t most = *passes * 10, more = wanted < (double)most ? (int64_t)wanted : most;
        *passes = more > *passes ? more : *passes + 1;
    }
}

static void answer_lines(const native_limit *limit, native_run *run, native_data *data, int64_t grown)
{
    char line[200], *end;
    int64_t passes = 1;
    while (fgets(line, sizeof line, stdin)) {
        double seconds = strtod(line, &end);
        if (!strcmp(line, "bytes\n")) printf("{\"bytes_per_item\": %.3f}\n", (double)grown / (double)data->items);
        else if (end == line || !(seconds >= 0 && seconds < 1e6)) native_fail("not a number of seconds");
        else measure(limit, run, data, seconds, &passes);
        fflush(stdout);
    }
}

static int run_workload(const native_limit *limit, native_workload w)
{
    int64_t items = limit->items[w] ? limit->items[w] : workloads[w].items;
    native_run *run = limit->run[w];
    native_data data = setup(&workloads[w], items);
    int64_t before = resident();
    int64_t got = run(limit, &data), grown = resident() - before, wanted = expected(w, items);
    bool right = got == wanted;
    if (right) {
        printf("{\"ready\": \"%s\", \"items\": %" PRId64 ", \"result\": \"%" PRId64 "\"}\n", limit->about, items, got);
        fflush(stdout);
        answer_lines(limit, run, &data, grown);
    } else {
        fprintf(stderr, "genlab-native: %s %s: the result is %" PRId64 ", not %" PRId64 "\n", limit->label,
                workloads[w].name, got, wanted);
    }
    teardown(limit, &data);
    return right ? 0 : 1;
}

static int list(void)
{
    for (size_t i = 0; i < nlimits; i++) {
        printf("%s\t%s\t", limits[i]->label, limits[i]->about);
        const char *separator = "";
        for (int w = 0; w < NATIVE_WORKLOADS; w++) {
            if (!limits[i]->run[w]) continue;
            printf("%s%s", separator, workloads[w].name);
            separator = " ";
        }
        putchar('\n');
    }
    return fflush(stdout) == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 2 && !strcmp(argv[1], "--list")) return list();
    for (size_t i = 0; argc == 3 && i < nlimits; i++) {
        if (strcmp(limits[i]->label, argv[1]) != 0) continue;
        for (int w = 0; w < NATIVE_WORKLOADS; w++)
            if (limits[i]->run[w] && !strcmp(workloads[w].name, argv[2]))
                return run_workload(limits[i], (native_workload)w);
    }
    fputs("usage: genlab-native LIMIT WORKLOAD   (genlab-native --list)\n", stderr);
    return 2;
}
