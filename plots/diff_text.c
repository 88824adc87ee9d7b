#include "diff_print.h"

#include <stdlib.h>
#include <string.h>

/* What a column of the comparison takes: the base has the first two, which all have. */
enum { FIELD_LEVEL, FIELD_PRECISION, FIELD_CHANGE, FIELD_CHANGE_PRECISION, FIELD_EVIDENCE, FIELD_FLOOR, FIELDS };
enum { GAP = 2 };
static const int gaps[FIELDS] = {0, 1, GAP, 1, 1, GAP};       /* before each field that holds something */

typedef struct field {
    char text[DIFF_TEXT_SIZE];
    int verdict;
} field;

/* The table as text, to find out how wide its columns are. */
typedef struct sheet {
    const diff *d;
    const diff_table *t;
    diff_style style;
    field *fields;              /* by row, column, field; the last row is the mean */
    size_t nrows;
    int *widths;                /* by column, field */
    int names;
} sheet;

/* Characters, not bytes. */
static int width_of(const char *text)
{
    int n = 0;
    for (const char *p = text; *p; p++) n += ((unsigned char)*p & 0xc0) != 0x80;
    return n;
}

static field *at(const sheet *s, size_t row, size_t column, int f)
{
    return &s->fields[(row * s->d->ncolumns + column) * FIELDS + (size_t)f];
}

static int *width_at(const sheet *s, size_t column, int f)
{
    return &s->widths[column * FIELDS + (size_t)f];
}

static void fill_cell(sheet *s, size_t row, size_t column, const diff_cell *c)
{
    metric m = s->t->metric;
    if (!c->series) return;
    diff_quantity(at(s, row, column, FIELD_LEVEL)->text, m, c->level.mid, s->style);
    diff_precision(at(s, row, column, FIELD_PRECISION)->text, m, c, s->style);
    if (!c->compared) return;
    diff_change(at(s, row, column, FIELD_CHANGE)->text, c, s->style);
    at(s, row, column, FIELD_CHANGE)->verdict = c->verdict;
    diff_change_precision(at(s, row, column, FIELD_CHANGE_PRECISION)->text, c, s->style);
    diff_evidence(at(s, row, column, FIELD_EVIDENCE)->text, c);
    diff_floor(at(s, row, column, FIELD_FLOOR)->text, c);
}

static void fill_mean(sheet *s, size_t column)
{
    const diff_mean *mean = &s->t->means[column];
    if (!mean->n) return;
    diff_quantity(at(s, s->t->nrows, column, FIELD_LEVEL)->text, s->t->metric, mean->level, s->style);
    if (column) diff_percent(at(s, s->t->nrows, column, FIELD_CHANGE)->text, mean->ratio, s->style);
    if (column && mean->n < s->t->nrows)
        snprintf(at(s, s->t->nrows, column, FIELD_EVIDENCE)->text, DIFF_TEXT_SIZE, "(%zu rows)", mean->n);
}

static int group_width(const sheet *s, size_t column)
{
    int sum = 0;
    for (int f = 0; f < FIELDS; f++) sum += *width_at(s, column, f) ? *width_at(s, column, f) + gaps[f] : 0;
    return sum;
}

/* Of the level and its precision, which the unit stands above. */
static int level_width(const sheet *s, size_t column)
{
    int precision = *width_at(s, column, FIELD_PRECISION);
    return *width_at(s, column, FIELD_LEVEL) + (precision ? precision + gaps[FIELD_PRECISION] : 0);
}

/* Widths from the texts; the heads must fit, too. */
static void measure(sheet *s)
{
    s->names = (int)strlen("geomean");
    for (size_t i = 0; i < s->t->nrows; i++) {
        int n = width_of(s->t->rows[i].name);
        if (n > s->names) s->names = n;
    }
    for (size_t k = 0; k < s->d->ncolumns; k++) {
        for (size_t i = 0; i < s->nrows; i++)
            for (int f = 0; f < FIELDS; f++) {
                int n = width_of(at(s, i, k, f)->text);
                if (n > *width_at(s, k, f)) *width_at(s, k, f) = n;
            }
        char unit[DIFF_TEXT_SIZE];
        diff_unit(unit, s->t->metric, s->d->columns[k].file);
        int floor = (int)strlen("floor"), wide = width_of(unit) - level_width(s, k);
        int *level = width_at(s, k, FIELD_LEVEL), *change = width_at(s, k, FIELD_CHANGE);
        int *last = width_at(s, k, FIELD_FLOOR);
        if (wide > 0) *level += wide;
        if (k && *change < (int)strlen("vs base")) *change = (int)strlen("vs base");
        if (k && *last && *last < floor) *last = floor;
        char name[DIFF_NAME_SIZE];
        diff_column_name(name, &s->d->columns[k]);
        int missing = width_of(name) - group_width(s, k);
        if (missing > 0) *level += missing;
    }
}

static void pad(FILE *out, int n)
{
    for (; n > 0; n--) putc(' ', out);
}

static const char *bar(diff_style style)
{
    return style.utf8 ? "│" : "|";
}

/* "          │  old.json  │      new.json      │" and what the columns hold */
static void put_heads(FILE *out, const sheet *s)
{
    pad(out, s->names + GAP);
    for (size_t k = 0; k < s->d->ncolumns; k++) {
        char name[DIFF_NAME_SIZE];
        diff_column_name(name, &s->d->columns[k]);
        int space = group_width(s, k) - width_of(name);
        fprintf(out, "%s ", bar(s->style));
        pad(out, space / 2);
        diff_put(out, name, s->style);
        pad(out, space - space / 2 + GAP - 1);
    }
    fprintf(out, "%s\n", bar(s->style));
    pad(out, s->names + GAP);
    for (size_t k = 0; k < s->d->ncolumns; k++) {
        char unit[DIFF_TEXT_SIZE];
        diff_unit(unit, s->t->metric, s->d->columns[k].file);
        int used = width_of(unit), group = group_width(s, k), floor = *width_at(s, k, FIELD_FLOOR);
        fprintf(out, "%s %s", bar(s->style), unit);
        if (k) {
            int before = level_width(s, k) + gaps[FIELD_CHANGE] + *width_at(s, k, FIELD_CHANGE) - (int)strlen("vs base");
            pad(out, before - used);
            fputs("vs base", out);
            used = before + (int)strlen("vs base");
        }
        if (k && floor) {
            pad(out, group - used - (int)strlen("floor"));
            fputs("floor", out);
            used = group;
        }
        pad(out, group - used + GAP - 1);
    }
    fprintf(out, "%s\n", bar(s->style));
}

static void put_row(FILE *out, const sheet *s, size_t row, const char *name)
{
    int pending = s->names + GAP - width_of(name);    /* blanks; none at the end of a line */
    diff_put(out, name, s->style);
    for (size_t k = 0; k < s->d->ncolumns; k++) {
        pending += GAP;
        for (int f = 0; f < FIELDS; f++) {
            const field *cell = at(s, row, k, f);
            int width = *width_at(s, k, f), used = width_of(cell->text);
            bool right = f == FIELD_LEVEL || f == FIELD_CHANGE || f == FIELD_FLOOR;
            if (!width) continue;
            pending += gaps[f];
            if (right) pending += width - used;
            if (used) {
                pad(out, pending);
                pending = 0;
                bool colour = s->style.colour && cell->verdict;
                if (colour) fputs(cell->verdict < 0 ? "\033[32m" : "\033[31m", out);
                fputs(cell->text, out);
                if (colour) fputs("\033[0m", out);
            }
            if (!right) pending += width - used;
        }
        pending += GAP - 1;
    }
    putc('\n', out);
}

static bool put_table(FILE *out, const diff *d, const diff_table *t, diff_style style)
{
    sheet s = {.d = d, .t = t, .style = style, .nrows = t->nrows + 1};
    s.fields = calloc(s.nrows * d->ncolumns * FIELDS, sizeof *s.fields);
    s.widths = calloc(d->ncolumns * FIELDS, sizeof *s.widths);
    bool ok = s.fields && s.widths;
    if (ok) {
        for (size_t k = 0; k < d->ncolumns; k++) {
            for (size_t i = 0; i < t->nrows; i++) fill_cell(&s, i, k, &t->rows[i].cells[k]);
            if (t->nrows > 1) fill_mean(&s, k);
        }
        measure(&s);
        put_heads(out, &s);
        for (size_t i = 0; i < t->nrows; i++) put_row(out, &s, i, t->rows[i].name);
        if (t->nrows > 1) put_row(out, &s, t->nrows, "geomean");
    }
    free(s.fields);
    free(s.widths);
    return ok;
}

/* Whether all was counted and nothing changed, so that one line says it. */
static bool is_equal(const diff *d, const diff_table *t)
{
    for (size_t i = 0; i < t->nrows; i++)
        for (size_t k = 1; k < d->ncolumns; k++) {
            const diff_cell *c = &t->rows[i].cells[k];
            if (c->compared && (!c->exact || c->verdict)) return false;
        }
    return true;
}

bool diff_text(FILE *out, const diff *d, diff_style style)
{
    diff_head(out, d, "", style);
    for (size_t i = 0; i < d->ntables; i++) {
        const diff_table *t = &d->tables[i];
        putc('\n', out);
        if (is_equal(d, t))
            fprintf(out, "%s: ~ in all %zu rows (counted)\n", metric_name(t->metric), t->nrows);
        else if (!put_table(out, d, t, style)) return false;
    }
    putc('\n', out);
    diff_notes(out, d, "", style);
    return true;
}
