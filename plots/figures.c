#include "figures.h"

#include "figure.h"

#define DEPTH_COLUMNS "series\trank\tcolour\tshape\tdepth\tn\tmedian\tq1\tq3\tmin\tmax"

bool figure_costs(report_page *page, const result_run *run)
{
    figure fig;
    if (!figure_begin(&fig, page, "costs", DOTS_COLUMNS)) return false;
    for (int w = 0; w < run->nworkloads; w++)
        for (int d = 0; d < run->ndispatches; d++) {
            bool open = false;
            for (int s = 0; s < run->nsets; s++) {
                const result_row *row = results_usable(results_at(run, w, d, s), METRIC_TIME);
                if (!row) continue;
                if (!open) figure_row(&fig, run->workloads[w].label);
                open = true;
                figure_dot(&fig, run->dispatches[d], run->sets[s], s, row->n, row->spread);
            }
        }
    return figure_end(&fig, "dots.gp", "ns per item", NULL, "CPU time per item by workload and configuration",
               "No row has a time.",
               "One line per dispatch strategy under each workload; colour and shape tell which specializers were on. "
               "Further left is faster. " SPREAD_READS LOGARITHMIC);
}

static bool figure_on_off_ratio(report_page *page, const result_run *run, const comparisons *pairs)
{
    figure fig;
    if (!figure_begin(&fig, page, "on-off-ratio", DOTS_COLUMNS)) return false;
    for (int i = 0; i < pairs->n; i++) {
        const comparison *c = &pairs->at[i];
        size_t n = c->base->n < c->other->n ? c->base->n : c->other->n;
        spread s = {n, c->ratio.mid, c->ratio.low, c->ratio.high, c->ratio.min, c->ratio.max};
        figure_row(&fig, run->workloads[c->base->workload].label);
        figure_dot(&fig, run->dispatches[c->base->dispatch], "off / on", 0, n, s);
    }
    return figure_end(&fig, "dots.gp", "time off / time on", "1", "FOR_ITER_GEN: how many times as fast with it",
               "The run has no rows with the sets none and for_iter_gen to compare.",
               "Time per item with no specializer over time with for_iter_gen alone. Right of the line at 1 it gains, left of "
               "it it costs; the figure at the right is the quotient of the medians. The thick bar is what the quartiles of "
               "both sides allow, the thin line what their extremes allow. " LOGARITHMIC);
}

static bool figure_on_off_times(report_page *page, const result_run *run, const comparisons *pairs)
{
    figure fig;
    if (!figure_begin(&fig, page, "on-off-times", DOTS_COLUMNS)) return false;
    for (int i = 0; i < pairs->n; i++) {
        const comparison *c = &pairs->at[i];
        figure_row(&fig, run->workloads[c->base->workload].label);
        figure_dot(&fig, run->dispatches[c->base->dispatch], "off (none)", 0, c->base->n, c->base->spread);
        figure_dot(&fig, run->dispatches[c->base->dispatch], "on (for_iter_gen)", 1, c->other->n, c->other->spread);
    }
    return figure_end(&fig, "dots.gp", "ns per item", NULL, "FOR_ITER_GEN: CPU time per item without and with it",
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
    if (!figure_begin(&fig, page, name, DEPTH_COLUMNS)) return false;
    int rank = 0;
    for (int d = 0; d < run->ndispatches; d++)
        for (int s = 0; s < run->nsets; s++) {
            bool any = false;
            snprintf(series, sizeof series, "%s, %s", run->dispatches[d], run->sets[s]);
            for (int i = 0; i < family->n; i++) {
                const result_row *row = results_usable(results_at(run, family->workloads[i], d, s), METRIC_TIME);
                if (!row) continue;
                fprintf(fig.data, "%s\t%d\t%d\t%d\t%ld\t", series, rank, s, d, family->depths[i]);
                figure_spread(&fig, row->n, row->spread);
                any = true;
            }
            rank += any;
        }
    fig.places = rank;
    snprintf(title, sizeof title, "%.100s: CPU time per item by depth", family->stem);
    return figure_end(&fig, "depth.gp", "ns per item", NULL, title, "No depth has a time.",
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
    if (!figure_begin(&fig, page, "generator-list", DOTS_COLUMNS)) return false;
    for (int i = 0; i < pairs->n; i++) {
        const comparison *c = &pairs->at[i];
        char row[420];
        snprintf(row, sizeof row, "%s, %s", run->dispatches[c->base->dispatch], run->sets[c->base->set]);
        figure_row(&fig, run->workloads[c->base->workload].label);
        figure_dot(&fig, row, "list", 0, c->other->n, c->other->spread);
        figure_dot(&fig, row, "generator", 1, c->base->n, c->base->spread);
    }
    return figure_end(&fig, "dots.gp", "ns per item", NULL, "Generator against list: CPU time per item",
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
    if (!figure_begin(&fig, page, "memory", DOTS_COLUMNS)) return false;
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
                figure_row(&fig, run->workloads[w].label);
                figure_dot(&fig, uniform ? "all measured" : name, "bytes", 0, row->n, row->spread);
            }
    }
    return figure_end(&fig, "dots.gp", "bytes per item", NULL, "Memory per item",
               "No row has a number of bytes above 0.",
               "Further left takes less. One line stands for all configurations measured where they agree. " SPREAD_READS
               LOGARITHMIC "%s",
               zero ? " Rows of 0 bytes cannot stand on it; see the table." : "");
}
