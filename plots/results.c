#include "results.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "../bench/stats/level.h"

/* Bounds for the cube of cells, far above any suite, so that a hostile file cannot demand unbounded memory or time. */
enum { WORKLOADS_MAX = 512, DISPATCHES_MAX = 64, SETS_MAX = 128 };

typedef struct reader {
    const char *file;
    char *err;
    size_t errsize;
} reader;

__attribute__((format(printf, 2, 3)))
static bool fail(reader *rd, const char *format, ...)
{
    int used = snprintf(rd->err, rd->errsize, "%s: ", rd->file);
    if (used >= 0 && (size_t)used < rd->errsize) {
        va_list args;
        va_start(args, format);
        vsnprintf(rd->err + used, rd->errsize - (size_t)used, format, args);
        va_end(args);
    }
    harmless(rd->err);
    return false;
}

static bool no_memory(reader *rd)
{
    return fail(rd, "out of memory");
}

/* Makes room for one more element. */
static bool grow(reader *rd, void *array, int n, size_t size)
{
    if (n & (n - 1)) return true;       /* capacity is the next power of two */
    void *old;
    memcpy(&old, array, sizeof old);
    void *more = realloc(old, (n ? (size_t)n * 2 : 1) * size);
    if (!more) return no_memory(rd);
    memcpy(array, &more, sizeof more);
    return true;
}

static int add_name(reader *rd, char ***names, int *n, int max, const char *what, const char *name)
{
    for (int i = 0; i < *n; i++)
        if (!strcmp((*names)[i], name)) return i;
    if (*n == max) {
        fail(rd, "more than %d %s", max, what);
        return -1;
    }
    if (!grow(rd, names, *n, sizeof **names)) return -1;
    char *copy = strdup(name);
    if (!copy) {
        no_memory(rd);
        return -1;
    }
    (*names)[*n] = copy;
    return (*n)++;
}

static int add_workload(reader *rd, result_run *run, const char *name, long long items)
{
    for (int i = 0; i < run->nworkloads; i++)
        if (run->workloads[i].items == items && !strcmp(run->workloads[i].name, name)) return i;
    if (run->nworkloads == WORKLOADS_MAX) {
        fail(rd, "more than %d workloads", WORKLOADS_MAX);
        return -1;
    }
    if (!grow(rd, &run->workloads, run->nworkloads, sizeof *run->workloads)) return -1;
    char *copy = strdup(name);
    if (!copy) {
        no_memory(rd);
        return -1;
    }
    run->workloads[run->nworkloads] = (workload){.name = copy, .items = items};
    return run->nworkloads++;
}

static void free_names(char **names, int n)
{
    for (int i = 0; i < n; i++) free(names[i]);
    free(names);
}

/* What is derived from the pool. */
static void free_index(result_run *run)
{
    for (int i = 0; i < run->nworkloads; i++) {
        free(run->workloads[i].name);
        free(run->workloads[i].label);
    }
    free(run->rows);
    free(run->workloads);
    free(run->grid);
    free_names(run->dispatches, run->ndispatches);
    free_names(run->sets, run->nsets);
    ablations_free(&run->ablations);
    *run = (result_run){.files = run->files, .nfiles = run->nfiles, .pool = run->pool};
}

static void free_run(result_run *run)
{
    free_index(run);
    free_names(run->files, run->nfiles);
    bench_file_free(&run->pool);
    *run = (result_run){0};
}

void results_free(results *r)
{
    for (int i = 0; i < r->nruns; i++) free_run(&r->runs[i]);
    free(r->runs);
    *r = (results){0};
}

/* Why a name is not one of ours. */
static bool refuse_name(reader *rd, const bench_row *row)
{
    char why[200], *copy = strdup(row->name);
    bench_name name;
    if (!copy) return no_memory(rd);
    bool ours = bench_name_parse(copy, &name, why, sizeof why);
    free(copy);
    return ours || fail(rd, "%s: %s", row->place, why);
}

/* The cell of a row with repetitions of time or memory; what has neither was only counted. */
static bool add_row(reader *rd, result_run *run, const bench_row *from)
{
    if (!from->axes) return refuse_name(rd, from);
    if (from->is.variant || bench_name_is_yardstick(&from->is)) return true;
    bool time = from->series[METRIC_TIME].n > 0, memory = from->series[METRIC_MEMORY].n > 0;
    if (!time && !memory && !from->failed) return true;
    if (time && memory)
        return fail(rd, "%s: \"%.80s\" measures time in one place and memory in another", from->place, from->name);
    int w = add_workload(rd, run, from->is.workload, from->is.items);
    int d = w < 0 ? -1 : add_name(rd, &run->dispatches, &run->ndispatches, DISPATCHES_MAX, "dispatches", from->is.dispatch);
    int s = d < 0 ? -1 : add_name(rd, &run->sets, &run->nsets, SETS_MAX, "specializer sets", from->is.set);
    if (s < 0 || !grow(rd, &run->rows, run->nrows, sizeof *run->rows)) return false;
    run->rows[run->nrows++] = (result_row){.workload = w, .dispatch = d, .set = s,
                                           .metric = memory ? METRIC_MEMORY : METRIC_TIME, .of = from};
    return true;
}

static bool add_labels(reader *rd, result_run *run)
{
    for (int i = 0; i < run->nworkloads; i++) {
        workload *w = &run->workloads[i];
        bool alone = true;
        for (int k = 0; k < run->nworkloads; k++)
            if (k != i && !strcmp(run->workloads[k].name, w->name)) alone = false;
        size_t size = strlen(w->name) + sizeof "/n:" + 20;
        w->label = malloc(size);
        if (!w->label) return no_memory(rd);
        snprintf(w->label, size, alone || !w->items ? "%s" : "%s/n:%lld", w->name, w->items);
    }
    return true;
}

/* Derives lists, cells, labels and the grid from the pool. */
static bool index_run(reader *rd, result_run *run)
{
    free_index(run);
    for (size_t i = 0; i < run->pool.nrows; i++)
        if (!ablation_owns(&run->pool, &run->pool.rows[i]) && !add_row(rd, run, &run->pool.rows[i])) return false;
    if (run->nrows == 0) return fail(rd, "benchmarks: holds no repetition");
    if (!add_labels(rd, run)) return false;
    run->grid = calloc((size_t)run->nworkloads * (size_t)run->ndispatches * (size_t)run->nsets, sizeof *run->grid);
    if (!run->grid) return no_memory(rd);
    for (int i = 0; i < run->nrows; i++) {
        const result_row *row = &run->rows[i];
        run->grid[(row->workload * run->ndispatches + row->dispatch) * run->nsets + row->set] = i + 1;
    }
    return true;
}

/* Whether both runs are known to come from one clean commit, one build and one machine. */
static bool same_origin(const result_run *a, const result_run *b)
{
    static const char *const keys[] = {"commit", "compilers", "build_type", "cpu", "hostname"};
    const json_t *x = results_genlab(a), *y = results_genlab(b);
    if (!json_is_false(json_object_get(x, "dirty")) || !json_is_false(json_object_get(y, "dirty"))) return false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const json_t *v = json_object_get(x, keys[i]);
        if (!v || !json_equal(v, json_object_get(y, keys[i]))) return false;
    }
    return true;
}

/* Repetitions counted twice would feign a precision that is not there. */
static bool is_read(const results *r, const char *file)
{
    for (int i = 0; i < r->nruns; i++)
        for (int k = 0; k < r->runs[i].nfiles; k++)
            if (!strcmp(r->runs[i].files[k], file)) return true;
    return false;
}

static bool add_file_name(reader *rd, result_run *run)
{
    if (!grow(rd, &run->files, run->nfiles, sizeof *run->files)) return false;
    char *file = strdup(rd->file);
    if (!file) return no_memory(rd);
    run->files[run->nfiles++] = file;
    return true;
}

static bool pool_run(reader *rd, result_run *to, const result_run *from)
{
    return bench_file_merge(&to->pool, &from->pool, rd->err, rd->errsize) && index_run(rd, to) && add_file_name(rd, to);
}

/* Adds a file that was read, which it takes. */
static bool add(reader *rd, results *r, bench_file *from)
{
    result_run run = {.pool = *from};
    bool ok = index_run(rd, &run), pooled = false;
    for (int i = 0; ok && !pooled && i < r->nruns; i++)
        if (same_origin(&r->runs[i], &run)) {
            pooled = true;
            ok = pool_run(rd, &r->runs[i], &run);
        }
    ok = ok && (pooled || (add_file_name(rd, &run) && grow(rd, &r->runs, r->nruns, sizeof *r->runs)));
    if (!ok || pooled) free_run(&run);
    else r->runs[r->nruns++] = run;
    return ok;
}

bool results_add_text(results *r, const char *name, const char *text, size_t size, char *err, size_t errsize)
{
    reader rd = {name, err, errsize};
    bench_file file;
    if (is_read(r, name)) return fail(&rd, "given twice");
    return bench_file_parse(&file, name, text, size, err, errsize) && add(&rd, r, &file);
}

/* Files that threads read, each the next one. */
typedef struct queue {
    char *const *paths;
    size_t n;
    atomic_size_t next;
    struct read_file {
        bench_file file;
        bool ok;
        char err[1000];
    } *at;
} queue;

static void *read_files(void *of)
{
    queue *q = of;
    for (size_t i; (i = atomic_fetch_add(&q->next, 1)) < q->n;)
        q->at[i].ok = bench_file_read(&q->at[i].file, q->paths[i], q->at[i].err, sizeof q->at[i].err);
    return NULL;
}

/* Reads all that is in the queue; this thread alone where no other can be started. */
static void read_queue(queue *q)
{
    enum { THREADS_MOST = 8 };
    pthread_t threads[THREADS_MOST];
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    int n = 0;
    while (n < THREADS_MOST && n + 1 < cpus && (size_t)n + 1 < q->n && pthread_create(&threads[n], NULL, read_files, q) == 0) n++;
    read_files(q);
    while (n > 0) pthread_join(threads[--n], NULL);
}

bool results_add_files(results *r, char *const *paths, size_t n, char *err, size_t errsize)
{
    queue q = {.paths = paths, .n = n, .at = calloc(n + 1, sizeof *q.at)};
    reader all = {"results", err, errsize};
    if (!q.at) return no_memory(&all);
    read_queue(&q);
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        reader rd = {paths[i], err, errsize};
        if (!q.at[i].ok) {
            if (ok) snprintf(err, errsize, "%s", q.at[i].err);
            ok = false;
        } else if (!ok || is_read(r, paths[i])) {
            bench_file_free(&q.at[i].file);
            if (ok) ok = fail(&rd, "given twice");
        } else {
            ok = add(&rd, r, &q.at[i].file);
        }
    }
    free(q.at);
    return ok;
}

/* The level of each series of time and memory, twins included: comparisons want them again and again. */
static void find_levels(bench_file *pool)
{
    for (size_t i = 0; i < pool->nrows; i++)
        for (metric m = 0; m < METRICS; m++) {
            series *s = &pool->rows[i].series[m];
            if (m == METRIC_TIME || m == METRIC_MEMORY) s->level = stats_level(s->at, s->n, SERIES_ALPHA, 1);
        }
}

bool results_finish(results *r)
{
    for (int i = 0; i < r->nruns; i++) {
        result_run *run = &r->runs[i];
        find_levels(&run->pool);
        if (!ablations_add(&run->ablations, &run->pool)) return false;
        for (int k = 0; k < run->nrows; k++) run->rows[k].level = results_series(&run->rows[k])->level;
    }
    return true;
}

const result_row *results_at(const result_run *run, int workload, int dispatch, int set)
{
    int i = run->grid[(workload * run->ndispatches + dispatch) * run->nsets + set];
    return i ? &run->rows[i - 1] : NULL;
}

const result_row *results_usable(const result_row *row, metric m)
{
    return row && !row->of->failed && row->metric == m && row->of->series[m].n ? row : NULL;
}

const series *results_series(const result_row *row)
{
    return &row->of->series[row->metric];
}

int results_set(const result_run *run, const char *name)
{
    for (int i = 0; i < run->nsets; i++)
        if (!strcmp(run->sets[i], name)) return i;
    return -1;
}

const json_t *results_genlab(const result_run *run)
{
    return bench_file_genlab(&run->pool);
}
