#include "figure.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>
#include "html.h"
#include "plot.h"

/* A dot plot of more rows than this helps nobody; the tables still have them. */
enum { PLOT_ROWS_MAX = 400, WIDE = 880, NARROW = 336 };

bool page_no_memory(report_page *page)
{
    snprintf(page->err, page->errsize, "out of memory");
    return false;
}

static bool page_path(report_page *page, const char *name, const char *suffix, char path[PATH_MAX])
{
    int n = snprintf(path, PATH_MAX, "%s/%s%s", page->dir, name, suffix);
    if (n >= 0 && n < PATH_MAX) return true;
    snprintf(page->err, page->errsize, "%s: name too long", page->dir);
    return false;
}

static bool file_error(report_page *page, const char *name, const char *suffix)
{
    int why = errno;
    snprintf(page->err, page->errsize, "%s/%s%s: %s", page->dir, name, suffix, strerror(why));
    return false;
}

bool figure_begin(figure *fig, report_page *page, const char *name, const char *columns)
{
    char path[PATH_MAX];
    *fig = (figure){.page = page};
    snprintf(fig->name, sizeof fig->name, "%s%s", page->prefix, name);
    if (!page_path(page, fig->name, ".tsv", path)) return false;
    fig->data = fopen(path, "w");
    if (!fig->data) return file_error(page, fig->name, ".tsv");
    fprintf(fig->data, "%s\n", columns);
    return true;
}

void figure_row(figure *fig, const char *group)
{
    fig->places += !fig->group || strcmp(fig->group, group) ? 2 : 1;
    fig->group = group;
}

void figure_spread(figure *fig, size_t n, spread s)
{
    fprintf(fig->data, "%zu\t%.9g\t%.9g\t%.9g\t%.9g\t%.9g\n", n, s.median, s.q1, s.q3, s.min, s.max);
    if (!fig->rows || n < fig->fewest) fig->fewest = n;
    if (!fig->rows || n > fig->most) fig->most = n;
    fig->rows++;
}

void figure_dot(figure *fig, const char *row, const char *series, int rank, size_t n, spread s)
{
    fprintf(fig->data, "%d\t%s\t%s\t%s\t%d\t", fig->places - 1, row, fig->group, series, rank);
    figure_spread(fig, n, s);
}

static bool draw(figure *fig, const char *script, const char *axis, const char *reference, const char *title,
                 const char *alt)
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
        if (!plot_run(page->dir, script, args, page->err, page->errsize) ||
            !plot_inline(page->dir, svg, title, alt, forms[i].class, id, page->out, page->err, page->errsize))
            return false;
    }
    return true;
}

bool figure_end(figure *fig, const char *script, const char *axis, const char *reference, const char *title,
                const char *missing, const char *format, ...)
{
    report_page *page = fig->page;
    bool written = !ferror(fig->data);
    if (fclose(fig->data) || !written) return file_error(page, fig->name, ".tsv");
    if (fig->rows == 0) {
        fprintf(page->out, "<p class=\"missing\">%s</p>\n", missing);
        return true;
    }
    if (fig->places > PLOT_ROWS_MAX) {
        fprintf(page->out, "<p class=\"missing\">%d rows are too many for one figure; the table has them all.</p>\n",
                fig->places);
        return true;
    }
    char caption[1200], n[60];
    va_list args;
    va_start(args, format);
    vsnprintf(caption, sizeof caption, format, args);
    va_end(args);
    if (fig->fewest == fig->most) snprintf(n, sizeof n, "n = %zu", fig->most);
    else snprintf(n, sizeof n, "n = %zu to %zu", fig->fewest, fig->most);
    fputs("<figure>\n", page->out);
    if (!draw(fig, script, axis, reference, title, caption)) return false;
    fputs("<figcaption><strong>", page->out);
    html_text(page->out, title);
    fputs(".</strong> ", page->out);
    html_text(page->out, caption);
    fprintf(page->out, " Repetitions per point: %s. Data: <a href=\"%s.tsv\">%s.tsv</a>.</figcaption>\n</figure>\n", n,
            fig->name, fig->name);
    return true;
}
