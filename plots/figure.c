#include "figure.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "diff_format.h"
#include "format.h"
#include "html.h"

/* A dot plot of more rows than this helps nobody; the tables still have them. */
enum { PLOT_ROWS_MAX = 400, WIDE = 880, NARROW = 336 };

bool page_no_memory(report_page *page)
{
    snprintf(page->err, page->errsize, "out of memory");
    return false;
}

void figure_put(FILE *data, const char *text)
{
    for (; *text; text++) putc((unsigned char)*text < ' ' ? '_' : *text == '"' ? '\'' : *text, data);
}

bool figure_begin(figure *fig, report_page *page, const char *name, const char *columns)
{
    *fig = (figure){.page = page};
    snprintf(fig->name, sizeof fig->name, "%s%s", page->prefix, name);
    fig->data = open_memstream(&fig->tsv, &fig->size);
    if (!fig->data) return page_no_memory(page);
    fprintf(fig->data, "%s\n", columns);
    return true;
}

void figure_row(figure *fig, const char *group)
{
    bool opens = strcmp(fig->group, group) != 0;
    if (opens) snprintf(fig->group, sizeof fig->group, "%s", group);
    fig->places += opens ? 2 : 1;
}

void figure_value(figure *fig, estimate e, const char *what)
{
    if (!fig->rows || e.mid < fig->least) {
        fig->least = e.mid;
        snprintf(fig->least_at, sizeof fig->least_at, "%s", what);
    }
    if (!fig->rows || e.mid > fig->most) {
        fig->most = e.mid;
        snprintf(fig->most_at, sizeof fig->most_at, "%s", what);
    }
    fig->rows++;
}

void figure_dot(figure *fig, const char *row, const char *series, int rank, estimate e, bool claimed)
{
    char what[300];
    fprintf(fig->data, "%d\t", fig->places - 1);
    figure_put(fig->data, row);
    putc('\t', fig->data);
    for (const char *c = fig->group; *c; c++) figure_put(fig->data, *c == ' ' ? "_" : (char[]){*c, '\0'});
    putc('\t', fig->data);
    figure_put(fig->data, series);
    fprintf(fig->data, "\t%d\t%.9g\t%.9g\t%.9g\t%d\n", rank, e.mid, e.low, e.high, claimed);
    snprintf(what, sizeof what, "%.90s, %.90s, %.90s", fig->group, row, series);
    figure_value(fig, e, what);
}

void figure_diff(figure *fig, const diff *d, const diff_table *t, bool inverted)
{
    for (size_t i = 0; i < t->nrows; i++) {
        const char *name = t->rows[i].name, *slash = strchr(name, '/'), *items = strstr(name, "/n:");
        char group[DIFF_KEY_SIZE], row[DIFF_KEY_SIZE], column[DIFF_NAME_SIZE];
        bool open = false;
        if (slash == items) slash = NULL;       /* a workload alone: no group */
        snprintf(group, sizeof group, "%.*s", slash ? (int)(slash - name) : 1000, slash ? name : metric_name(t->metric));
        snprintf(row, sizeof row, "%s", slash ? slash + 1 : name);
        items = strstr(row, "/n:");
        if (items) row[items - row] = '\0';
        for (size_t k = 1; k < d->ncolumns; k++) {
            const diff_cell *c = &t->rows[i].cells[k];
            estimate e = c->d.ratio;
            if (!c->compared || !(e.mid > 0) || e.mid > 1e15) continue;
            if (inverted) e = (estimate){1 / e.mid, 1 / e.high, 1 / e.low};
            if (!open) figure_row(fig, group);
            open = true;
            diff_column_name(column, &d->columns[k]);
            figure_dot(fig, row, column, (int)k - 1, e, c->verdict != 0);
        }
    }
}

/* --- into the page ------------------------------------------------------------------------------------------------ */

static bool write_data(figure *fig)
{
    report_page *page = fig->page;
    char path[PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/%s.tsv", page->plotter.dir, fig->name);
    FILE *f = n < 0 || n >= PATH_MAX ? NULL : fopen(path, "we");
    bool ok = f && fputs(fig->tsv, f) >= 0;
    if (f) ok = fclose(f) == 0 && ok;
    if (!ok) snprintf(page->err, page->errsize, "%s/%s.tsv: %s", page->plotter.dir, fig->name, n >= PATH_MAX ?
                      "name too long" : strerror(errno));
    return ok;
}

static bool draw(figure *fig, const char *script, const char *axis, const char *reference, const char *title, const char *alt)
{
    static const struct { int width; const char *suffix, *class; } forms[] = {
        {WIDE, ".svg", "wide"},
        {NARROW, "-narrow.svg", "narrow"},
    };
    report_page *page = fig->page;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char data[120], svg[120], id[120], width[16];
        snprintf(data, sizeof data, "%s.tsv", fig->name);
        snprintf(svg, sizeof svg, "%s%s", fig->name, forms[i].suffix);
        snprintf(id, sizeof id, "%s-%s", fig->name, forms[i].class);
        snprintf(width, sizeof width, "%d", forms[i].width);
        const char *args[] = {data, svg, width, axis, reference, NULL};
        if (!plotter_draw(&page->plotter, script, args, page->err, page->errsize) ||
            !plot_inline(page->plotter.dir, svg, title, alt, forms[i].class, id, page->out, page->err, page->errsize))
            return false;
    }
    return true;
}

/* How to read it, its data, the command. */
static void put_caption(figure *fig, const char *script, const char *axis, const char *reference, const char *title,
                        const char *caption)
{
    FILE *f = fig->page->out;
    fputs("<figcaption><strong>", f);
    html_text(f, title);
    fputs(".</strong> ", f);
    html_text(f, caption);
    fprintf(f, " Data: <a class=\"embedded\" download=\"%s.tsv\" href=\"", fig->name);
    html_data_url(f, "text/tab-separated-values", fig->tsv);
    fprintf(f, "\">in this page</a>, <a href=\"%s.tsv\">%s.tsv</a>. <details class=\"command\"><summary>The "
            "command</summary><pre>", fig->name,
            fig->name);
    if (fig->command) {
        fputs("genlab plot ", f);
        html_text(f, fig->command);
        fprintf(f, " -o %s.svg", fig->name);
    } else {
        fprintf(f, "gnuplot -c %s %s.tsv %s.svg %d &#39;", script, fig->name, fig->name, WIDE);
        html_text(f, axis);
        fprintf(f, "&#39;%s%s", reference ? " " : "", reference ? reference : "");
    }
    fputs("</pre></details></figcaption>\n", f);
}

static bool put_figure(figure *fig, const char *script, const char *axis, const char *reference, const char *title,
                       const char *caption)
{
    char alt[2400], least[NUMBER_SIZE], most[NUMBER_SIZE];
    snprintf(alt, sizeof alt, "%d values of %s, from %s (%s) to %s (%s). %s", fig->rows, axis, format_number(least,
             fig->least), fig->least_at,
             format_number(most, fig->most), fig->most_at, caption);
    fprintf(fig->page->out, "<figure id=\"figure-%s\">\n", fig->name);
    if (!write_data(fig) || !draw(fig, script, axis, reference, title, alt)) return false;
    put_caption(fig, script, axis, reference, title, caption);
    fputs("</figure>\n", fig->page->out);
    return true;
}

bool figure_end(figure *fig, const char *script, const char *axis, const char *reference, const char *title,
                const char *missing, const char *format, ...)
{
    report_page *page = fig->page;
    char caption[1400];
    va_list args;
    va_start(args, format);
    vsnprintf(caption, sizeof caption, format, args);
    va_end(args);
    bool ok = !ferror(fig->data);
    ok = fclose(fig->data) == 0 && ok;
    if (!ok) page_no_memory(page);
    else if (fig->rows == 0) fprintf(page->out, "<p class=\"missing\">%s</p>\n", missing);
    else if (fig->places > PLOT_ROWS_MAX)
        fprintf(page->out, "<p class=\"missing\">%d rows are too many for one figure; the table has them all.</p>\n",
                fig->places);
    else ok = put_figure(fig, script, axis, reference, title, caption);
    free(fig->tsv);
    return ok;
}
