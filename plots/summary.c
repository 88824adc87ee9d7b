#include "summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "diff_format.h"
#include "format.h"

/* --- words -------------------------------------------------------------------------------------------------------- */

/* "1.62 (1.58 to 1.66)" */
static void put_estimate(FILE *f, estimate e)
{
    char mid[NUMBER_SIZE], low[NUMBER_SIZE], high[NUMBER_SIZE];
    fprintf(f, "%s (%s to %s)", format_number(mid, e.mid), format_number(low, e.low), format_number(high, e.high));
}

static estimate inverse(estimate e) { return (estimate){1 / e.mid, 1 / e.high, 1 / e.low}; }

/* "gen_iter under tail" of gen_iter/tail/n:100; what has one part alone is its name. */
static void put_row(FILE *f, const char *name)
{
    const char *items = strstr(name, "/n:"), *slash = strchr(name, '/');
    int length = items ? (int)(items - name) : (int)strlen(name);
    if (slash && slash - name < length)
        fprintf(f, "%.*s under %.*s", (int)(slash - name), name, length - (int)(slash - name) - 1, slash + 1);
    else
        fprintf(f, "%.*s", length, name);
}

/* How the rows of a column stand to the base. */
typedef struct tally {
    size_t faster, slower, same;
    const diff_row *most, *least;       /* those of the claimed rows that gain and lose most; NULL: none does */
} tally;

static tally count(const diff_table *t, size_t column)
{
    tally n = {0};
    for (size_t i = 0; i < t->nrows; i++) {
        const diff_row *row = &t->rows[i];
        const diff_cell *c = &row->cells[column];
        if (!c->compared) continue;
        n.faster += c->verdict < 0;
        n.slower += c->verdict > 0;
        n.same += c->verdict == 0;
        if (c->verdict < 0 && (!n.most || c->d.ratio.mid < n.most->cells[column].d.ratio.mid)) n.most = row;
        if (c->verdict > 0 && (!n.least || c->d.ratio.mid > n.least->cells[column].d.ratio.mid)) n.least = row;
    }
    return n;
}

static void put_times_as_fast(FILE *f, const diff_row *row, size_t column)
{
    put_row(f, row->name);
    fputs(", ", f);
    put_estimate(f, inverse(row->cells[column].d.ratio));
    fputs(" times as fast", f);
}

/* --- sentences ---------------------------------------------------------------------------------------------------- */

/* Columns, those with the least time first. */
typedef struct ranked {
    size_t column;
    diff_cell mean;
} ranked;

static int by_ratio(const void *a, const void *b)
{
    double x = ((const ranked *)a)->mean.d.ratio.mid, y = ((const ranked *)b)->mean.d.ratio.mid;
    return (x > y) - (x < y);
}

/* malloc'ed; NULL: out of memory. The base is left out. */
static ranked *rank_columns(const diff *d, const diff_table *t)
{
    ranked *list = malloc(d->ncolumns * sizeof *list);
    for (size_t k = 1; list && k < d->ncolumns; k++) {
        list[k - 1].column = k;
        diff_mean_difference(d, t, k, &list[k - 1].mean);
    }
    if (list) qsort(list, d->ncolumns - 1, sizeof *list, by_ratio);
    return list;
}

/* The base against the other columns: ", 1.31 (1.2 to 1.4) times under switch (slower in 3 of 14 workloads)" */
static bool say_columns(FILE *f, const comparison *c, const char *what)
{
    const diff_table *t = comparison_table(c);
    ranked *list = rank_columns(&c->d, t);
    for (size_t i = 0; list && i + 1 < c->d.ncolumns; i++) {
        tally n = count(t, list[i].column);
        fprintf(f, "%s %s takes ", i ? ";" : "", c->d.columns[list[i].column].name);
        put_estimate(f, list[i].mean.d.ratio);
        fprintf(f, " times as long%s: slower in %zu of %zu %s", list[i].mean.verdict ? "" : ", which is within the noise",
                n.slower,
                n.slower + n.faster + n.same, what);
        if (n.faster) fprintf(f, ", faster in %zu", n.faster);
    }
    free(list);
    return list != NULL;
}

static const char *phrase_of(const char *set)
{
    return !strcmp(set, "all") ? "With all specializers" : "Without specializers";
}

static bool say_dispatches(FILE *f, const contrasts *c)
{
    const diff_table *t = comparison_table(&c->dispatches);
    if (!t) return true;
    fprintf(f, "%s, %s has the least time of the dispatch strategies (geometric mean of %zu workloads). Against it",
            phrase_of(c->set),
            c->dispatches.d.columns[0].name, t->nrows);
    bool ok = say_columns(f, &c->dispatches, "workloads");
    fputs(".\n", f);
    diff_premises(f, &c->dispatches.d, "", ".\n", (diff_style){.utf8 = true});
    return ok;
}

/* What a set is worth against none. */
static void say_set(FILE *f, const comparison *c, const char *what)
{
    const diff_table *t = comparison_table(c);
    if (!t) return;
    tally n = count(t, 1);
    diff_cell mean;
    fprintf(f, "%s is faster than no specializer in %zu of %zu pairs of workload and dispatch, slower in %zu; the others are "
            "not told "
               "apart.", what, n.faster, n.faster + n.slower + n.same, n.slower);
    if (n.most) {
        fputs(" It gains most in ", f);
        put_times_as_fast(f, n.most, 1);
        fputs(n.least ? ", and loses most in " : ".", f);
    } else if (n.least) {
        fputs(" It loses most in ", f);
    }
    if (n.least) {
        put_times_as_fast(f, n.least, 1);
        fputs(".", f);
    }
    if (diff_mean_difference(&c->d, t, 1, &mean)) {
        fputs(" Geometric mean: ", f);
        put_estimate(f, inverse(mean.d.ratio));
        fprintf(f, " times as fast%s.", mean.verdict ? "" : ", which is within the noise");
    }
    fputs("\n", f);
}

/* The row of a comparison between workloads: DISPATCH/SET. */
static const diff_row *row_under(const diff_table *t, const char *dispatch, const char *set)
{
    size_t n = strlen(dispatch);
    for (size_t i = 0; t && i < t->nrows; i++)
        if (!strncmp(t->rows[i].name, dispatch, n) && t->rows[i].name[n] == '/' && !strcmp(t->rows[i].name + n + 1,
            set)) return &t->rows[i];
    return NULL;
}

static void put_times_as_long(FILE *f, const char *separator, const diff_row *row, const char *phrase)
{
    fprintf(f, "%s", separator);
    put_estimate(f, row->cells[1].d.ratio);
    fprintf(f, " times as long %s%s", phrase, row->cells[1].verdict ? "" : ", which is within the noise");
}

/* One workload against another, under the fastest strategy with and without specializers, and under each peer. */
static void say_pair(FILE *f, const result_run *run, const contrasts *c, const contrast *pair)
{
    const diff_table *t = comparison_table(&pair->c);
    const char *dispatch = c->fastest >= 0 ? run->dispatches[c->fastest] : "";
    const diff_row *all = row_under(t, dispatch, "all"), *none = row_under(t, dispatch, "none");
    char phrase[420];
    if (!all && !none) return;
    const char *base = run->workloads[pair->base].label, *other = run->workloads[pair->other].label;
    if (pair->family)
        fprintf(f, "An item of %s at depth %ld against one at depth %ld, under %s: ", pair->family->stem,
                pair->family->depths[pair->family->n - 1], pair->family->depths[0], dispatch);
    else
        fprintf(f, "An item of %s against one of %s, under %s: ", other, base, dispatch);
    if (all) put_times_as_long(f, "", all, "with all specializers");
    if (none) put_times_as_long(f, all ? ", " : "", none, "without");
    for (int d = 0; d < run->ndispatches; d++) {
        const diff_row *peer = row_under(t, run->dispatches[d], "-");
        if (!peer) continue;
        snprintf(phrase, sizeof phrase, "in %s", run->dispatches[d]);
        put_times_as_long(f, ", ", peer, phrase);
    }
    fputs(".\n", f);
}

static bool say_runtimes(FILE *f, const contrasts *c)
{
    const diff_table *t = comparison_table(&c->runtimes);
    if (!t) return true;
    fprintf(f, "Against %s (geometric means of the workloads that both have)", c->runtimes.d.columns[0].name);
    bool ok = say_columns(f, &c->runtimes, "workloads");
    fputs(".\n", f);
    return ok;
}

/* "136", or "208 (200 to 215)" of what was sampled */
static void put_bytes(FILE *f, const result_row *row)
{
    char number[NUMBER_SIZE];
    if (results_series(row)->n > 1) put_estimate(f, row->level);
    else fputs(format_number(number, row->level.mid), f);
}

static const result_row *first_memory(const result_run *run, int workload, int dispatch)
{
    for (int s = 0; s < run->nsets; s++) {
        const result_row *row = results_usable(results_at(run, workload, dispatch, s), METRIC_MEMORY);
        if (row) return row;
    }
    return NULL;
}

static void say_memory(FILE *f, const result_run *run, const contrasts *c)
{
    int peer_set = results_set(run, "-");
    for (int w = 0; w < run->nworkloads; w++) {
        const result_row *own = c->fastest >= 0 ? first_memory(run, w, c->fastest) : NULL;
        bool open = false;
        for (int d = 0; d < run->ndispatches; d++) {
            const result_row *row = d == c->fastest ? own : first_memory(run, w, d);
            if (!row || (row != own && row->set != peer_set)) continue;
            if (!open) fprintf(f, "Bytes per item of %s: ", run->workloads[w].label);
            else fputs(", ", f);
            open = true;
            put_bytes(f, row);
            fprintf(f, " under %s", run->dispatches[d]);
        }
        if (open) fputs(".\n", f);
    }
}

/* What the twins show. */
static void say_noise(FILE *f, const result_run *run, const contrasts *c)
{
    const diff_table *t = comparison_table(&c->twins);
    const char *verdict = json_string_value(json_object_get(json_object_get(results_genlab(run), "doctor"), "verdict"));
    size_t most = 0, n = 0;
    double sum = 0;
    for (size_t i = 0; t && i < t->nrows; i++) {
        const diff_cell *cell = &t->rows[i].cells[1];
        if (!cell->compared || !cell->d.launches) continue;
        if (!n || stats_floor(&cell->d) > stats_floor(&t->rows[most].cells[1].d)) most = i;
        sum += stats_floor(&cell->d);
        n++;
    }
    if (n) {
        fprintf(f, "Noise: identical twins of %zu rows stand at most %.1f %% from them in the mean, %.1f %% in ", n,
                100 * sum / (double)n, 100 * stats_floor(&t->rows[most].cells[1].d));
        put_row(f, t->rows[most].name);
        fputs("; no smaller difference is called one.\n", f);
    }
    if (verdict) fprintf(f, "The machine, as genlab doctor judged it during the run: %s.\n", verdict);
}

static void say_trust(FILE *f, const result_run *run, const contrasts *c)
{
    const comparison *all[] = {&c->dispatches, &c->on_off, &c->all_off, &c->runtimes};
    size_t hopeless = 0, compared = 0;
    int failed = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const diff_table *t = comparison_table(all[i]);
        if (!t) continue;
        hopeless += t->hopeless;
        compared += t->comparisons;
    }
    if (hopeless)
        fprintf(f, "%zu of %zu comparisons rest on too few launches for any difference to be called one: measure more "
                   "(genlab bench --launches).\n", hopeless, compared);
    for (int i = 0; i < run->nrows; i++) failed += run->rows[i].of->failed > 0;
    if (failed) fprintf(f, "%d of %d rows failed and stand in no figure.\n", failed, run->nrows);
    if (json_is_true(json_object_get(results_genlab(run), "dirty")))
        fputs("The tree had changes that are in no commit: the commit alone does not reproduce these figures.\n", f);
    if (compared)
        fputs("Ranges in parentheses are intervals at 99 %. A difference is called one by the rule of genlab compare: its "
              "interval "
              "leaves out 1, its p after Holm's correction over its table is below 0.01, and it is larger than the noise.\n", f);
}

char *summary_text(const result_run *run, const contrasts *c)
{
    char *text = NULL;
    size_t size;
    FILE *f = open_memstream(&text, &size);
    if (!f) return NULL;
    bool ok = say_dispatches(f, c);
    say_set(f, &c->on_off, "FOR_ITER_GEN alone (the set for_iter_gen)");
    say_set(f, &c->all_off, "Every specializer together (the set all)");
    ablations_say(f, &run->ablations);
    for (int i = 0; i < c->npairs; i++) say_pair(f, run, c, &c->pairs[i]);
    ok = say_runtimes(f, c) && ok;
    say_memory(f, run, c);
    say_noise(f, run, c);
    say_trust(f, run, c);
    ok = !ferror(f) && ok;
    if (fclose(f) || !ok) {
        free(text);
        return NULL;
    }
    return text;
}
