#include "diff.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../bench/stats/holm.h"
#include "../bench/stats/level.h"
#include "../bench/stats/rank.h"
#include "../bench/stats/sequential.h"
#include "../bench/stats/spread.h"
#include "premise.h"

enum { COLUMNS_MAX = 64 };
static const uint64_t seed = 1;         /* the same files give the same page */

/* What moves the yardstick, which lives in the first-level cache, can move a program more: in two runs of one build an hour
 * apart, with other neighbours, the yardstick moved by 2.1 %, rows by 3.5 % in the mean and 5.7 % at most (results/vm). */
#define DRIFT_WEIGHT 3

/* A comparison while it is made: rows by key and column. */
typedef struct builder {
    diff *d;
    const diff_request *request;
    const bench_row **grid;             /* by key, then column */
    char **keys;                        /* in order of first appearance */
    size_t nkeys;
    json_t *numbers;                    /* by key */
    json_t *floors;                     /* those that are known already, by metric, file and workload */
    double drift[COLUMNS_MAX];          /* how the yardstick of each column stands to the base's in the table's metric */
    char *err;
    size_t errsize;
} builder;

static bool no_memory(builder *b)
{
    snprintf(b->err, b->errsize, "out of memory");
    return false;
}

const char *diff_per(const bench_file *f)
{
    return f->writer == WRITER_GENLAB ? "item" : "op";
}

/* --- columns and keys --------------------------------------------------------------------------------------------- */

static bool add_column(builder *b, const char *name, const bench_file *file)
{
    diff *d = b->d;
    if (d->ncolumns == COLUMNS_MAX) {
        snprintf(b->err, b->errsize, "%s: more than %d columns", file->path, COLUMNS_MAX);
        return false;
    }
    diff_column *more = realloc(d->columns, (d->ncolumns + 1) * sizeof *more);
    if (!more) return no_memory(b);
    d->columns = more;
    char *copy = strdup(name);
    if (!copy) return no_memory(b);
    harmless(copy);
    d->columns[d->ncolumns++] = (diff_column){.name = copy, .file = file};
    return true;
}

static size_t find_column(const diff *d, const char *name)
{
    size_t i = 0;
    while (i < d->ncolumns && strcmp(d->columns[i].name, name) != 0) i++;
    return i;
}

/* Whether a row can stand in the comparison at all. */
static bool is_candidate(const builder *b, const bench_file *f, const bench_row *row)
{
    if (row->axes && bench_name_is_yardstick(&row->is)) return false;
    if (row->axes && row->is.variant && b->request->by != AXIS_VARIANT) return false;
    return filters_match(&b->request->filters, f, row);
}

/* Puts a row into its cell. All columns must be there. */
static bool place(builder *b, const char *key, size_t column, const bench_row *row)
{
    size_t width = b->d->ncolumns;
    const json_t *known = json_object_get(b->numbers, key);
    size_t at = known ? (size_t)json_integer_value(known) : b->nkeys;
    if (!known) {
        if ((at & (at - 1)) == 0) {     /* capacity is the next power of two */
            size_t room = at ? at * 2 : 1;
            char **keys = realloc(b->keys, room * sizeof *keys);
            if (keys) b->keys = keys;
            const bench_row **grid = realloc(b->grid, room * width * sizeof *grid);
            if (grid) b->grid = grid;
            if (!keys || !grid) return no_memory(b);
        }
        if (!(b->keys[at] = strdup(key))) return no_memory(b);
        b->nkeys++;
        for (size_t i = 0; i < width; i++) b->grid[at * width + i] = NULL;
        if (json_object_set_new(b->numbers, key, json_integer((json_int_t)at)) != 0) return no_memory(b);
    }
    const bench_row **cell = &b->grid[at * width + column];
    if (*cell) {
        snprintf(b->err, b->errsize, "%s: %.200s and %.200s differ in nothing else; leave one out by --filter",
                 b->d->columns[column].file->path, (*cell)->name, row->name);
        return false;
    }
    *cell = row;
    return true;
}

/* The last part of a path, unless another file's is the same. */
static const char *short_name(const bench_file *files, size_t n, size_t i)
{
    const char *slash = strrchr(files[i].path, '/'), *name = slash ? slash + 1 : files[i].path;
    for (size_t k = 0; k < n; k++) {
        const char *other = strrchr(files[k].path, '/');
        if (k != i && !strcmp(other ? other + 1 : files[k].path, name)) return files[i].path;
    }
    return name;
}

static bool place_files(builder *b, const bench_file *files, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!add_column(b, short_name(files, n, i), &files[i])) return false;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].nrows; k++) {
            const bench_row *row = &files[i].rows[k];
            if (is_candidate(b, &files[i], row) && !place(b, row->name, i, row)) return false;
        }
    return true;
}

/* The column that has the machine code of this strategy under another name; ncolumns: none has. */
static size_t find_code(const builder *b, const bench_file *f, const char *dispatch)
{
    const json_t *ours = bench_file_genlab(f);
    const char *code = premise_code(ours, dispatch);
    size_t i = 0;
    for (; code && i < b->d->ncolumns; i++) {
        const char *other = premise_code(ours, b->d->columns[i].name);
        if (other && !strcmp(code, other)) return i;
    }
    return b->d->ncolumns;
}

/* A column for a value, unless it is a strategy that is there under another name. */
static bool add_value(builder *b, const char *value, const bench_file *f)
{
    diff *d = b->d;
    for (size_t i = 0; i < d->nsame; i++)
        if (!strcmp(d->same[i].name, value)) return true;
    size_t column = b->request->by == AXIS_DISPATCH ? find_code(b, f, value) : d->ncolumns;
    if (column == d->ncolumns) return add_column(b, value, f);
    diff_same *more = realloc(d->same, (d->nsame + 1) * sizeof *more);
    if (!more) return no_memory(b);
    d->same = more;
    char *copy = strdup(value);
    if (!copy) return no_memory(b);
    d->same[d->nsame++] = (diff_same){harmless(copy), column};
    return true;
}

/* Marks a column with what the audit has against the strategy of one of its rows. */
static bool note_broken(builder *b, size_t column, const bench_row *row)
{
    diff_column *c = &b->d->columns[column];
    axis by = b->request->by;
    bool names = by == AXIS_DISPATCH || by == AXIS_COMPILER || by == AXIS_RUNTIME;
    const char *verdict = names ? premise_broken(bench_file_genlab(c->file), row->is.dispatch) : NULL;
    if (!verdict || c->broken) return true;
    if (asprintf(&c->broken, "%s: %s", row->is.dispatch, verdict) < 0) {
        c->broken = NULL;
        return no_memory(b);
    }
    harmless(c->broken);
    return true;
}

/* The base comes first, the others as the file has them. */
static bool add_values(builder *b, const bench_file *f)
{
    const diff_request *q = b->request;
    const char *base = q->base || q->by != AXIS_VARIANT ? q->base : "row";
    char value[DIFF_KEY_SIZE];
    if (base && !add_column(b, base, f)) return false;
    bool has_base = !base;
    for (size_t k = 0; k < f->nrows; k++) {
        if (!is_candidate(b, f, &f->rows[k]) || !axis_value(q->by, f, &f->rows[k], value, sizeof value)) continue;
        if (find_column(b->d, value) == b->d->ncolumns && !add_value(b, value, f)) return false;
        has_base |= base && !strcmp(value, base);
    }
    if (has_base) return true;
    int at = snprintf(b->err, b->errsize, "%s: no row has the %s '%.100s'; there are:", f->path, axis_name(q->by), base);
    for (size_t i = 1; i < b->d->ncolumns && (size_t)at < b->errsize; i++)
        at += snprintf(b->err + at, b->errsize - (size_t)at, "%s %s", i > 1 ? "," : "", b->d->columns[i].name);
    return false;
}

static bool place_values(builder *b, const bench_file *f)
{
    char value[DIFF_KEY_SIZE], key[DIFF_KEY_SIZE];
    axis by = b->request->by;
    if (!add_values(b, f)) return false;
    for (size_t k = 0; k < f->nrows; k++) {
        const bench_row *row = &f->rows[k];
        if (!is_candidate(b, f, row) || !axis_value(by, f, row, value, sizeof value) ||
            !axis_rest(by, row, key, sizeof key))
            continue;
        size_t column = find_column(b->d, value);
        if (column < b->d->ncolumns && !(place(b, key, column, row) && note_broken(b, column, row))) return false;
    }
    return true;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static const series *usable(const bench_row *row, metric m)
{
    return row && !row->failed && row->series[m].n ? &row->series[m] : NULL;
}

/* Whether launches of one number were laid out alike, so that their pairs share what layout costs. */
static bool same_layouts(const bench_file *a, const bench_file *b)
{
    const char *launch;
    json_t *layout;
    size_t common = 0;
    json_object_foreach(a->layouts, launch, layout) {
        const json_t *other = json_object_get(b->layouts, launch);
        if (other && !json_equal(layout, other)) return false;
        common += other != NULL;
    }
    return common > 0;
}

static enum pairing pairing_of(const bench_file *a, const bench_file *b)
{
    if (!a->launches || !b->launches) return PAIR_NONE;
    if (a == b) return PAIR_ROUNDS;
    return same_layouts(a, b) ? PAIR_LAUNCHES : PAIR_NONE;
}

/* What a run that looked at its results while it ran has left of the level. */
static double alpha_of(const bench_file *f, double alpha)
{
    const json_t *sampling = json_object_get(bench_file_genlab(f), "sampling");
    const char *stopped = json_string_value(json_object_get(sampling, "stopped"));
    json_int_t looks = json_integer_value(json_object_get(sampling, "looks"));
    if (!stopped || strcmp(stopped, "precision") != 0) return alpha;
    return stats_alpha_at(alpha, looks < 1 ? 1 : looks > 1000000 ? 1000000 : (int)looks);
}

/* The noise of a workload in one file: the farthest that one of its twins stands from its row; below 0: it has no twin. */
static double floor_in(const bench_file *f, const char *workload, metric m, double alpha)
{
    double floor = -1;
    for (size_t i = 0; i < f->nrows; i++) {
        const bench_row *twin = &f->rows[i];
        if (!twin->axes || !twin->is.variant || strcmp(twin->is.variant, "twin") != 0) continue;
        if (strcmp(twin->is.workload, workload) != 0) continue;
        char name[DIFF_KEY_SIZE];
        bench_name of = twin->is;
        of.variant = NULL;
        const bench_row *row = bench_name_format(&of, name, sizeof name) ? bench_file_row(f, name) : NULL;
        const series *x = usable(row, m), *y = usable(twin, m);
        difference d;
        if (!x || !y || !stats_compare(x->at, x->n, y->at, y->n, pairing_of(f, f), alpha, seed, &d)) continue;
        if (d.launches >= 2) floor = fmax(floor, stats_floor(&d));
    }
    return floor;
}

static double known_floor(builder *b, const bench_file *f, const bench_row *row, metric m, double alpha)
{
    char key[DIFF_KEY_SIZE];
    if (!row->axes) return -1;
    snprintf(key, sizeof key, "%s %p %s", metric_name(m), (const void *)f, row->is.workload);
    const json_t *known = json_object_get(b->floors, key);
    if (known) return json_real_value(known);
    double floor = floor_in(f, row->is.workload, m, alpha);
    json_object_set_new(b->floors, key, json_real(floor));
    return floor;
}

static const bench_row *yardstick(const bench_file *f)
{
    for (size_t i = 0; i < f->nrows; i++)
        if (f->rows[i].axes && !f->rows[i].is.variant && bench_name_is_yardstick(&f->rows[i].is)) return &f->rows[i];
    return NULL;
}

/* How the yardstick of `other` stands to that of `base`, as a ratio; 0: one has none, or they are one file. */
static double drift_of(const bench_file *base, const bench_file *other, metric m, double alpha)
{
    const series *x = usable(yardstick(base), m), *y = usable(yardstick(other), m);
    difference d;
    if (base == other || !x || !y) return 0;
    enum pairing pairing = pairing_of(base, other);
    return stats_compare(x->at, x->n, y->at, y->n, pairing, alpha, seed, &d) ? d.ratio.mid : 0;
}

static void compare_counts(const series *base, diff_cell *c)
{
    double from = base->at[0].value, to = c->series->at[0].value;
    double ratio = from == to ? 1 : from > 0 ? to / from : INFINITY;
    c->compared = c->exact = true;
    c->d = (difference){.ratio = {ratio, ratio, ratio}, .p = from == to, .launches = 1};
    c->p = c->d.p;
    c->verdict = (to > from) - (to < from);
}

static void compare_samples(builder *b, metric m, const bench_row *base, const bench_row *row, size_t column, diff_cell *c)
{
    const bench_file *x = b->d->columns[0].file, *y = b->d->columns[column].file;
    const series *from = usable(base, m);
    c->compared = true;
    c->alpha = fmin(alpha_of(x, b->d->alpha), alpha_of(y, b->d->alpha));
    stats_compare(from->at, from->n, c->series->at, c->series->n, pairing_of(x, y), c->alpha, seed, &c->d);
    c->p = c->d.p;
    c->floor = fmax(known_floor(b, x, base, m, b->d->alpha), known_floor(b, y, row, m, b->d->alpha));
    if (c->floor >= 0 && b->drift[column] > 0) c->floor += DRIFT_WEIGHT * fabs(b->drift[column] - 1);
}

/* A number of bytes that our VM or another program's counter gave once. Peers tell resident memory, which moves. */
static bool is_allocation(const bench_row *row, metric m)
{
    return m == METRIC_MEMORY && row->series[m].n == 1 && !(row->axes && !strcmp(row->is.set, "-"));
}

/* Whether both sides were counted. */
static bool is_counted(metric m, const bench_row *a, const bench_row *b)
{
    return metric_is_exact(m) || (is_allocation(a, m) && is_allocation(b, m));
}

static void fill_row(builder *b, metric m, const bench_row *const *rows, diff_row *out)
{
    const series *base = usable(rows[0], m);
    for (size_t i = 0; i < b->d->ncolumns; i++) {
        diff_cell *c = &out->cells[i];
        *c = (diff_cell){.series = usable(rows[i], m), .d = {.ratio = {1, 1, 1}, .p = 1}, .p = 1, .floor = -1};
        if (!c->series) continue;
        bool known = c->series->level.mid > 0 && b->d->alpha == SERIES_ALPHA;
        c->level = known ? c->series->level : stats_level(c->series->at, c->series->n, b->d->alpha, seed);
        if (i == 0) continue;
        if (is_counted(m, rows[0], rows[i])) compare_counts(base, c);
        else compare_samples(b, m, rows[0], rows[i], i, c);
    }
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static void decide(diff_cell *c)
{
    if (c->compared && !c->exact) c->verdict = stats_differs(&c->d, c->p, c->floor < 0 ? 0 : c->floor, c->alpha);
}

/* The least p that a comparison of so many units can have: all of one sign, or all of one side above the other. */
static double least_p(const diff_cell *base, const diff_cell *c)
{
    double all[2048];
    size_t n = c->d.launches;
    if (n < 2 || n > sizeof all / sizeof *all / 2 || (!c->d.paired && base->series->n != c->series->n)) return 0;
    for (size_t i = 0; i < 2 * n; i++) all[i] = (double)(i + 1);
    return c->d.paired ? stats_signed_rank(all, n) : stats_rank_sum(all, n, all + n, n);
}

/* How many comparisons cannot pass whatever was measured. */
static size_t count_hopeless(const builder *b, const diff_table *t)
{
    double least = 1, n = (double)t->comparisons;
    size_t alone = 0;
    for (size_t i = 0; i < t->nrows; i++)
        for (size_t k = 1; k < b->d->ncolumns; k++) {
            const diff_cell *c = &t->rows[i].cells[k];
            if (!c->compared || c->exact) continue;
            double p = least_p(&t->rows[i].cells[0], c);
            least = fmin(least, p);
            alone += p >= c->alpha;
        }
    return least * n >= b->d->alpha ? t->comparisons : alone;
}

/* Adjusts the p of the whole table, then applies the rule. */
static bool settle(builder *b, diff_table *t)
{
    size_t width = b->d->ncolumns, n = 0;
    double *p = malloc((t->nrows * width + 1) * sizeof *p);
    if (!p) return no_memory(b);
    for (size_t i = 0; i < t->nrows; i++)
        for (size_t k = 1; k < width; k++)
            if (t->rows[i].cells[k].compared && !t->rows[i].cells[k].exact) p[n++] = t->rows[i].cells[k].p;
    stats_holm(p, n);
    t->comparisons = n;
    n = 0;
    for (size_t i = 0; i < t->nrows; i++)
        for (size_t k = 1; k < width; k++) {
            diff_cell *c = &t->rows[i].cells[k];
            if (c->compared && !c->exact) c->p = p[n++];
            decide(c);
        }
    t->hopeless = count_hopeless(b, t);
    free(p);
    return true;
}

static bool average(builder *b, diff_table *t)
{
    double *levels = malloc((t->nrows + 1) * sizeof *levels), *ratios = malloc((t->nrows + 1) * sizeof *ratios);
    t->means = calloc(b->d->ncolumns, sizeof *t->means);
    bool ok = levels && ratios && t->means;
    for (size_t k = 0; ok && k < b->d->ncolumns; k++) {
        size_t n = 0;
        for (size_t i = 0; i < t->nrows; i++) {
            const diff_cell *c = &t->rows[i].cells[k], *base = &t->rows[i].cells[0];
            if (!c->series || !(c->level.mid > 0) || !(base->level.mid > 0) || (k && !c->d.launches)) continue;
            levels[n] = c->level.mid;
            ratios[n++] = k ? c->d.ratio.mid : 1;
        }
        if (n) t->means[k] = (diff_mean){stats_geomean(levels, n), stats_geomean(ratios, n), n};
    }
    free(levels);
    free(ratios);
    return ok || no_memory(b);
}

static bool add_row(builder *b, diff_table *t, size_t key)
{
    const bench_row **rows = &b->grid[key * b->d->ncolumns];
    diff_row row = {strdup(b->keys[key]), calloc(b->d->ncolumns, sizeof *row.cells)};
    if (!row.name || !row.cells) {
        free(row.name);
        free(row.cells);
        return no_memory(b);
    }
    harmless(row.name);
    fill_row(b, t->metric, rows, &row);
    t->rows[t->nrows++] = row;
    return true;
}

static bool is_shown(const builder *b, size_t key, metric m)
{
    const bench_row **rows = &b->grid[key * b->d->ncolumns];
    if (!usable(rows[0], m)) return false;
    for (size_t i = 1; i < b->d->ncolumns; i++)
        if (usable(rows[i], m)) return true;
    return false;
}

static bool add_table(builder *b, metric m)
{
    diff *d = b->d;
    size_t n = 0;
    for (size_t i = 0; i < b->nkeys; i++) n += is_shown(b, i, m);
    if (n == 0) {
        if (!b->request->metrics[m]) return true;
        snprintf(b->err, b->errsize, "no row has %s on both sides", metric_name(m));
        return false;
    }
    diff_table *more = realloc(d->tables, (d->ntables + 1) * sizeof *more);
    if (!more) return no_memory(b);
    d->tables = more;
    diff_table *t = &d->tables[d->ntables++];
    *t = (diff_table){.metric = m, .rows = calloc(n, sizeof *t->rows)};
    if (!t->rows) return no_memory(b);
    for (size_t i = 0; i < d->ncolumns; i++)
        b->drift[i] = drift_of(d->columns[0].file, d->columns[i].file, m, d->alpha);
    for (size_t i = 0; i < b->nkeys; i++)
        if (is_shown(b, i, m) && !add_row(b, t, i)) return false;
    return settle(b, t) && average(b, t);
}

/* --- what does not fit -------------------------------------------------------------------------------------------- */

static bool add_lone(builder *b, size_t column, const char *name, bool failed)
{
    diff *d = b->d;
    if ((d->nlone & (d->nlone - 1)) == 0) {
        diff_lone *more = realloc(d->lone, (d->nlone ? d->nlone * 2 : 1) * sizeof *more);
        if (!more) return no_memory(b);
        d->lone = more;
    }
    char *copy = strdup(name);
    if (!copy) return no_memory(b);
    harmless(copy);
    d->lone[d->nlone++] = (diff_lone){column, copy, failed};
    return true;
}

/* Rows that failed, and of files those that the base lacks or that only the base has. An axis is never full. */
static bool find_lone(builder *b, bool files)
{
    size_t width = b->d->ncolumns;
    for (size_t i = 0; i < b->nkeys; i++) {
        const bench_row **rows = &b->grid[i * width];
        size_t have = 0;
        for (size_t k = 0; k < width; k++) have += rows[k] != NULL;
        for (size_t k = 0; k < width; k++) {
            bool failed = rows[k] && rows[k]->failed, alone = files && rows[k] && (have == 1 || !rows[0]);
            if ((failed || alone) && !add_lone(b, k, b->keys[i], failed)) return false;
        }
    }
    return true;
}

static bool find_drift(builder *b)
{
    diff *d = b->d;
    d->drift = calloc(d->ncolumns, sizeof *d->drift);
    if (!d->drift) return no_memory(b);
    for (size_t i = 1; i < d->ncolumns; i++)
        d->drift[i] = drift_of(d->columns[0].file, d->columns[i].file, METRIC_TIME, d->alpha);
    return true;
}

static bool is_wanted(const diff_request *q, metric m)
{
    bool any = false;
    for (metric k = 0; k < METRICS; k++) any |= q->metrics[k];
    return !any || q->metrics[m];
}

static bool make_tables(builder *b, bool files)
{
    for (metric m = 0; m < METRICS; m++)
        if (is_wanted(b->request, m) && !add_table(b, m)) return false;
    if (b->d->ntables) return find_lone(b, files) && find_drift(b);
    const char *file = b->d->ncolumns ? b->d->columns[0].file->path : "";
    if (b->nkeys == 0) snprintf(b->err, b->errsize, "no row is left to compare");
    else if (files) snprintf(b->err, b->errsize, "%s: none of its rows is in another file, too", file);
    else snprintf(b->err, b->errsize, "%s: no two rows differ in nothing but %s", file, axis_name(b->request->by));
    return false;
}

static bool build(diff *d, const bench_file *files, size_t n, const diff_request *q, bool by_axis, char *err,
                  size_t errsize)
{
    *d = (diff){.alpha = q->alpha};
    builder b = {.d = d, .request = q, .numbers = json_object(), .floors = json_object(), .err = err, .errsize = errsize};
    bool ok = (b.numbers && b.floors) || no_memory(&b);
    ok = ok && (by_axis ? place_values(&b, files) : place_files(&b, files, n)) && make_tables(&b, !by_axis);
    for (size_t i = 0; i < b.nkeys; i++) free(b.keys[i]);
    free(b.keys);
    free(b.grid);
    json_decref(b.numbers);
    json_decref(b.floors);
    if (!ok) diff_free(d);
    return ok;
}

bool diff_files(diff *d, const bench_file *files, size_t n, const diff_request *request, char *err, size_t errsize)
{
    diff_request q = *request;
    q.by = AXES;
    return build(d, files, n, &q, false, err, errsize);
}

bool diff_axis(diff *d, const bench_file *file, const diff_request *request, char *err, size_t errsize)
{
    return build(d, file, 1, request, true, err, errsize);
}

static void free_table(diff_table *t)
{
    for (size_t i = 0; i < t->nrows; i++) {
        free(t->rows[i].name);
        free(t->rows[i].cells);
    }
    free(t->rows);
    free(t->means);
}

void diff_free(diff *d)
{
    for (size_t i = 0; i < d->ntables; i++) free_table(&d->tables[i]);
    for (size_t i = 0; i < d->ncolumns; i++) {
        free(d->columns[i].name);
        free(d->columns[i].broken);
    }
    for (size_t i = 0; i < d->nsame; i++) free(d->same[i].name);
    free(d->same);
    for (size_t i = 0; i < d->nlone; i++) free(d->lone[i].name);
    free(d->tables);
    free(d->columns);
    free(d->lone);
    free(d->drift);
    *d = (diff){0};
}
