#include "diff_format.h"

#include <math.h>
#include <string.h>
#include "origin.h"

void diff_put(FILE *out, const char *text, diff_style style)
{
    bool inside = false;                /* one '?' per character */
    for (const char *p = text; *p; p++) {
        bool ascii = (unsigned char)*p < 0x80, next = ((unsigned char)*p & 0xc0) == 0x80;
        if (ascii || style.utf8) putc(*p, out);
        else if (!next || !inside) putc('?', out);
        inside = !ascii;
    }
}

void diff_quantity(char out[DIFF_TEXT_SIZE], metric m, double value, diff_style style)
{
    static const char *const prefixes[] = {"p", "n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    enum { NANO = 1, UNIT = 4, LAST = sizeof prefixes / sizeof *prefixes - 1 };
    int at = m == METRIC_TIME ? NANO : UNIT;
    while (value >= 999.95 && at < LAST && (m == METRIC_TIME || value >= 99995 || at > UNIT)) {
        value /= 1000;
        at++;
    }
    while (m == METRIC_TIME && value > 0 && value < 0.99995 && at > 0) {
        value *= 1000;
        at--;
    }
    const char *prefix = at == 2 && style.utf8 ? "µ" : prefixes[at];
    int decimals = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 10 ? 2 : 3;
    if (value == floor(value) && m != METRIC_TIME) decimals = 0;
    if (value > 0 && value < 1e-3) snprintf(out, DIFF_TEXT_SIZE, "%.2e%s", value, prefix);
    else snprintf(out, DIFF_TEXT_SIZE, "%.*f%s", decimals, value, prefix);
}

void diff_per_unit(char out[DIFF_TEXT_SIZE], const char *unit, const bench_file *f)
{
    if (strchr(unit, '/')) snprintf(out, DIFF_TEXT_SIZE, "%s", unit);
    else snprintf(out, DIFF_TEXT_SIZE, "%s/%s", unit, diff_per(f));
}

void diff_unit(char out[DIFF_TEXT_SIZE], metric m, const bench_file *f)
{
    diff_per_unit(out, m == METRIC_TIME ? "sec" : metric_unit(m), f);
}

static const char *plus_minus(diff_style style)
{
    return style.utf8 ? "±" : "+-";
}

void diff_precision(char out[DIFF_TEXT_SIZE], metric m, const diff_cell *c, diff_style style)
{
    *out = '\0';
    if (metric_is_exact(m) || (m == METRIC_MEMORY && c->series->n == 1)) return;
    if (c->series->n < 2 || !(c->level.mid > 0)) {
        snprintf(out, DIFF_TEXT_SIZE, "%s %s", plus_minus(style), style.utf8 ? "∞" : "inf");
        return;
    }
    double part = fmax(c->level.high - c->level.mid, c->level.mid - c->level.low) / c->level.mid * 100;
    snprintf(out, DIFF_TEXT_SIZE, "%s %.*f%%", plus_minus(style), part < 9.95 ? 1 : 0, part);
}

void diff_percent(char out[DIFF_TEXT_SIZE], double ratio, diff_style style)
{
    double percent = (ratio - 1) * 100;
    if (isinf(ratio)) snprintf(out, DIFF_TEXT_SIZE, "+%s%%", style.utf8 ? "∞" : "inf");
    else if (ratio != 1 && fabs(percent) < 0.005) snprintf(out, DIFF_TEXT_SIZE, "%+.1e%%", percent);
    else snprintf(out, DIFF_TEXT_SIZE, "%+.2f%%", percent);
}

void diff_change(char out[DIFF_TEXT_SIZE], const diff_cell *c, diff_style style)
{
    if (c->verdict) diff_percent(out, c->d.ratio.mid, style);
    else snprintf(out, DIFF_TEXT_SIZE, "~");
}

void diff_change_precision(char out[DIFF_TEXT_SIZE], const diff_cell *c, diff_style style)
{
    *out = '\0';
    if (!c->verdict || c->exact) return;
    double part = fmax(c->d.ratio.high - c->d.ratio.mid, c->d.ratio.mid - c->d.ratio.low) * 100;
    snprintf(out, DIFF_TEXT_SIZE, "%s %.*f%%", plus_minus(style), part < 0.995 ? 2 : part < 9.95 ? 1 : 0, part);
}

void diff_evidence(char out[DIFF_TEXT_SIZE], const diff_cell *c)
{
    if (c->exact) snprintf(out, DIFF_TEXT_SIZE, "(counted)");
    else if (!c->d.launches) snprintf(out, DIFF_TEXT_SIZE, "(no ratio)");
    else if (c->p < 0.001) snprintf(out, DIFF_TEXT_SIZE, "(p<0.001 n=%zu)", c->d.launches);
    else snprintf(out, DIFF_TEXT_SIZE, "(p=%.3f n=%zu)", c->p, c->d.launches);
}

void diff_floor(char out[DIFF_TEXT_SIZE], const diff_cell *c)
{
    if (c->exact) *out = '\0';
    else if (c->floor < 0) snprintf(out, DIFF_TEXT_SIZE, "unknown");
    else snprintf(out, DIFF_TEXT_SIZE, "%.*f%%", c->floor < 0.0995 ? 2 : 1, c->floor * 100);
}

void diff_column_name(char out[DIFF_NAME_SIZE], const diff_column *c)
{
    snprintf(out, DIFF_NAME_SIZE, "%s%s", c->broken ? "! " : "", c->name);
}

/* --- around the tables -------------------------------------------------------------------------------------------- */

/* Whether a column's file was not named by an earlier column. */
static bool is_new_file(const diff *d, size_t column)
{
    for (size_t i = 0; i < column; i++)
        if (d->columns[i].file == d->columns[column].file) return false;
    return true;
}

static void put_fact(FILE *out, const diff *d, int number, const char *start, diff_style style)
{
    char first[FACT_SIZE], value[FACT_SIZE];
    const char *name;
    bool same = true, any = false;
    origin_fact(d->columns[0].file, number, &name, first);
    for (size_t i = 0; i < d->ncolumns; i++) {
        origin_fact(d->columns[i].file, number, &name, value);
        same &= !strcmp(value, first);
        any |= *value != '\0';
    }
    if (!any) return;
    fprintf(out, "%s%s: ", start, name);
    for (size_t i = 0, n = 0; i < d->ncolumns; i++) {
        if ((same && i > 0) || !is_new_file(d, i)) continue;
        origin_fact(d->columns[i].file, number, &name, value);
        if (n++) fputs("; ", out);
        diff_put(out, *value ? value : "unknown", style);
        if (same) continue;
        fputs(" (", out);
        diff_put(out, d->columns[i].name, style);
        fputc(')', out);
    }
    fputc('\n', out);
}

void diff_head(FILE *out, const diff *d, const char *start, diff_style style)
{
    const char *name;
    char value[FACT_SIZE];
    for (int i = 0; origin_fact(d->columns[0].file, i, &name, value); i++) put_fact(out, d, i, start, style);
    for (size_t i = 1; i < d->ncolumns; i++) {
        if (!(d->drift[i] > 0)) continue;
        char percent[DIFF_TEXT_SIZE];
        diff_percent(percent, d->drift[i], style);
        fprintf(out, "%syardstick: %s (", start, percent);
        diff_put(out, d->columns[i].name, style);
        fputs("), in the floors\n", out);
    }
}

/* Names behind a heading, in one line; of many the first. */
static void put_lone(FILE *out, const diff *d, size_t column, bool failed, const char *start, diff_style style)
{
    enum { SHOWN = 20 };
    size_t n = 0;
    for (size_t i = 0; i < d->nlone; i++) {
        const diff_lone *lone = &d->lone[i];
        if (lone->column != column || lone->failed != failed || ++n > SHOWN) continue;
        if (n == 1) {
            fprintf(out, "%s%s ", start, failed ? "failed in" : "only in");
            diff_put(out, d->columns[column].name, style);
        }
        fputs(n == 1 ? ": " : ", ", out);
        diff_put(out, lone->name, style);
    }
    if (n > SHOWN) fprintf(out, " and %zu more", n - SHOWN);
    if (n) fputc('\n', out);
}

typedef struct kinds {
    size_t sampled, counted, unknown, single, hopeless, one_process, unpaired;
    double least_alpha;
} kinds;

static bool is_one_process(const series *s)
{
    for (size_t i = 1; i < s->n; i++)
        if (s->at[i].launch != s->at[0].launch) return false;
    return true;
}

static kinds count_kinds(const diff *d)
{
    kinds k = {.least_alpha = 1};
    for (size_t t = 0; t < d->ntables; t++) {
        k.hopeless += d->tables[t].hopeless;
        for (size_t i = 0; i < d->tables[t].nrows; i++)
            for (size_t c = 1; c < d->ncolumns; c++) {
                const diff_cell *cell = &d->tables[t].rows[i].cells[c];
                if (!cell->compared) continue;
                k.counted += cell->exact;
                if (cell->exact) continue;
                k.sampled++;
                k.unknown += cell->floor < 0;
                k.single += cell->d.launches < 2;
                k.unpaired += !cell->d.paired && d->columns[0].file->launches && d->columns[c].file->launches;
                if (cell->alpha < k.least_alpha) k.least_alpha = cell->alpha;
                k.one_process += cell->d.launches > 1 && is_one_process(cell->series);
            }
    }
    return k;
}

void diff_premises(FILE *out, const diff *d, const char *start, const char *end, diff_style style)
{
    for (size_t i = 0; i < d->ncolumns; i++) {
        if (!d->columns[i].broken) continue;
        fprintf(out, "%s! ", start);
        diff_put(out, d->columns[i].broken, style);
        fputs(end, out);
    }
    for (size_t i = 0; i < d->nsame; i++) {
        fputs(start, out);
        diff_put(out, d->same[i].name, style);
        fputs(" is left out: its machine code is that of ", out);
        diff_put(out, d->columns[d->same[i].column].name, style);
        fputs(end, out);
    }
}

void diff_notes(FILE *out, const diff *d, const char *start, diff_style style)
{
    kinds k = count_kinds(d);
    for (size_t i = 0; i < d->ncolumns; i++) {
        put_lone(out, d, i, false, start, style);
        put_lone(out, d, i, true, start, style);
    }
    diff_premises(out, d, start, "\n", style);
    if (k.sampled)
        fprintf(out, "%sA change is shown when its interval at %g%% leaves out 0, p (Holm over the table) is below %g and "
                     "it is larger than the floor; else ~.\n", start, (1 - d->alpha) * 100, d->alpha);
    bool runs = d->ncolumns > 1 && d->columns[1].file != d->columns[0].file;
    if (k.sampled > k.unknown)
        fprintf(out, "%sfloor: how far the row's identical twin stands from it%s.\n", start,
                runs ? ", and thrice what the yardstick of one run is from the other's" : "");
    if (k.unknown) fprintf(out, "%sfloor unknown: no twin was measured; interval and p decide alone.\n", start);
    if (k.counted) fprintf(out, "%scounted: exact, so that any difference is one.\n", start);
    if (k.single) fprintf(out, "%sn below 2: one value tells nothing of its noise; no change is shown.\n", start);
    if (k.sampled && k.least_alpha < d->alpha)
        fprintf(out, "%sa run looked at its figures until they were precise: its level is %.2g instead.\n", start,
                k.least_alpha);
    if (k.unpaired)
        fprintf(out, "%slaunches of the runs are no pairs, as layouts differ (another --seed?) or fewer than two are in common: "
                     "small changes stay hidden.\n", start);
    if (k.one_process)
        fprintf(out, "%sone process: what another one would have given, with another layout, is not known.\n", start);
    if (k.hopeless)
        fprintf(out, "%s%zu of %zu comparisons rest on too few launches to pass p < %g whatever they show: measure more.\n",
                start, k.hopeless, k.sampled, d->alpha);
}
