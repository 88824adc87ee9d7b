#include "diff_print.h"

#include <string.h>

static const diff_style style = {.utf8 = true};

/* Foreign names are text, not markup. */
static void put_escaped(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>#|!~&", *text)) putc('\\', out);
        putc(*text, out);
    }
}

static void put_name(FILE *out, const char *name)
{
    bool plain = !strpbrk(name, "`|");
    if (plain) fprintf(out, "`%s`", name);
    else put_escaped(out, name);
}

static void put_base(FILE *out, metric m, const diff_cell *c)
{
    char level[DIFF_TEXT_SIZE], precision[DIFF_TEXT_SIZE];
    diff_quantity(level, m, c->level.mid, style);
    diff_precision(precision, m, c, style);
    fprintf(out, " %s%s%s |", level, *precision ? " " : "", precision);
}

static void put_change(FILE *out, const diff_cell *c)
{
    char change[DIFF_TEXT_SIZE], precision[DIFF_TEXT_SIZE], evidence[DIFF_TEXT_SIZE], floor[DIFF_TEXT_SIZE];
    const char *strong = c->verdict ? "**" : "";
    diff_change(change, c, style);
    diff_change_precision(precision, c, style);
    diff_evidence(evidence, c);
    diff_floor(floor, c);
    /* A single tilde is a strike-through to some. */
    fprintf(out, " %s%s%s%s%s %s | %s |", strong, strcmp(change, "~") ? change : "\\~", *precision ? " " : "", precision,
            strong, evidence, floor);
}

static void put_heads(FILE *out, const diff *d, metric m)
{
    fprintf(out, "| %s |", metric_name(m));
    for (size_t k = 0; k < d->ncolumns; k++) {
        char unit[DIFF_TEXT_SIZE];
        diff_unit(unit, m, d->columns[k].file);
        putc(' ', out);
        char name[DIFF_NAME_SIZE];
        diff_column_name(name, &d->columns[k]);
        put_escaped(out, name);
        fprintf(out, " (%s) |%s", unit, k ? " vs base | floor |" : "");
    }
    fputs("\n|:--|", out);
    for (size_t k = 0; k < d->ncolumns; k++) fputs(k ? "--:|--:|--:|" : "--:|", out);
    putc('\n', out);
}

static void put_means(FILE *out, const diff *d, const diff_table *t)
{
    fputs("| geomean |", out);
    for (size_t k = 0; k < d->ncolumns; k++) {
        char level[DIFF_TEXT_SIZE] = "", change[DIFF_TEXT_SIZE] = "";
        if (t->means[k].n) diff_quantity(level, t->metric, t->means[k].level, style);
        if (t->means[k].n && k) diff_percent(change, t->means[k].ratio, style);
        if (k) fprintf(out, " %s | %s | |", level, change);
        else fprintf(out, " %s |", level);
    }
    putc('\n', out);
}

static void put_table(FILE *out, const diff *d, const diff_table *t)
{
    put_heads(out, d, t->metric);
    for (size_t i = 0; i < t->nrows; i++) {
        fputs("| ", out);
        put_name(out, t->rows[i].name);
        fputs(" |", out);
        for (size_t k = 0; k < d->ncolumns; k++) {
            const diff_cell *c = &t->rows[i].cells[k];
            if (c->series) put_base(out, t->metric, c);
            else fputs(" |", out);
            if (c->compared) put_change(out, c);
            else if (k) fputs(" | |", out);
        }
        putc('\n', out);
    }
    if (t->nrows > 1) put_means(out, d, t);
}

void diff_markdown(FILE *out, const diff *d)
{
    for (size_t i = 0; i < d->ntables; i++) {
        put_table(out, d, &d->tables[i]);
        putc('\n', out);
    }
    diff_head(out, d, "- ", style);
    diff_notes(out, d, "- ", style);
}
