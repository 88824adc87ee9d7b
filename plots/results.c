#include "results.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bounds for the cube of cells, far above any suite, so that a hostile file cannot demand unbounded memory or time. */
enum { WORKLOADS_MAX = 512, DISPATCHES_MAX = 64, SETS_MAX = 128, SEGMENT_MAX = 100 };
static const size_t file_size_max = (size_t)256 << 20;

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
    /* Text from the file may reach a terminal. */
    for (char *p = rd->err; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7f) *p = '?';
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
    json_decref(run->context);
}

void results_free(results *r)
{
    for (int i = 0; i < r->nruns; i++) free_run(&r->runs[i]);
    free(r->runs);
    *r = (results){0};
}

/* A name goes through TSV, gnuplot and terminals; what is harmless in all of them is allowed. */
static bool is_segment(const char *s)
{
    size_t n = strlen(s);
    for (size_t i = 0; i < n; i++)
        if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= '0' && s[i] <= '9') ||
              strchr("_@.+,=-", s[i])))
            return false;
    return n > 0 && n <= SEGMENT_MAX;
}

/* What Google Benchmark itself appends to a name. */
static bool is_library_suffix(const char *s)
{
    static const char *const suffixes[] = {"min_time:", "min_warmup_time:", "iterations:", "repeats:", "threads:",
                                           "process_time", "real_time", "manual_time"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (!strncmp(s, suffixes[i], strlen(suffixes[i]))) return true;
    return false;
}

static bool parse_items(const char *digits, long long *items)
{
    char *end;
    if (*digits < '1' || *digits > '9') return false;
    errno = 0;
    *items = strtoll(digits, &end, 10);
    return !*end && !errno && *items <= 1000000000000000;
}

/* Cuts `name` in place into its axes. */
static bool parse_name(reader *rd, size_t index, char *name, char *axes[3], long long *items)
{
    char *rest = name;
    int n = 0;
    *items = 0;
    for (char *segment; (segment = strsep(&rest, "/")); n++) {
        if (n < 3) {
            if (!is_segment(segment))
                return fail(rd, "benchmarks[%zu].run_name: \"%.80s\" is not a name segment", index, segment);
            axes[n] = segment;
        } else if (!strncmp(segment, "n:", 2)) {
            if (*items || !parse_items(segment + 2, items))
                return fail(rd, "benchmarks[%zu].run_name: \"%.80s\" is not a number of items", index, segment);
        } else if (!is_library_suffix(segment)) {
            return fail(rd, "benchmarks[%zu].run_name: unknown axis \"%.80s\"", index, segment);
        }
    }
    if (n < 3)
        return fail(rd, "benchmarks[%zu].run_name: \"%.80s\" is not WORKLOAD/DISPATCH/SPECIALIZERS[/n:ITEMS]", index,
                    name);
    return true;
}

static const char *type_name(const json_t *v)
{
    static const char *const names[] = {
        [JSON_OBJECT] = "an object", [JSON_ARRAY] = "an array", [JSON_STRING] = "a string",
        [JSON_INTEGER] = "a number", [JSON_REAL] = "a number",  [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",      [JSON_NULL] = "null",
    };
    return v ? names[json_typeof(v)] : "nothing";
}

/* A string member; *out stays as it is when the key is absent. */
static bool get_string(reader *rd, const json_t *row, size_t index, const char *key, const char **out)
{
    const json_t *v = json_object_get(row, key);
    if (!v) return true;
    if (!json_is_string(v))
        return fail(rd, "benchmarks[%zu].%s: expected a string, found %s", index, key, type_name(v));
    *out = json_string_value(v);
    return true;
}

/* Nothing that can be measured lies outside, and quotients of what lies inside are finite. */
static bool is_possible(double x)
{
    return x >= 1e-12 && x <= 1e18;
}

/* A number that must be there: 0 (unless `positive`) or a possible measurement. */
static bool get_number(reader *rd, const json_t *row, size_t index, const char *key, bool positive, double *out)
{
    const json_t *v = json_object_get(row, key);
    if (!json_is_number(v))
        return fail(rd, "benchmarks[%zu].%s: expected a number, found %s", index, key, type_name(v));
    double x = json_number_value(v);
    if (!is_possible(x) && (positive || x != 0))
        return fail(rd, "benchmarks[%zu].%s: %g is no possible measurement", index, key, x);
    *out = x;
    return true;
}

static bool unit_in_ns(const char *unit, double *ns)
{
    static const struct { const char *name; double ns; } units[] = {{"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!strcmp(unit, units[i].name)) {
            *ns = units[i].ns;
            return true;
        }
    return false;
}

/* Nanoseconds per item: our counter, else the library's CPU time of an iteration over its items. */
static bool read_time(reader *rd, const json_t *row, size_t index, long long items, double *ns)
{
    if (json_object_get(row, "ns_per_item")) return get_number(rd, row, index, "ns_per_item", true, ns);
    if (!items)
        return fail(rd, "benchmarks[%zu]: has neither ns_per_item nor bytes_per_item nor an n: segment", index);
    double time, unit;
    const char *name = "ns";
    if (!get_number(rd, row, index, "cpu_time", true, &time) || !get_string(rd, row, index, "time_unit", &name))
        return false;
    if (!unit_in_ns(name, &unit))
        return fail(rd, "benchmarks[%zu].time_unit: \"%.20s\" is not one of ns, us, ms, s", index, name);
    *ns = time * unit / (double)items;
    if (!is_possible(*ns)) return fail(rd, "benchmarks[%zu].cpu_time: out of range", index);
    return true;
}

static bool read_row(reader *rd, result_run *run, const json_t *row, size_t index)
{
    if (!json_is_object(row)) return fail(rd, "benchmarks[%zu]: expected an object, found %s", index, type_name(row));
    const char *type = "iteration", *full = NULL, *message = "no message";
    if (!get_string(rd, row, index, "run_type", &type)) return false;
    if (!strcmp(type, "aggregate")) return true;
    if (strcmp(type, "iteration")) return fail(rd, "benchmarks[%zu].run_type: unknown type \"%.40s\"", index, type);
    if (!get_string(rd, row, index, "name", &full) || !get_string(rd, row, index, "run_name", &full)) return false;
    if (!full) return fail(rd, "benchmarks[%zu].run_name: missing", index);
    const json_t *error = json_object_get(row, "error_occurred");
    if (error && !json_is_boolean(error))
        return fail(rd, "benchmarks[%zu].error_occurred: expected true or false, found %s", index, type_name(error));
    if (!get_string(rd, row, index, "error_message", &message)) return false;

    char *name = strdup(full), *axes[3];
    if (!name) return no_memory(rd);
    long long items;
    bool failed = json_is_true(error), ok = parse_name(rd, index, name, axes, &items);
    metric m = json_object_get(row, "bytes_per_item") ? METRIC_MEMORY : METRIC_TIME;
    double value = 0;
    if (ok && !failed)
        ok = m == METRIC_MEMORY ? get_number(rd, row, index, "bytes_per_item", false, &value)
                                : read_time(rd, row, index, items, &value);
    result_row *cell = ok ? add_row(rd, run, axes[0], items, axes[1], axes[2], m) : NULL;
    free(name);
    if (!cell) return false;
    if (failed) return add_failure(rd, cell, 1, message);
    if (cell->metric != m)
        return fail(rd, "benchmarks[%zu].run_name: \"%.80s\" measures time in one place and memory in another", index,
                    full);
    return add_value(rd, cell, value);
}

static bool read_run(reader *rd, result_run *run, const json_t *root)
{
    if (!json_is_object(root)) return fail(rd, "expected an object at the top, found %s", type_name(root));
    json_t *context = json_object_get(root, "context");
    if (context && !json_is_object(context))
        return fail(rd, "context: expected an object, found %s", type_name(context));
    const json_t *ours = json_object_get(context, "genlab");
    if (ours && !json_is_object(ours))
        return fail(rd, "context.genlab: expected an object, found %s", type_name(ours));
    run->context = json_incref(context);
    const json_t *rows = json_object_get(root, "benchmarks");
    if (!json_is_array(rows)) return fail(rd, "benchmarks: expected an array, found %s", type_name(rows));
    size_t index;
    const json_t *row;
    json_array_foreach(rows, index, row)
        if (!read_row(rd, run, row, index)) return false;
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
static bool pool_run(reader *rd, results *r, int i, const result_run *run)
{
    result_run sum = {0};
    if (!merge_run(rd, &sum, &r->runs[i]) || !merge_run(rd, &sum, run) || !finish_run(rd, &sum)) {
        free_run(&sum);
        return false;
    }
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

static bool add_text(reader *rd, results *r, const char *text, size_t size)
{
    if (is_read(r, rd->file)) return fail(rd, "given twice");
    json_error_t bad;
    json_t *root = json_loadb(text, size, 0, &bad);
    if (!root) return fail(rd, "line %d, column %d: %s", bad.line, bad.column, bad.text);
    result_run run = {0};
    bool ok = read_run(rd, &run, root) && finish_run(rd, &run);
    json_decref(root);
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
    return add_text(&rd, r, text, size);
}

/* The whole file in malloc'ed memory, whatever kind of file it is. */
static char *read_all(reader *rd, FILE *f, size_t *size)
{
    size_t room = 1 << 16, n = 0;
    char *text = malloc(room);
    while (text) {
        n += fread(text + n, 1, room - n, f);
        if (ferror(f)) {
            fail(rd, "%s", strerror(errno));
            break;
        }
        if (n < room) {
            *size = n;
            return text;
        }
        if (room >= file_size_max) {
            fail(rd, "larger than %zu MiB", file_size_max >> 20);
            break;
        }
        char *more = realloc(text, room * 2);
        if (!more) {
            no_memory(rd);
            break;
        }
        text = more;
        room *= 2;
    }
    if (!text) no_memory(rd);
    free(text);
    return NULL;
}

bool results_add_file(results *r, const char *path, char *err, size_t errsize)
{
    reader rd = {path, err, errsize};
    FILE *f = fopen(path, "rb");
    if (!f) return fail(&rd, "%s", strerror(errno));
    size_t size;
    char *text = read_all(&rd, f, &size);
    fclose(f);
    if (!text) return false;
    bool ok = add_text(&rd, r, text, size);
    free(text);
    return ok;
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
