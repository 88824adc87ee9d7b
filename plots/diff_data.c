/* Comparisons for programs: all figures, in base units (times in ns), nothing rounded. */
#include "diff_print.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "../bench/stats/others.h"

static const char *verdict_name(int verdict)
{
    return verdict > 0 ? "higher" : verdict < 0 ? "lower" : "none";
}

static const char *basis_name(const diff_cell *c)
{
    return c->exact ? "counted" : c->d.paired ? "paired" : "unpaired";
}

/* --- CSV ---------------------------------------------------------------------------------------------------------- */

static void put_text(FILE *out, const char *text)
{
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (quoted) putc('"', out);
    for (; *text; text++) {
        if (*text == '"') putc('"', out);
        putc(*text, out);
    }
    if (quoted) putc('"', out);
    putc(',', out);
}

/* An empty field where there is no number. */
static void put_number(FILE *out, bool known, double x)
{
    if (known && isfinite(x)) fprintf(out, "%.17g", x);
    putc(',', out);
}

static void put_estimate(FILE *out, bool interval, const estimate *e)
{
    put_number(out, true, e->mid);
    put_number(out, interval, e->low);
    put_number(out, interval, e->high);
}

static void put_line(FILE *out, const diff *d, const diff_table *t, const diff_row *row, size_t column)
{
    const diff_cell *base = &row->cells[0], *c = &row->cells[column];
    char unit[DIFF_TEXT_SIZE];
    diff_per_unit(unit, metric_unit(t->metric), d->columns[column].file);
    put_text(out, metric_name(t->metric));
    put_text(out, unit);
    put_text(out, row->name);
    put_text(out, d->columns[0].name);
    put_estimate(out, base->series->n > 1, &base->level);
    put_text(out, d->columns[column].name);
    put_estimate(out, c->series->n > 1, &c->level);
    bool sampled = !c->exact && c->d.launches > 0;
    put_number(out, c->exact || sampled, c->d.ratio.mid);
    put_number(out, sampled && c->d.launches > 1, c->d.ratio.low);
    put_number(out, sampled && c->d.launches > 1, c->d.ratio.high);
    put_number(out, sampled, c->d.p);
    put_number(out, sampled, c->p);
    fprintf(out, "%zu,", c->d.launches);
    put_text(out, basis_name(c));
    put_number(out, !c->exact && c->floor >= 0, c->floor);
    fprintf(out, "%s\n", verdict_name(c->verdict));
}

void diff_csv(FILE *out, const diff *d)
{
    fputs("metric,unit,name,base,base_value,base_low,base_high,new,new_value,new_low,new_high,ratio,ratio_low,ratio_high,p,"
          "p_holm,n,basis,floor,verdict\n", out);
    for (size_t i = 0; i < d->ntables; i++)
        for (size_t r = 0; r < d->tables[i].nrows; r++)
            for (size_t k = 1; k < d->ncolumns; k++)
                if (d->tables[i].rows[r].cells[k].compared) put_line(out, d, &d->tables[i], &d->tables[i].rows[r], k);
}

/* --- JSON --------------------------------------------------------------------------------------------------------- */

/* null where there is no number. */
static json_t *number(bool known, double x)
{
    return known && isfinite(x) ? json_real(x) : json_null();
}

static json_t *estimate_json(bool interval, const estimate *e)
{
    return json_pack("{s:o, s:o, s:o}", "mid", number(true, e->mid), "low", number(interval, e->low), "high",
                     number(interval, e->high));
}

/* The values of a series as others take them, without launches; NULL: no memory. */
static double *plain_values(const series *s)
{
    double *v = malloc((s->n + 1) * sizeof *v);
    for (size_t i = 0; v && i < s->n; i++) v[i] = s->at[i].value;
    return v;
}

/* What the rules of other tools make of the same samples. */
static json_t *others_json(const series *base, const series *s)
{
    double *a = plain_values(base), *b = plain_values(s);
    json_t *o = NULL;
    if (a && b)
        o = json_pack("{s:s, s:s}", "google_benchmark", verdict_name(stats_gb_differs(a, base->n, b, s->n)), "pyperf",
                      verdict_name(stats_pyperf_differs(a, base->n, b, s->n)));
    free(a);
    free(b);
    return o;
}

static json_t *cell_json(const diff_cell *base, const diff_cell *c)
{
    if (!c->series) return json_null();
    json_t *o = json_pack("{s:o, s:I}", "value", estimate_json(c->series->n > 1, &c->level), "samples",
                          (json_int_t)c->series->n);
    if (!c->compared) return o;
    bool sampled = !c->exact && c->d.launches > 0;
    json_t *ratio = c->exact || sampled ? estimate_json(sampled && c->d.launches > 1, &c->d.ratio) : json_null();
    json_t *more = json_pack("{s:o, s:o, s:o, s:I, s:s, s:o, s:s}", "ratio", ratio, "p", number(sampled, c->d.p), "p_holm",
                             number(sampled, c->p), "n", (json_int_t)c->d.launches, "basis", basis_name(c), "floor",
                             number(!c->exact && c->floor >= 0, c->floor), "verdict", verdict_name(c->verdict));
    json_object_update(o, more);
    json_decref(more);
    if (!c->exact) json_object_set_new(o, "others", others_json(base->series, c->series));
    return o;
}

static json_t *table_json(const diff *d, const diff_table *t)
{
    json_t *rows = json_array(), *means = json_array();
    for (size_t i = 0; i < t->nrows; i++) {
        json_t *cells = json_array();
        for (size_t k = 0; k < d->ncolumns; k++)
            json_array_append_new(cells, cell_json(&t->rows[i].cells[0], &t->rows[i].cells[k]));
        json_array_append_new(rows, json_pack("{s:s, s:o}", "name", t->rows[i].name, "cells", cells));
    }
    for (size_t k = 0; k < d->ncolumns; k++) {
        const diff_mean *mean = &t->means[k];
        json_array_append_new(means, json_pack("{s:o, s:o, s:I}", "value", number(mean->n > 0, mean->level), "ratio",
                                               number(k > 0 && mean->n > 0, mean->ratio), "rows", (json_int_t)mean->n));
    }
    return json_pack("{s:s, s:s, s:I, s:o, s:o}", "metric", metric_name(t->metric), "unit", metric_unit(t->metric),
                     "comparisons", (json_int_t)t->comparisons, "rows", rows, "geomean", means);
}

/* Names of files are any bytes; JSON has UTF-8 only. */
static json_t *text_json(const char *text)
{
    json_t *v = json_string(text);
    char *ascii = v ? NULL : strdup(text);
    for (char *p = ascii; p && *p; p++)
        if ((unsigned char)*p >= 0x80) *p = '?';
    if (ascii) v = json_string(ascii);
    free(ascii);
    return v;
}

static json_t *column_json(const diff *d, size_t k)
{
    const bench_file *f = d->columns[k].file;
    const char *broken = d->columns[k].broken;
    return json_pack("{s:o, s:o, s:s, s:o, s:o}", "name", text_json(d->columns[k].name), "file", text_json(f->path), "per",
                     diff_per(f), "yardstick", number(d->drift[k] > 0, d->drift[k]), "broken",
                     broken ? text_json(broken) : json_null());
}

bool diff_json(FILE *out, const diff *d)
{
    json_t *columns = json_array(), *tables = json_array(), *lone = json_array(), *same = json_array();
    for (size_t k = 0; k < d->ncolumns; k++) json_array_append_new(columns, column_json(d, k));
    for (size_t i = 0; i < d->ntables; i++) json_array_append_new(tables, table_json(d, &d->tables[i]));
    for (size_t i = 0; i < d->nlone; i++)
        json_array_append_new(lone, json_pack("{s:s, s:o, s:b}", "name", d->lone[i].name, "column",
                                              text_json(d->columns[d->lone[i].column].name), "failed",
                                              (int)d->lone[i].failed));
    for (size_t i = 0; i < d->nsame; i++)
        json_array_append_new(same, json_pack("{s:o, s:o}", "name", text_json(d->same[i].name), "column",
                                              text_json(d->columns[d->same[i].column].name)));
    json_t *root = json_pack("{s:f, s:o, s:o, s:o, s:o}", "alpha", d->alpha, "columns", columns, "tables", tables, "lone", lone,
                             "same", same);
    bool ok = root && json_dumpf(root, out, JSON_INDENT(1)) == 0;
    putc('\n', out);
    json_decref(root);
    return ok || ferror(out);
}
