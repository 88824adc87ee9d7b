#include "figures.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>
#include "html.h"
#include "plot.h"

/* A dot plot of more rows than this helps nobody; the tables still have them. */
enum { PLOT_ROWS_MAX = 400, WIDE = 880, NARROW = 336 };

/* A figure while its data file is written. */
typedef struct figure {
    report_page *page;
    char name[100];
    FILE *data;
    int rows, places;           /* lines of data; places taken on the vertical axis, headings included */
    const char *group;          /* heading of the last row */
    size_t fewest, most;        /* repetitions behind a median */
} figure;

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

static bool begin(figure *fig, report_page *page, const char *name, const char *columns)
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

static const char dots_columns[] = "y\trow\tgroup\tseries\trank\tn\tmedian\tq1\tq3\tmin\tmax";
static const char depth_columns[] = "series\trank\tcolour\tshape\tdepth\tn\tmedian\tq1\tq3\tmin\tmax";

/* Starts a row of a dot plot, under a heading when its group is new. Rows of a group follow each other. */
static void next_row(figure *fig, const char *group)
{
    fig->places += !fig->group || strcmp(fig->group, group) ? 2 : 1;
    fig->group = group;
}

static void put_spread(figure *fig, size_t n, spread s)
{
    fprintf(fig->data, "%zu\t%.9g\t%.9g\t%.9g\t%.9g\t%.9g\n", n, s.median, s.q1, s.q3, s.min, s.max);
    if (!fig->rows || n < fig->fewest) fig->fewest = n;
    if (!fig->rows || n > fig->most) fig->most = n;
    fig->rows++;
}

static void put_dot(figure *fig, const char *row, const char *series, int rank, size_t n, spread s)
{
    fprintf(fig->data, "%d\t%s\t%s\t%s\t%d\t", fig->places - 1, row, fig->group, series, rank);
    put_spread(fig, n, s);
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

/* Closes the data file, draws, and writes the figure with its caption, which printf makes from `format`. */
__attribute__((format(printf, 7, 8)))
static bool end(figure *fig, const char *script, const char *axis, const char *reference, const char *title,
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

#define SPREAD_READS \
    "A dot is the median of the repetitions, the thick bar spans their quartiles, the thin line runs from the smallest to " \
    "the largest. "
#define LOGARITHMIC "The axis is logarithmic: equal distances are equal ratios."

bool figure_costs(report_page *page, const result_run *run)
{
    figure fig;
    if (!begin(&fig, page, "costs", dots_columns)) return false;
    for (int w = 0; w < run->nworkloads; w++)
        for (int d = 0; d < run->ndispatches; d++) {
            bool open = false;
            for (int s = 0; s < run->nsets; s++) {
                const result_row *row = results_usable(results_at(run, w, d, s), METRIC_TIME);
                if (!row) continue;
                if (!open) next_row(&fig, run->workloads[w].label);
                open = true;
                put_dot(&fig, run->dispatches[d], run->sets[s], s, row->n, row->spread);
            }
        }
    return end(&fig, "dots.gp", "ns per item", NULL, "CPU time per item by workload and configuration",
               "No row has a time.",
               "One line per dispatch strategy under each workload; colour and shape tell which specializers were on. "
               "Further left is faster. " SPREAD_READS LOGARITHMIC);
}

static bool figure_on_off_ratio(report_page *page, const result_run *run, const comparisons *pairs)
{
    figure fig;
    if (!begin(&fig, page, "on-off-ratio", dots_columns)) return false;
    for (int i = 0; i < pairs->n; i++) {
        const comparison *c = &pairs->at[i];
        size_t n = c->base->n < c->other->n ? c->base->n : c->other->n;
        spread s = {n, c->ratio.mid, c->ratio.low, c->ratio.high, c->ratio.min, c->ratio.max};
        next_row(&fig, run->workloads[c->base->workload].label);
        put_dot(&fig, run->dispatches[c->base->dispatch], "off / on", 0, n, s);
    }
    return end(&fig, "dots.gp", "time off / time on", "1", "FOR_ITER_GEN: how many times as fast with it",
               "The run has no rows with the sets none and for_iter_gen to compare.",
               "Time per item with no specializer over time with for_iter_gen alone. Right of the line at 1 it gains, left of "
               "it it costs; the figure at the right is the quotient of the medians. The thick bar is what the quartiles of "
               "both sides allow, the thin line what their extremes allow. " LOGARITHMIC);
}

static bool figure_on_off_times(report_page *page, const result_run *run, const comparisons *pairs)
{
    figure fig;
    if (!begin(&fig, page, "on-off-times", dots_columns)) return false;
    for (int i = 0; i < pairs->n; i++) {
        const comparison *c = &pairs->at[i];
        next_row(&fig, run->workloads[c->base->workload].label);
        put_dot(&fig, run->dispatches[c->base->dispatch], "off (none)", 0, c->base->n, c->base->spread);
        put_dot(&fig, run->dispatches[c->base->dispatch], "on (for_iter_gen)", 1, c->other->n, c->other->spread);
    }
    return end(&fig, "dots.gp", "ns per item", NULL, "FOR_ITER_GEN: CPU time per item without and with it",
               "No times either.",
               "The two sides of the quotients above. Further left is faster. " SPREAD_READS LOGARITHMIC);
}

bool figure_on_off(report_page *page, const result_run *run, const comparisons *pairs)
{
    if (!figure_on_off_ratio(page, run, pairs)) return false;
    return pairs->n == 0 || figure_on_off_times(page, run, pairs);
}

static bool figure_family(report_page *page, const result_run *run, const depth_family *family, int number)
{
    figure fig;
    char name[40], title[160], series[420];
    snprintf(name, sizeof name, "depth-%d", number);
    if (!begin(&fig, page, name, depth_columns)) return false;
    int rank = 0;
    for (int d = 0; d < run->ndispatches; d++)
        for (int s = 0; s < run->nsets; s++) {
            bool any = false;
            snprintf(series, sizeof series, "%s, %s", run->dispatches[d], run->sets[s]);
            for (int i = 0; i < family->n; i++) {
                const result_row *row = results_usable(results_at(run, family->workloads[i], d, s), METRIC_TIME);
                if (!row) continue;
                fprintf(fig.data, "%s\t%d\t%d\t%d\t%ld\t", series, rank, s, d, family->depths[i]);
                put_spread(&fig, row->n, row->spread);
                any = true;
            }
            rank += any;
        }
    fig.places = rank;
    snprintf(title, sizeof title, "%.100s: CPU time per item by depth", family->stem);
    return end(&fig, "depth.gp", "ns per item", NULL, title, "No depth has a time.",
               "One line per configuration: colour tells the specializers, dots and dashes the dispatch strategy. Lower is "
               "faster. A flat line is a cost that does not depend on depth; a cost in proportion to depth rises by a decade in "
               "each decade. A dot is the median of the repetitions, the thin upright line runs from the smallest to the "
               "largest. Both axes are logarithmic.");
}

bool figure_depths(report_page *page, const result_run *run, const depth_families *families)
{
    if (families->n == 0) fputs("<p class=\"missing\">The run has no workload at several depths.</p>\n", page->out);
    for (int i = 0; i < families->n; i++)
        if (!figure_family(page, run, &families->at[i], i + 1)) return false;
    return true;
}

bool figure_gen_list(report_page *page, const result_run *run, const comparisons *pairs)
{
    figure fig;
    if (!begin(&fig, page, "generator-list", dots_columns)) return false;
    for (int i = 0; i < pairs->n; i++) {
        const comparison *c = &pairs->at[i];
        char row[420];
        snprintf(row, sizeof row, "%s, %s", run->dispatches[c->base->dispatch], run->sets[c->base->set]);
        next_row(&fig, run->workloads[c->base->workload].label);
        put_dot(&fig, row, "list", 0, c->other->n, c->other->spread);
        put_dot(&fig, row, "generator", 1, c->base->n, c->base->spread);
    }
    return end(&fig, "dots.gp", "ns per item", NULL, "Generator against list: CPU time per item",
               "The run has no list workload beside its generator counterpart.",
               "Under each generator workload, one line per configuration with the list workload of the same name beside it; "
               "the distance between the two dots is what the generator costs more. Further left is faster. " SPREAD_READS
               LOGARITHMIC);
}

bool memory_uniform(const result_run *run, int workload)
{
    const result_row *first = NULL;
    for (int i = 0; i < run->nrows; i++) {
        const result_row *row = results_usable(&run->rows[i], METRIC_MEMORY);
        if (!row || row->workload != workload) continue;
        if (!first) first = row;
        if (row->n != first->n || row->spread.min != first->spread.min || row->spread.max != first->spread.max ||
            row->spread.median != first->spread.median)
            return false;
    }
    return true;
}

bool figure_memory(report_page *page, const result_run *run)
{
    figure fig;
    bool zero = false;
    if (!begin(&fig, page, "memory", dots_columns)) return false;
    for (int w = 0; w < run->nworkloads; w++) {
        bool uniform = memory_uniform(run, w), done = false;
        for (int d = 0; d < run->ndispatches; d++)
            for (int s = 0; s < run->nsets && !(uniform && done); s++) {
                const result_row *row = results_usable(results_at(run, w, d, s), METRIC_MEMORY);
                char name[420];
                if (!row) continue;
                done = true;
                if (!(row->spread.median > 0)) {
                    zero = true;
                    continue;
                }
                snprintf(name, sizeof name, "%s, %s", run->dispatches[d], run->sets[s]);
                next_row(&fig, run->workloads[w].label);
                put_dot(&fig, uniform ? "all measured" : name, "bytes", 0, row->n, row->spread);
            }
    }
    return end(&fig, "dots.gp", "bytes per item", NULL, "Memory per item",
               "No row has a number of bytes above 0.",
               "Further left takes less. One line stands for all configurations measured where they agree. " SPREAD_READS
               LOGARITHMIC "%s",
               zero ? " Rows of 0 bytes cannot stand on it; see the table." : "");
}
