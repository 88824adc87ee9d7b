#include "figures.h"

#include <stdlib.h>
#include <string.h>
#include "../bench/stats/spread.h"
#include "diff_format.h"
#include "figure.h"
#include "premise.h"

#define DEPTH_COLUMNS "series\trank\tcolour\tshape\tdepth\tvalue\tlow\thigh"

static estimate exactly(double x) { return (estimate){x, x, x}; }

static bool end_costs(figure *fig, int part)
{
    char title[100] = "CPU time per item by workload and configuration";
    if (part > 1) snprintf(title + strlen(title), sizeof title - strlen(title), ", part %d", part);
    return figure_end(fig, "dots.gp", "ns per item", NULL, title, "No row has a time.",
                      "One line per dispatch strategy or runtime under each workload; colour and shape tell which specializers "
                      "were on. "
                      "Further left is faster. " INTERVAL_READS LOGARITHMIC);
}

/* In parts that fit on a page of paper. */
bool figure_costs(report_page *page, const result_run *run)
{
    enum { PLACES = 24 };
    figure fig;
    int part = 0;
    for (int w = 0; w < run->nworkloads; w++) {
        if (!part || fig.places > PLACES) {
            char name[40] = "costs";
            if (part && !end_costs(&fig, part)) return false;
            if (++part > 1) snprintf(name, sizeof name, "costs-%d", part);
            if (!figure_begin(&fig, page, name, DOTS_COLUMNS)) return false;
        }
        for (int d = 0; d < run->ndispatches; d++) {
            bool open = false;
            char marked[DIFF_NAME_SIZE];
            premise_mark(marked, sizeof marked, results_genlab(run), run->dispatches[d]);
            for (int s = 0; s < run->nsets; s++) {
                const result_row *row = results_usable(results_at(run, w, d, s), METRIC_TIME);
                if (!row) continue;
                if (!open) figure_row(&fig, run->workloads[w].label);
                open = true;
                figure_dot(&fig, marked, run->sets[s], s, row->level, true);
            }
        }
    }
    return end_costs(&fig, part);
}

/* malloc'ed; NULL: out of memory. */
static char *premises_of(const diff *d)
{
    char *text = NULL;
    size_t size;
    FILE *f = open_memstream(&text, &size);
    if (!f) return NULL;
    diff_premises(f, d, " ", ".", (diff_style){.utf8 = true});
    if (fclose(f) == 0) return text;
    free(text);
    return NULL;
}

/* A figure of ratios to the base. */
static bool draw_ratios(report_page *page, const comparison *c, const char *name, bool inverted, const char *axis,
                        const char *title,
                        const char *reads)
{
    figure fig;
    const diff_table *t = comparison_table(c);
    char *premises = t ? premises_of(&c->d) : strdup("");
    if (!premises) return page_no_memory(page);
    if (!figure_begin(&fig, page, name, DOTS_COLUMNS)) {
        free(premises);
        return false;
    }
    if (t) figure_diff(&fig, &c->d, t, inverted);
    if (*c->command && !inverted) fig.command = c->command;
    bool ok = figure_end(&fig, "dots.gp", axis, "1", title, *c->why ? c->why : "Nothing to compare.",
                         "%s " RATIO_READS LOGARITHMIC "%s", reads, premises);
    free(premises);
    return ok;
}

bool figure_dispatches(report_page *page, const contrasts *c)
{
    char title[300], reads[500], base[DIFF_NAME_SIZE] = "";
    if (c->dispatches.d.ncolumns) diff_column_name(base, &c->dispatches.d.columns[0]);
    snprintf(title, sizeof title, "Dispatch strategies against %.100s: time per item, with the set %.100s", base, c->set);
    snprintf(reads, sizeof reads, "Time per item under each strategy over the time under %.100s, which has the least over all "
             "workloads. Right "
             "of the line at 1 it is slower.", base);
    return draw_ratios(page, &c->dispatches, "dispatch", false, "time / time of the base", title, reads);
}

bool figure_on_off(report_page *page, const contrasts *c)
{
    return draw_ratios(page, &c->on_off, "on-off", true, "time off / time on", "FOR_ITER_GEN: how many times as fast with it",
                       "Time per item with no specializer over time with for_iter_gen alone. Right of the line at 1 it gains, "
                       "left of it it "
                       "costs; the figure at the right is the ratio.") &&
           draw_ratios(page, &c->all_off, "all-off", true, "time off / time with all",
                       "All specializers: how many times as fast with them",
                       "Time per item with no specializer over time with all on. Right of the line at 1 they gain; the figure "
                       "at the right "
                       "is the ratio.");
}

/* The lines of a depth figure: the fastest strategy with each set, each strategy with the set that strategies are compared with,
 * and each peer. */
static bool is_drawn(const result_run *run, const contrasts *c, int dispatch, int set)
{
    return dispatch == c->fastest || !strcmp(run->sets[set], c->set) || !strcmp(run->sets[set], "-");
}

static bool figure_family(report_page *page, const result_run *run, const contrasts *c, const depth_family *family, int number)
{
    figure fig;
    char name[40], title[160], series[420], what[500];
    snprintf(name, sizeof name, "depth-%d", number);
    if (!figure_begin(&fig, page, name, DEPTH_COLUMNS)) return false;
    int rank = 0;
    for (int s = 0; s < run->nsets; s++)
        for (int d = 0; d < run->ndispatches; d++) {
            bool any = false;
            snprintf(series, sizeof series, strcmp(run->sets[s], "-") ? "%s, %s" : "%s", run->dispatches[d], run->sets[s]);
            for (int i = 0; i < family->n && is_drawn(run, c, d, s); i++) {
                const result_row *row = results_usable(results_at(run, family->workloads[i], d, s), METRIC_TIME);
                if (!row) continue;
                figure_put(fig.data, series);
                fprintf(fig.data, "\t%d\t%d\t%d\t%ld\t%.9g\t%.9g\t%.9g\n", rank, rank, d, family->depths[i], row->level.mid,
                        row->level.low,
                        row->level.high);
                snprintf(what, sizeof what, "%s at depth %ld", series, family->depths[i]);
                figure_value(&fig, row->level, what);
                any = true;
            }
            rank += any;
        }
    fig.places = rank;
    snprintf(title, sizeof title, "%.100s: CPU time per item by depth", family->stem);
    return figure_end(&fig, "depth.gp", "ns per item", NULL, title, "No depth has a time.",
                      "A line per set of specializers under the fastest strategy, one per further strategy, and one per peer "
                      "or native limit. "
                      "Lower is faster. A flat line is a cost that does not depend on depth; a cost in proportion to depth "
                      "rises by a decade "
                      "in each decade. " INTERVAL_READS "Both axes are logarithmic.");
}

bool figure_depths(report_page *page, const result_run *run, const contrasts *c)
{
    if (c->families.n == 0) fputs("<p class=\"missing\">The run has no workload at several depths.</p>\n", page->out);
    for (int i = 0; i < c->families.n; i++)
        if (!figure_family(page, run, c, &c->families.at[i], i + 1)) return false;
    return true;
}

bool figure_gen_list(report_page *page, const result_run *run, const contrasts *c)
{
    figure fig;
    if (!figure_begin(&fig, page, "gen-list", DOTS_COLUMNS)) return false;
    for (int i = 0; i < c->npairs; i++) {
        const contrast *pair = &c->pairs[i];
        const diff_table *t = comparison_table(&pair->c);
        for (size_t k = 0; t && !pair->family && k < t->nrows; k++) {
            const diff_cell *cell = &t->rows[k].cells[1];
            if (!cell->compared || !cell->d.launches) continue;
            figure_row(&fig, run->workloads[pair->other].label);
            figure_dot(&fig, t->rows[k].name, "generator / list", 0, cell->d.ratio, cell->verdict != 0);
        }
    }
    return figure_end(&fig, "dots.gp", "time: generator / list", "1", "Generator against list: time per item",
                      "The run has no list workload beside its generator counterpart.",
                      "Under each generator workload one line per configuration: the time of an item over the time of an item "
                      "of the list "
                      "workload of the same name. Further left is a cheaper generator. " RATIO_READS LOGARITHMIC);
}

bool figure_runtimes(report_page *page, const contrasts *c)
{
    char title[300], reads[500];
    const char *base = c->runtimes.d.ncolumns ? c->runtimes.d.columns[0].name : "";
    snprintf(title, sizeof title, "Peers and native limits against %.100s: time per item", base);
    snprintf(reads, sizeof reads, "Time per item of each runtime over the time under %.100s. Right of the line at 1 it is "
             "slower than we are.", base);
    return draw_ratios(page, &c->runtimes, "peers", false, "time over ours", title, reads);
}

static bool is_peer(const result_run *run, const result_row *row)
{
    return !strcmp(run->sets[row->set], "-");
}

bool memory_uniform(const result_run *run, int workload)
{
    const result_row *first = NULL;
    for (int i = 0; i < run->nrows; i++) {
        const result_row *row = results_usable(&run->rows[i], METRIC_MEMORY);
        if (!row || row->workload != workload || is_peer(run, row)) continue;
        if (!first) first = row;
        if (row->level.mid != first->level.mid || row->level.low != first->level.low ||
            row->level.high != first->level.high) return false;
    }
    return true;
}

bool figure_memory(report_page *page, const result_run *run)
{
    figure fig;
    bool zero = false;
    if (!figure_begin(&fig, page, "memory", DOTS_COLUMNS)) return false;
    for (int w = 0; w < run->nworkloads; w++) {
        bool uniform = memory_uniform(run, w), done = false;
        for (int d = 0; d < run->ndispatches; d++)
            for (int s = 0; s < run->nsets; s++) {
                const result_row *row = results_usable(results_at(run, w, d, s), METRIC_MEMORY);
                char name[420];
                if (!row) continue;
                bool peer = is_peer(run, row);
                if (!peer && uniform && done) continue;
                done |= !peer;
                if (!(row->level.mid > 0)) {
                    zero = true;
                    continue;
                }
                snprintf(name, sizeof name, peer ? "%s" : "%s, %s", run->dispatches[d], run->sets[s]);
                figure_row(&fig, run->workloads[w].label);
                figure_dot(&fig, !peer && uniform ? "every configuration" : name, peer ? "peers and limits" : "genlab", peer,
                           row->level, true);
            }
    }
    return figure_end(&fig, "dots.gp", "bytes per item", NULL, "Memory per item",
               "No row has a number of bytes above 0.",
               "Further left takes less. One line stands for all configurations of genlab where they agree. Ours are counted; "
               "those of peers "
               "are resident memory. " INTERVAL_READS LOGARITHMIC "%s",
               zero ? " Rows of 0 bytes cannot stand on it; see the table." : "");
}

/* Each launch's median of a row, over the row's. */
static bool put_launches(figure *fig, const char *row, const char *series_name, int rank, const series *s, double median)
{
    double *values = malloc((s->n + 1) * sizeof *values);
    if (!values) return false;
    for (size_t i = 0; i < s->n; i++) {
        bool first = true;
        size_t n = 0;
        for (size_t k = 0; k < i && first; k++) first = s->at[k].launch != s->at[i].launch;
        for (size_t k = i; first && k < s->n; k++)
            if (s->at[k].launch == s->at[i].launch) values[n++] = s->at[k].value;
        if (first) figure_dot(fig, row, series_name, rank, exactly(stats_median(values, n) / median), true);
    }
    free(values);
    return true;
}

static const series *yardstick(const result_run *run)
{
    for (size_t i = 0; i < run->pool.nrows; i++) {
        const bench_row *row = &run->pool.rows[i];
        if (row->axes && bench_name_is_yardstick(&row->is) && row->series[METRIC_TIME].n) return &row->series[METRIC_TIME];
    }
    return NULL;
}

static bool no_launches(report_page *page, figure *fig)
{
    fig->rows = 0;
    figure_end(fig, "", "", NULL, "", "", "%s", "");
    return page_no_memory(page);
}

/* How launches scatter, of the yardstick, of what has a twin and of the twin. */
static bool figure_launches(report_page *page, const result_run *run, const contrasts *c)
{
    figure fig;
    const diff_table *t = comparison_table(&c->twins);
    const series *fixed = yardstick(run);
    if (!figure_begin(&fig, page, "distribution", DOTS_COLUMNS)) return false;
    if (fixed) {
        figure_row(&fig, "yardstick");
        if (!put_launches(&fig, "a native loop", "yardstick", 2, fixed, fixed->level.mid)) return no_launches(page, &fig);
    }
    for (size_t i = 0; t && i < t->nrows; i++) {
        char group[DIFF_KEY_SIZE];
        const char *slash = strchr(t->rows[i].name, '/');
        snprintf(group, sizeof group, "%.*s", slash ? (int)(slash - t->rows[i].name) : 1000, t->rows[i].name);
        figure_row(&fig, group);
        const diff_cell *cells = t->rows[i].cells;
        for (int k = 0; k < 2; k++)
            if (!put_launches(&fig, slash ? slash + 1 : "", k ? "twin" : "row", k, cells[k].series, cells[0].level.mid))
                return no_launches(page, &fig);
    }
    return figure_end(&fig, "dots.gp", "time: launch / median of all", "1", "How launches scatter",
                      "No row has a twin, so that nothing tells noise from difference.",
                      "One dot per launch (a process with a layout of its own): the median of its rounds over the row's "
                      "median, of one row of "
                      "each workload and of its identical twin. What the two clouds differ by is noise. The yardstick is a fixed "
                      "native loop: what it moves by, the machine does. " LOGARITHMIC);
}

bool figure_noise(report_page *page, const result_run *run, const contrasts *c)
{
    return figure_launches(page, run, c) &&
           draw_ratios(page, &c->twins, "noise", false, "time: twin / row", "The noise floor: identical twins",
                       "Each workload's last row was measured twice under two names. The end of the bar that is farther from "
                       "the line at 1 is "
                       "the floor of that workload: no smaller difference is called one.");
}

bool figure_audit(report_page *page, const result_run *run)
{
    figure fig;
    const json_t *list = json_object_get(results_genlab(run), "dispatch"), *element;
    size_t i;
    if (!figure_begin(&fig, page, "audit", DOTS_COLUMNS)) return false;
    json_array_foreach(list, i, element) {
        const char *name = json_string_value(json_object_get(element, "name"));
        double jumps = json_number_value(json_object_get(element, "indirect_jumps"));
        if (!name || !(jumps > 0)) continue;
        figure_row(&fig, "strategy@compiler");
        char marked[DIFF_NAME_SIZE];
        premise_mark(marked, sizeof marked, results_genlab(run), name);
        figure_dot(&fig, marked, "indirect jumps", 0, exactly(jumps), true);
    }
    return figure_end(&fig, "dots.gp", "indirect jumps", NULL, "Indirect jumps in the machine code of each strategy",
                      "The run does not tell how its strategies were compiled.",
                      "Counted in the objects that were timed. One jump is a switch, whatever the name says; one per handler is "
                      "threaded code. A ! stands before a name that claims another. "
                      LOGARITHMIC);
}
