#include "results.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* The row of a cell, made if need be; NULL on error. Repetitions of a cell mostly follow each other: look from the end. */
static result_row *add_row(reader *rd, result_run *run, const char *name, long long items, const char *dispatch,
                           const char *set, metric m)
{
    int w = add_workload(rd, run, name, items);
    int d = w < 0 ? -1 : add_name(rd, &run->dispatches, &run->ndispatches, DISPATCHES_MAX, "dispatches", dispatch);
    int s = d < 0 ? -1 : add_name(rd, &run->sets, &run->nsets, SETS_MAX, "specializer sets", set);
    if (s < 0) return NULL;
    for (int i = run->nrows - 1; i >= 0; i--) {
        result_row *row = &run->rows[i];
        if (row->workload != w || row->dispatch != d || row->set != s) continue;
        if (row->n == 0) row->metric = m;       /* a failed repetition does not tell */
        return row;
    }
    if (!grow(rd, &run->rows, run->nrows, sizeof *run->rows)) return NULL;
    result_row *row = &run->rows[run->nrows++];
    *row = (result_row){.workload = w, .dispatch = d, .set = s, .metric = m};
    return row;
}

static bool add_value(reader *rd, result_row *row, double value)
{
    if (row->n == row->room) {
        size_t room = row->room ? row->room * 2 : 8;
        double *more = realloc(row->values, room * sizeof *more);
        if (!more) return no_memory(rd);
        row->values = more;
        row->room = room;
    }
    row->values[row->n++] = value;
    return true;
}

static bool add_failure(reader *rd, result_row *row, size_t times, const char *message)
{
    if (!row->error && !(row->error = strdup(message))) return no_memory(rd);
    row->failed += times;
    return true;
}

static void free_names(char **names, int n)
{
    for (int i = 0; i < n; i++) free(names[i]);
    free(names);
}

static void free_run(result_run *run)
{
    for (int i = 0; i < run->nrows; i++) {
        free(run->rows[i].values);
        free(run->rows[i].error);
    }
    for (int i = 0; i < run->nworkloads; i++) {
        free(run->workloads[i].name);
        free(run->workloads[i].label);
    }
    free(run->rows);
    free(run->workloads);
    free(run->grid);
    free_names(run->dispatches, run->ndispatches);
    free_names(run->sets, run->nsets);
    free_names(run->files, run->nfiles);
    ablations_free(&run->ablations);
    json_decref(run->context);
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

/* A row with its repetitions of time or memory; what has neither was only counted. */
static bool take_row(reader *rd, result_run *run, const bench_row *from)
{
    if (!from->axes) return refuse_name(rd, from);
    if (from->is.variant || bench_name_is_yardstick(&from->is)) return true;
    const series *time = &from->series[METRIC_TIME], *memory = &from->series[METRIC_MEMORY];
    metric m = memory->n ? METRIC_MEMORY : METRIC_TIME;
    const series *list = memory->n ? memory : time;
    if (!list->n && !from->failed) return true;
    result_row *row = add_row(rd, run, from->is.workload, from->is.items, from->is.dispatch, from->is.set, m);
    if (!row) return false;
    if (from->failed && !add_failure(rd, row, from->failed, from->error)) return false;
    if ((time->n && memory->n) || (list->n && row->metric != m))
        return fail(rd, "%s: \"%.80s\" measures time in one place and memory in another", from->place, from->name);
    for (size_t i = 0; i < list->n; i++)
        if (!add_value(rd, row, list->at[i].value)) return false;
    return true;
}

static bool take_file(reader *rd, result_run *run, const bench_file *from)
{
    run->context = json_incref(from->context);
    for (size_t i = 0; i < from->nrows; i++)
        if (!ablation_owns(from, &from->rows[i]) && !take_row(rd, run, &from->rows[i])) return false;
    if (!ablations_add(&run->ablations, from)) return no_memory(rd);
    if (run->nrows == 0) return fail(rd, "benchmarks: holds no repetition");
    if (!grow(rd, &run->files, run->nfiles, sizeof *run->files)) return false;
    char *file = strdup(rd->file);
    if (!file) return no_memory(rd);
    run->files[run->nfiles++] = file;
    return true;
}

/* Moves the rows of `from` into `to`; false leaves `to` incomplete. */
static bool merge_run(reader *rd, result_run *to, const result_run *from)
{
    for (int i = 0; i < from->nrows; i++) {
        const result_row *row = &from->rows[i];
        const workload *w = &from->workloads[row->workload];
        result_row *cell = add_row(rd, to, w->name, w->items, from->dispatches[row->dispatch], from->sets[row->set],
                                   row->metric);
        if (!cell) return false;
        if (row->failed && !add_failure(rd, cell, row->failed, row->error)) return false;
        if (row->n && cell->metric != row->metric)
            return fail(rd, "%s/%s/%s measures time in one file and memory in another", w->name,
                        from->dispatches[row->dispatch], from->sets[row->set]);
        for (size_t k = 0; k < row->n; k++)
            if (!add_value(rd, cell, row->values[k])) return false;
    }
    for (int i = 0; i < from->nfiles; i++) {
        char *copy;
        if (!grow(rd, &to->files, to->nfiles, sizeof *to->files)) return false;
        if (!(copy = strdup(from->files[i]))) return no_memory(rd);
        to->files[to->nfiles++] = copy;
    }
    if (!to->context) to->context = json_incref(from->context);
    return true;
}

/* Derives labels, spreads and the grid from the rows. */
static bool finish_run(reader *rd, result_run *run)
{
    for (int i = 0; i < run->nworkloads; i++) {
        workload *w = &run->workloads[i];
        bool alone = true;
        for (int k = 0; k < run->nworkloads; k++)
            if (k != i && !strcmp(run->workloads[k].name, w->name)) alone = false;
        size_t size = strlen(w->name) + sizeof "/n:" + 20;
        free(w->label);
        w->label = malloc(size);
        if (!w->label) return no_memory(rd);
        snprintf(w->label, size, alone || !w->items ? "%s" : "%s/n:%lld", w->name, w->items);
    }
    size_t cells = (size_t)run->nworkloads * (size_t)run->ndispatches * (size_t)run->nsets;
    free(run->grid);
    run->grid = calloc(cells, sizeof *run->grid);
    if (!run->grid) return no_memory(rd);
    for (int i = 0; i < run->nrows; i++) {
        result_row *row = &run->rows[i];
        row->spread = stats_spread(row->values, row->n);
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

/* Pools `run` with run `i` into a fresh one, so that a failure leaves the old one whole. */
static bool pool_run(reader *rd, results *r, int i, result_run *run)
{
    result_run sum = {0};
    bool ok = merge_run(rd, &sum, &r->runs[i]) && merge_run(rd, &sum, run) && finish_run(rd, &sum);
    if (!ok || !ablations_move(&r->runs[i].ablations, &run->ablations)) {
        free_run(&sum);
        return ok ? no_memory(rd) : false;
    }
    ablations_move(&sum.ablations, &r->runs[i].ablations);
    free_run(&r->runs[i]);
    r->runs[i] = sum;
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

/* Adds a file that was read; frees it. */
static bool add(reader *rd, results *r, bench_file *from)
{
    result_run run = {0};
    bool ok = take_file(rd, &run, from) && finish_run(rd, &run);
    bench_file_free(from);
    for (int i = 0; ok && i < r->nruns; i++)
        if (same_origin(&r->runs[i], &run)) {
            ok = pool_run(rd, r, i, &run);
            free_run(&run);
            return ok;
        }
    if (!ok || !grow(rd, &r->runs, r->nruns, sizeof *r->runs)) {
        free_run(&run);
        return false;
    }
    r->runs[r->nruns++] = run;
    return true;
}

bool results_add_text(results *r, const char *name, const char *text, size_t size, char *err, size_t errsize)
{
    reader rd = {name, err, errsize};
    bench_file file;
    if (is_read(r, name)) return fail(&rd, "given twice");
    return bench_file_parse(&file, name, text, size, err, errsize) && add(&rd, r, &file);
}

bool results_add_file(results *r, const char *path, char *err, size_t errsize)
{
    reader rd = {path, err, errsize};
    bench_file file;
    if (is_read(r, path)) return fail(&rd, "given twice");
    return bench_file_read(&file, path, err, errsize) && add(&rd, r, &file);
}

const result_row *results_at(const result_run *run, int workload, int dispatch, int set)
{
    int i = run->grid[(workload * run->ndispatches + dispatch) * run->nsets + set];
    return i ? &run->rows[i - 1] : NULL;
}

const result_row *results_usable(const result_row *row, metric m)
{
    return row && !row->failed && row->n && row->metric == m ? row : NULL;
}

int results_set(const result_run *run, const char *name)
{
    for (int i = 0; i < run->nsets; i++)
        if (!strcmp(run->sets[i], name)) return i;
    return -1;
}

const json_t *results_genlab(const result_run *run)
{
    return json_object_get(run->context, "genlab");
}
