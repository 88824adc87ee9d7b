#include "ablation.h"

#include <stdlib.h>
#include <string.h>
#include "../bench/stats/holm.h"
#include "../bench/stats/level.h"
#include "format.h"

static const double alpha = SERIES_ALPHA;

static const char *text_at(const json_t *o, const char *key)
{
    const char *text = json_string_value(json_object_get(o, key));
    return text ? text : "";
}

/* The row of a workload under a strategy and a set; NULL: there is none. */
static const bench_row *row_of(const bench_file *f, const bench_row *like, const char *set, const char *variant)
{
    bench_name name = like->is;
    char text[5000];
    name.set = (char *)(uintptr_t)set;
    name.variant = (char *)(uintptr_t)variant;
    const bench_row *row = bench_name_format(&name, text, sizeof text) ? bench_file_row(f, text) : NULL;
    return row && row->axes && !row->failed ? row : NULL;
}

static double exact(const bench_row *row, metric m) { return row->series[m].n ? row->series[m].at[0].value : 0; }

static ablation_point point_of(const bench_row *row)
{
    const series *time = &row->series[METRIC_TIME];
    return (ablation_point){time->level.mid > 0 ? time->level : stats_level(time->at, time->n, alpha, 1), exact(row,
                            METRIC_INSTRUCTIONS), exact(row, METRIC_BYTECODES)};
}

/* `without` over `with`. */
static ablation_factor factor_of(const bench_row *with, const bench_row *without)
{
    ablation_factor factor = {0};
    if (!with || !without) return factor;
    const series *a = &with->series[METRIC_TIME], *b = &without->series[METRIC_TIME];
    if (!stats_compare(a->at, a->n, b->at, b->n, PAIR_ROUNDS, alpha, 1, &factor.d)) factor.d = (difference){0};
    double x = exact(with, METRIC_INSTRUCTIONS), y = exact(without, METRIC_INSTRUCTIONS);
    factor.instructions = x > 0 ? y / x : 0;
    return factor;
}

/* Applies the rule to all factors of an ablation, which are reported together. */
static bool claim(ablation *a, const bench_row *twin, const bench_row *full)
{
    ablation_factor noise = factor_of(full, twin), **list = malloc((2 * a->n + 1) * sizeof *list);
    double *p = malloc((2 * a->n + 1) * sizeof *p), floor = noise.d.launches ? stats_floor(&noise.d) : 0;
    size_t n = 0;
    bool ok = list && p;
    for (size_t i = 0; ok && i < a->n; i++) {
        ablation_factor *both[] = {&a->parts[i].alone, &a->parts[i].left_out};
        for (int k = 0; k < 2; k++)
            if (both[k]->d.launches) {
                list[n] = both[k];
                p[n++] = both[k]->d.p;
            }
    }
    if (ok) stats_holm(p, n);
    for (size_t i = 0; i < n; i++) list[i]->verdict = stats_differs(&list[i]->d, p[i], floor, alpha);
    free(list);
    free(p);
    return ok;
}

static bool add_part(ablation *a, const bench_file *f, const bench_row *none, const bench_row *full, const json_t *entry)
{
    const char *name = text_at(entry, "name");
    const bench_row *alone = row_of(f, none, name, NULL), *without = row_of(f, none, text_at(entry, "without"), NULL);
    const bench_row *upto = row_of(f, none, text_at(entry, "upto"), NULL);
    if (!alone) return true;
    ablation_part *more = realloc(a->parts, (a->n + 1) * sizeof *more);
    if (!more) return false;
    a->parts = more;
    ablation_part *p = &more[a->n];
    *p = (ablation_part){.name = strdup(name), .hits = json_number_value(json_object_get(entry, "hits_per_item")), .step = upto != NULL};
    if (!p->name) return false;
    a->n++;
    p->alone = factor_of(alone, none);
    p->left_out = factor_of(full, without);
    if (upto) p->upto = point_of(upto);
    return true;
}

/* The ablation of the workload that `none`, a row without specializers, belongs to. */
static bool add(ablations *all, const bench_file *f, const bench_row *none, const json_t *entry)
{
    const bench_row *full = row_of(f, none, text_at(entry, "full"), NULL);
    const json_t *parts = json_object_get(entry, "parts"), *part;
    size_t i;
    if (!full || none->failed || !json_is_array(parts)) return true;
    ablation *more = realloc(all->at, (all->n + 1) * sizeof *more);
    if (!more) return false;
    all->at = more;
    ablation *a = &more[all->n++];
    *a = (ablation){.workload = strdup(none->is.workload), .dispatch = strdup(none->is.dispatch)};
    if (!a->workload || !a->dispatch) return false;
    a->none = point_of(none);
    a->full = point_of(full);
    a->whole = factor_of(full, none).d;
    json_array_foreach(parts, i, part)
        if (!add_part(a, f, none, full, part)) return false;
    return claim(a, row_of(f, none, text_at(entry, "full"), "twin"), full);
}

bool ablations_add(ablations *a, const bench_file *f)
{
    for (size_t i = 0; i < f->nrows; i++) {
        const bench_row *row = &f->rows[i];
        const json_t *entry = row->axes ? json_object_get(f->ablations, row->is.workload) : NULL;
        if (!entry || row->is.variant || strcmp(row->is.set, "none") != 0) continue;
        if (row->is.items != json_integer_value(json_object_get(entry, "items"))) continue;
        if (!add(a, f, row, entry)) return false;
    }
    return true;
}

void ablations_free(ablations *a)
{
    for (size_t i = 0; i < a->n; i++) {
        for (size_t k = 0; k < a->at[i].n; k++) free(a->at[i].parts[k].name);
        free(a->at[i].parts);
        free(a->at[i].workload);
        free(a->at[i].dispatch);
    }
    free(a->at);
    *a = (ablations){0};
}

static bool has_word(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = words + strspn(words, " "); *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (length == n && !strncmp(at, word, n)) return true;
        at += length;
    }
    return false;
}

bool ablation_owns(const bench_file *f, const bench_row *row)
{
    const json_t *entry = json_object_get(f->ablations, row->is.workload), *part;
    size_t i;
    if (!entry || !strcmp(row->is.set, text_at(entry, "full")) || has_word(text_at(entry, "main"), row->is.set)) return false;
    json_array_foreach(json_object_get(entry, "parts"), i, part)
        if (!strcmp(row->is.set, text_at(part, "name")) || !strcmp(row->is.set, text_at(part, "without")) ||
            !strcmp(row->is.set, text_at(part, "upto")))
            return true;
    return false;
}

/* --- sentences ---------------------------------------------------------------------------------------------------- */

/* "1.62 (1.58 to 1.66)" */
static void put_ratio(FILE *out, estimate e)
{
    char mid[NUMBER_SIZE], low[NUMBER_SIZE], high[NUMBER_SIZE];
    fprintf(out, "%s (%s to %s)", format_number(mid, e.mid), format_number(low, e.low), format_number(high, e.high));
}

enum measure { TIME, INSTRUCTIONS };

/* What a part is worth by a measure, alone or beside the others; 0: nothing is claimed. Counts are exact. */
static double worth(const ablation *a, size_t i, bool alone, enum measure by)
{
    const ablation_factor *f = alone ? &a->parts[i].alone : &a->parts[i].left_out;
    if (by == INSTRUCTIONS) return f->instructions > 1 ? f->instructions : 0;
    return f->verdict > 0 ? f->d.ratio.mid : 0;
}

/* The part that is worth most, but less than `below`; n: there is none. */
static size_t largest(const ablation *a, bool alone, enum measure by, double below)
{
    size_t best = a->n;
    for (size_t i = 0; i < a->n; i++) {
        double x = worth(a, i, alone, by);
        if (x > 0 && x < below && (best == a->n || x > worth(a, best, alone, by))) best = i;
    }
    return best;
}

/* Whether p can pass the rule at all: the signed-rank test's least is 2 / 2^launches, and Holm multiplies by the comparisons. */
static bool can_claim(const ablation *a)
{
    double least = 4 * (double)a->n;
    for (size_t i = 0; i < a->whole.launches && i < 64; i++) least /= 2;
    return least < alpha;
}

/* The three that are worth most. */
static void say_ranking(FILE *out, const ablation *a, bool alone, enum measure by)
{
    const char *what = by == TIME ? "time" : "machine instructions";
    double below = 1e300;
    fprintf(out, "%s under %s: ", a->workload, a->dispatch);
    for (int rank = 0; rank < 3; rank++) {
        size_t i = largest(a, alone, by, below);
        if (i == a->n && rank == 0)
            fprintf(out, "%s, no specializer is shown to save %s", alone ? "alone" : "beside all others", what);
        if (i == a->n) break;
        below = worth(a, i, alone, by);
        if (rank > 0) fprintf(out, "; %s %s ", rank == 1 ? "next" : "then", a->parts[i].name);
        else if (alone) fprintf(out, "alone, %s is worth most: %s without specializers over %s with it ", a->parts[i].name,
                                what, what);
        else fprintf(out, "beside all others, %s is worth most: %s without it over %s with all ", a->parts[i].name, what, what);
        const ablation_factor *f = alone ? &a->parts[i].alone : &a->parts[i].left_out;
        char number[NUMBER_SIZE];
        if (by == TIME) put_ratio(out, f->d.ratio);
        else fputs(format_number(number, below), out);
    }
    fputs(".\n", out);
}

static void say_time(FILE *out, const ablation *a)
{
    char x[NUMBER_SIZE], y[NUMBER_SIZE];
    fprintf(out, "%s under %s: %s ns per item without specializers, %s with all on, a quotient of ", a->workload, a->dispatch,
            format_number(x, a->none.ns.mid), format_number(y, a->full.ns.mid));
    put_ratio(out, a->whole.ratio);
    fputs(".\n", out);
    if (!can_claim(a)) {
        fprintf(out, "%s under %s: %zu launches are too few to show what a single specializer is worth in time.\n", a->workload,
                a->dispatch, a->whole.launches);
        return;
    }
    say_ranking(out, a, true, TIME);
    say_ranking(out, a, false, TIME);
}

void ablations_say(FILE *out, const ablations *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const ablation *a = &all->at[i];
        char x[NUMBER_SIZE], y[NUMBER_SIZE];
        fprintf(out, "%s under %s: %zu specializer%s; the others never do and have no rows.\n", a->workload, a->dispatch, a->n,
                a->n == 1 ? " fires" : "s fire");
        if (a->n && a->whole.launches) say_time(out, a);
        if (!a->n || !(a->none.instructions > 0) || !(a->full.instructions > 0)) continue;
        fprintf(out, "%s under %s: %s machine instructions per item without specializers, %s with all on.\n", a->workload,
                a->dispatch, format_number(x, a->none.instructions), format_number(y, a->full.instructions));
        say_ranking(out, a, true, INSTRUCTIONS);
        say_ranking(out, a, false, INSTRUCTIONS);
    }
}
