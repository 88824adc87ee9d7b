#include "summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "compare.h"
#include "format.h"

static const char *label_of(const result_run *run, const result_row *row)
{
    return run->workloads[row->workload].label;
}

/* "1.62 under cgoto (1.58 to 1.66)" */
static void put_quotient(FILE *f, const result_run *run, quotient q, int dispatch, const char *separator)
{
    char mid[NUMBER_SIZE], low[NUMBER_SIZE], high[NUMBER_SIZE];
    fprintf(f, "%s%s under %s (%s to %s)", separator, format_number(mid, q.mid), run->dispatches[dispatch],
            format_number(low, q.low), format_number(high, q.high));
}

/* The sets that bound all others, and how to say them. */
static const struct { const char *name, *phrase; } bounds[] = {
    {"all", "with all specializers"},
    {"none", "without specializers"},
};
enum { BOUNDS = sizeof bounds / sizeof *bounds };

static int by_ratio(const void *a, const void *b)
{
    double x = ((const comparison *)a)->ratio.mid, y = ((const comparison *)b)->ratio.mid;
    return (x > y) - (x < y);
}

static bool has_base(const comparisons *c, int workload)
{
    for (int i = 0; i < c->n; i++)
        if (c->at[i].base->workload == workload) return true;
    return false;
}

/* FOR_ITER_GEN: a sentence for each generator that has a list to stand against, one for all else. */
static bool say_on_off(FILE *f, const result_run *run, const comparisons *pairs)
{
    comparisons all;
    if (!compare_on_off(run, &all)) return false;
    int others = 0;
    for (int i = 0; i < all.n; i++) {
        int w = all.at[i].base->workload;
        if (!has_base(pairs, w)) {
            all.at[others++] = all.at[i];
            continue;
        }
        bool first = i == 0 || all.at[i - 1].base->workload != w;
        bool last = i + 1 == all.n || all.at[i + 1].base->workload != w;
        if (first)
            fprintf(f, "Speed of %s with for_iter_gen alone, as a multiple of its speed without specializers:",
                    label_of(run, all.at[i].base));
        put_quotient(f, run, all.at[i].ratio, all.at[i].base->dispatch, first ? " " : ", ");
        if (last) fputs(".\n", f);
    }
    if (others > 1) {
        qsort(all.at, (size_t)others, sizeof *all.at, by_ratio);
        const comparison *low = &all.at[0], *high = &all.at[others - 1];
        char mid[NUMBER_SIZE], a[NUMBER_SIZE], b[NUMBER_SIZE];
        double middle = (all.at[(others - 1) / 2].ratio.mid + all.at[others / 2].ratio.mid) / 2;
        fprintf(f, "Over the other %d pairs of workload and dispatch that multiple has the median %s, from %s (%s under "
                   "%s) to %s (%s under %s).\n",
                others, format_number(mid, middle), format_number(a, low->ratio.mid), label_of(run, low->base),
                run->dispatches[low->base->dispatch], format_number(b, high->ratio.mid), label_of(run, high->base),
                run->dispatches[high->base->dispatch]);
    }
    comparisons_free(&all);
    return true;
}

/* Generator against list in time, for the sets that bound the others. */
static void say_gen_list(FILE *f, const result_run *run, const comparisons *pairs)
{
    for (int k = 0; k < BOUNDS; k++) {
        int set = results_set(run, bounds[k].name), open = -1;
        for (int i = 0; i < pairs->n; i++) {
            const comparison *c = &pairs->at[i];
            if (c->base->set != set) continue;
            if (open != c->base->workload) {
                if (open >= 0) fputs(".\n", f);
                fprintf(f, "Time per item of %s as a multiple of %s, %s:", label_of(run, c->base),
                        label_of(run, c->other), bounds[k].phrase);
            }
            put_quotient(f, run, c->ratio, c->base->dispatch, open == c->base->workload ? ", " : " ");
            open = c->base->workload;
        }
        if (open >= 0) fputs(".\n", f);
    }
}

/* How much an item costs more at the deepest than at the shallowest. */
static bool say_depths(FILE *f, const result_run *run)
{
    depth_families families;
    if (!compare_depths(run, &families)) return false;
    for (int i = 0; i < families.n; i++)
        for (int k = 0; k < BOUNDS; k++) {
            const depth_family *family = &families.at[i];
            int set = results_set(run, bounds[k].name);
            bool open = false;
            for (int d = 0; set >= 0 && d < run->ndispatches; d++) {
                const result_row *near = results_usable(results_at(run, family->workloads[0], d, set), METRIC_TIME);
                const result_row *far =
                    results_usable(results_at(run, family->workloads[family->n - 1], d, set), METRIC_TIME);
                if (!near || !far) continue;
                if (!open)
                    fprintf(f, "Time per item of %s at depth %ld as a multiple of depth %ld, %s:", family->stem,
                            family->depths[family->n - 1], family->depths[0], bounds[k].phrase);
                put_quotient(f, run, stats_quotient(far->spread, near->spread), d, open ? ", " : " ");
                open = true;
            }
            if (open) fputs(".\n", f);
        }
    depth_families_free(&families);
    return true;
}

static void say_memory(FILE *f, const result_run *run)
{
    for (int w = 0; w < run->nworkloads; w++) {
        double low = 0, high = 0;
        int n = 0;
        for (int i = 0; i < run->nrows; i++) {
            const result_row *row = results_usable(&run->rows[i], METRIC_MEMORY);
            if (!row || row->workload != w) continue;
            if (!n || row->spread.median < low) low = row->spread.median;
            if (!n || row->spread.median > high) high = row->spread.median;
            n++;
        }
        char a[NUMBER_SIZE], b[NUMBER_SIZE];
        if (n && low == high)
            fprintf(f, "%s takes %s bytes per item in every configuration measured.\n", run->workloads[w].label,
                    format_number(a, low));
        else if (n)
            fprintf(f, "%s takes %s to %s bytes per item, depending on the configuration.\n", run->workloads[w].label,
                    format_number(a, low), format_number(b, high));
    }
}

static void say_trust(FILE *f, const result_run *run)
{
    int failed = 0;
    for (int i = 0; i < run->nrows; i++) failed += run->rows[i].failed > 0;
    if (failed) fprintf(f, "%d of %d rows failed and stand in no figure.\n", failed, run->nrows);
    if (json_is_true(json_object_get(results_genlab(run), "dirty")))
        fputs("The tree had changes that are in no commit: the commit alone does not reproduce these figures.\n", f);
}

char *summary_text(const result_run *run)
{
    char *text = NULL;
    size_t size;
    FILE *f = open_memstream(&text, &size);
    if (!f) return NULL;
    comparisons pairs;
    bool ok = compare_gen_list(run, METRIC_TIME, &pairs);
    if (ok) {
        ok = say_on_off(f, run, &pairs);
        ablations_say(f, &run->ablations);
        say_gen_list(f, run, &pairs);
        ok = ok && say_depths(f, run);
        say_memory(f, run);
        say_trust(f, run);
        if (pairs.n > 0 || results_set(run, "for_iter_gen") >= 0)
            fputs("Multiples are quotients of medians; the ranges in parentheses are what the quartiles of both sides "
                  "allow.\n", f);
        comparisons_free(&pairs);
    }
    ok = !ferror(f) && ok;
    if (fclose(f) || !ok) {
        free(text);
        return NULL;
    }
    return text;
}
