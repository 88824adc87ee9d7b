#include "tables.h"

#include <stdarg.h>
#include <string.h>
#include "figures.h"
#include "format.h"
#include "html.h"

static const char missing[] = "<span class=\"missing\">not recorded</span>";

/* Heads end with NULL; one that starts with '#' heads a column of figures. */
static void begin_table(FILE *f, const char *caption, ...)
{
    fputs("<div class=\"scroll\"><table>\n<caption><span>", f);
    html_text(f, caption);
    fputs("</span></caption>\n<thead><tr>", f);
    va_list heads;
    va_start(heads, caption);
    for (const char *head; (head = va_arg(heads, const char *));) {
        fputs(*head == '#' ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">", f);
        html_text(f, *head == '#' ? head + 1 : head);
        fputs("</th>", f);
    }
    va_end(heads);
    fputs("</tr></thead>\n<tbody>\n", f);
}

static void end_table(FILE *f)
{
    fputs("</tbody></table></div>\n", f);
}

static void cell(FILE *f, const char *text)
{
    fputs("<td>", f);
    html_text(f, text);
    fputs("</td>", f);
}

static void cell_number(FILE *f, double x)
{
    char buffer[NUMBER_SIZE];
    fprintf(f, "<td class=\"n\">%s</td>", format_number(buffer, x));
}

static void cell_range(FILE *f, double low, double high)
{
    char a[NUMBER_SIZE], b[NUMBER_SIZE];
    fprintf(f, "<td class=\"n\">%s – %s</td>", format_number(a, low), format_number(b, high));
}

static void cell_quotient(FILE *f, quotient q)
{
    if (q.mid > 0) {
        cell_number(f, q.mid);
        cell_range(f, q.low, q.high);
    } else {
        fputs("<td class=\"n\">–</td><td class=\"n\">–</td>", f);
    }
}

/* The three axes of a row. */
static void cells_of(FILE *f, const result_run *run, const result_row *row)
{
    cell(f, run->workloads[row->workload].name);
    cell(f, run->dispatches[row->dispatch]);
    cell(f, run->sets[row->set]);
}

static bool has_metric(const result_run *run, metric m)
{
    for (int i = 0; i < run->nrows; i++)
        if (results_usable(&run->rows[i], m)) return true;
    return false;
}

void table_times(FILE *f, const result_run *run)
{
    fputs("<details><summary>All times as a table</summary>\n", f);
    begin_table(f, "Every row: CPU time per item in nanoseconds", "Workload", "Dispatch", "Specializers",
                "#Items", "#Repetitions", "#Median", "#Quartiles", "#Smallest – largest", NULL);
    for (int w = 0; w < run->nworkloads; w++)
        for (int d = 0; d < run->ndispatches; d++)
            for (int s = 0; s < run->nsets; s++) {
                const result_row *row = results_at(run, w, d, s);
                if (!row || row->metric != METRIC_TIME) continue;
                fputs("<tr>", f);
                cells_of(f, run, row);
                if (run->workloads[w].items) fprintf(f, "<td class=\"n\">%lld</td>", run->workloads[w].items);
                else fputs("<td class=\"n\">–</td>", f);
                fprintf(f, "<td class=\"n\">%zu</td>", row->n + row->failed);
                if (row->failed) {
                    fputs("<td colspan=\"3\" class=\"failed free\">failed: ", f);
                    html_text(f, row->error);
                    fputs("</td>", f);
                } else {
                    cell_number(f, row->spread.median);
                    cell_range(f, row->spread.q1, row->spread.q3);
                    cell_range(f, row->spread.min, row->spread.max);
                }
                fputs("</tr>\n", f);
            }
    end_table(f);
    fputs("</details>\n", f);
}

void table_on_off(FILE *f, const result_run *run, const comparisons *pairs)
{
    if (pairs->n == 0) return;
    begin_table(f, "FOR_ITER_GEN: medians in ns per item and their quotient", "Workload", "Dispatch", "#Off (none)",
                "#On (for_iter_gen)", "#Off / on", "#Range by quartiles", NULL);
    for (int i = 0; i < pairs->n; i++) {
        const comparison *c = &pairs->at[i];
        fputs("<tr>", f);
        cell(f, run->workloads[c->base->workload].label);
        cell(f, run->dispatches[c->base->dispatch]);
        cell_number(f, c->base->spread.median);
        cell_number(f, c->other->spread.median);
        cell_quotient(f, c->ratio);
        fputs("</tr>\n", f);
    }
    end_table(f);
}

void table_gen_list(FILE *f, const result_run *run, const comparisons *pairs)
{
    if (pairs->n == 0) return;
    begin_table(f, "Generator against list: medians in ns per item and their quotient", "Generator", "List", "Dispatch",
                "Specializers", "#Generator", "#List", "#Generator / list", "#Range by quartiles", NULL);
    for (int i = 0; i < pairs->n; i++) {
        const comparison *c = &pairs->at[i];
        fputs("<tr>", f);
        cell(f, run->workloads[c->base->workload].label);
        cell(f, run->workloads[c->other->workload].label);
        cell(f, run->dispatches[c->base->dispatch]);
        cell(f, run->sets[c->base->set]);
        cell_number(f, c->base->spread.median);
        cell_number(f, c->other->spread.median);
        cell_quotient(f, c->ratio);
        fputs("</tr>\n", f);
    }
    end_table(f);
}

void table_depths(FILE *f, const result_run *run, const depth_family *family)
{
    fputs("<div class=\"scroll\"><table>\n<caption><span>", f);
    html_text(f, family->stem);
    fputs(": median in ns per item by depth</span></caption>\n<thead><tr><th scope=\"col\">Dispatch</th>"
          "<th scope=\"col\">Specializers</th>", f);
    for (int i = 0; i < family->n; i++) fprintf(f, "<th scope=\"col\" class=\"n\">Depth %ld</th>", family->depths[i]);
    fputs("</tr></thead>\n<tbody>\n", f);
    for (int d = 0; d < run->ndispatches; d++)
        for (int s = 0; s < run->nsets; s++) {
            int measured = 0;
            for (int i = 0; i < family->n; i++) measured += results_at(run, family->workloads[i], d, s) != NULL;
            if (!measured) continue;
            fputs("<tr>", f);
            cell(f, run->dispatches[d]);
            cell(f, run->sets[s]);
            for (int i = 0; i < family->n; i++) {
                const result_row *row = results_at(run, family->workloads[i], d, s);
                if (results_usable(row, METRIC_TIME)) cell_number(f, row->spread.median);
                else fputs(row ? "<td class=\"n failed\">failed</td>" : "<td class=\"n\">–</td>", f);
            }
            fputs("</tr>\n", f);
        }
    end_table(f);
}

void table_memory(FILE *f, const result_run *run)
{
    if (!has_metric(run, METRIC_MEMORY)) return;
    begin_table(f, "Memory: bytes per item", "Workload", "Configuration", "#Items", "#Repetitions", "#Median",
                "#Smallest – largest", NULL);
    for (int w = 0; w < run->nworkloads; w++) {
        bool uniform = memory_uniform(run, w), done = false;
        for (int d = 0; d < run->ndispatches; d++)
            for (int s = 0; s < run->nsets && !(uniform && done); s++) {
                const result_row *row = results_usable(results_at(run, w, d, s), METRIC_MEMORY);
                if (!row) continue;
                done = true;
                fputs("<tr>", f);
                cell(f, run->workloads[w].name);
                if (uniform) {
                    cell(f, "all measured");
                } else {
                    fputs("<td>", f);
                    html_text(f, run->dispatches[d]);
                    fputs(", ", f);
                    html_text(f, run->sets[s]);
                    fputs("</td>", f);
                }
                fprintf(f, "<td class=\"n\">%lld</td><td class=\"n\">%zu</td>", run->workloads[w].items, row->n);
                cell_number(f, row->spread.median);
                cell_range(f, row->spread.min, row->spread.max);
                fputs("</tr>\n", f);
            }
    }
    end_table(f);
}

void table_failures(FILE *f, const result_run *run)
{
    bool open = false;
    for (int i = 0; i < run->nrows; i++) {
        const result_row *row = &run->rows[i];
        if (!row->failed) continue;
        if (!open)
            begin_table(f, "Failed: in no figure", "Workload", "Dispatch", "Specializers", "#Failed", "#Good", "Message",
                        NULL);
        open = true;
        fputs("<tr>", f);
        cells_of(f, run, row);
        fprintf(f, "<td class=\"n\">%zu</td><td class=\"n\">%zu</td><td class=\"failed free\">", row->failed, row->n);
        html_text(f, row->error);
        fputs("</td></tr>\n", f);
    }
    if (open) end_table(f);
}

/* Any JSON value for people; the context's shape is not ours to demand. */
static void put_value(FILE *f, const json_t *v, int depth)
{
    const char *separator = "";
    const json_t *element;
    size_t index;
    if (!v || json_is_null(v)) fputs(missing, f);
    else if (json_is_string(v)) html_text(f, json_string_value(v));
    else if (json_is_boolean(v)) fputs(json_is_true(v) ? "yes" : "no", f);
    else if (json_is_integer(v)) fprintf(f, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
    else if (json_is_real(v)) fprintf(f, "%g", json_real_value(v));
    else if (depth >= 6) fputs("…", f);
    else if (json_is_array(v)) {
        if (json_array_size(v) == 0) fputs("none", f);
        json_array_foreach(v, index, element) {
            fputs(separator, f);
            put_value(f, element, depth + 1);
            separator = json_is_object(element) ? "<br>" : ", ";
        }
    } else {
        void *at = json_object_iter((json_t *)v);
        for (; at; at = json_object_iter_next((json_t *)v, at)) {
            fputs(separator, f);
            html_text(f, json_object_iter_key(at));
            fputs(" ", f);
            put_value(f, json_object_iter_value(at), depth + 1);
            separator = ", ";
        }
    }
}

static void put_entry(FILE *f, const char *key, const json_t *v)
{
    fputs("<tr><th scope=\"row\">", f);
    html_text(f, key);
    fputs("</th><td class=\"free\">", f);
    put_value(f, v, 0);
    fputs("</td></tr>\n", f);
}

/* What a reader needs to judge the figures, in this order; the library's name for it where it has one. */
static const struct { const char *key, *library_key; } wanted[] = {
    {"version", NULL},   {"commit", NULL},   {"dirty", NULL},         {"build_type", NULL}, {"compilers", NULL},
    {"cpu", NULL},       {"governor", NULL}, {"hostname", "host_name"}, {"kernel", NULL},     {"date", "date"},
};
enum { WANTED = sizeof wanted / sizeof *wanted };

static bool is_wanted(const char *key, bool library)
{
    if (!strcmp(key, library ? "genlab" : "dispatch")) return true;
    for (int i = 0; i < WANTED; i++) {
        const char *name = library ? wanted[i].library_key : wanted[i].key;
        if (name && !strcmp(name, key)) return true;
    }
    return false;
}

static void put_others(FILE *f, const json_t *object, bool library)
{
    for (void *at = json_object_iter((json_t *)object); at; at = json_object_iter_next((json_t *)object, at))
        if (!is_wanted(json_object_iter_key(at), library))
            put_entry(f, json_object_iter_key(at), json_object_iter_value(at));
}

static void table_strategies(FILE *f, const json_t *list)
{
    size_t index;
    const json_t *element;
    begin_table(f, "Dispatch strategies as compiled", "Strategy", "Compiled by", "#Indirect jumps", NULL);
    json_array_foreach(list, index, element) {
        fputs("<tr><td>", f);
        put_value(f, json_object_get(element, "name"), 0);
        fputs("</td><td>", f);
        put_value(f, json_object_get(element, "compiled_by"), 0);
        fputs("</td><td class=\"n\">", f);
        put_value(f, json_object_get(element, "indirect_jumps"), 0);
        fputs("</td></tr>\n", f);
    }
    end_table(f);
}

void table_context(FILE *f, const result_run *run)
{
    const json_t *ours = results_genlab(run);
    begin_table(f, "What was measured, where, and how it was built", "Item", "Recorded", NULL);
    for (int i = 0; i < WANTED; i++) {
        const json_t *v = json_object_get(ours, wanted[i].key);
        if (!v && wanted[i].library_key) v = json_object_get(run->context, wanted[i].library_key);
        put_entry(f, wanted[i].key, v);
    }
    put_others(f, ours, false);
    put_others(f, run->context, true);
    end_table(f);
    const json_t *strategies = json_object_get(ours, "dispatch");
    if (json_array_size(strategies)) table_strategies(f, strategies);
    else fprintf(f, "<p>Dispatch strategies: %s.</p>\n", missing);
}

static void cell_factor(FILE *f, const ablation_factor *factor)
{
    cell_quotient(f, factor->d.launches ? (quotient){.mid = factor->d.ratio.mid, .low = factor->d.ratio.low, .high = factor->d.ratio.high}
                                        : (quotient){0});
    fprintf(f, "<td>%s</td>", !factor->d.launches ? "–" : factor->verdict > 0 ? "gains" : factor->verdict < 0 ? "costs" : "~");
}

static void cell_positive(FILE *f, double x)
{
    if (x > 0) cell_number(f, x);
    else fputs("<td class=\"n\">–</td>", f);
}

static void cells_point(FILE *f, const ablation_point *p)
{
    cell_positive(f, p->ns.n ? p->ns.median : 0);
    cell_positive(f, p->instructions);
    cell_positive(f, p->bytecodes);
}

void table_ablations(FILE *f, const ablations *all)
{
    if (all->n == 0) return;
    begin_table(f, "Specializers: time without over time with, and the ladder with those above it in the workload", "Workload", "Dispatch",
                "Specializer", "#Hits per item", "#Alone", "#99 % interval", "Claim", "#Left out", "#99 % interval", "Claim",
                "#Ladder: ns", "#machine instructions", "#bytecodes", NULL);
    for (size_t i = 0; i < all->n; i++) {
        const ablation *a = &all->at[i];
        for (size_t k = 0; k <= a->n; k++) {
            fputs("<tr>", f);
            cell(f, a->workload);
            cell(f, a->dispatch);
            if (k == 0) {
                cell(f, "(everything off)");
                fputs("<td></td><td></td><td></td><td></td><td></td><td></td><td></td>", f);
                cells_point(f, &a->none);
            } else {
                const ablation_part *p = &a->parts[k - 1];
                cell(f, p->name);
                cell_positive(f, p->hits);
                cell_factor(f, &p->alone);
                cell_factor(f, &p->left_out);
                cells_point(f, &p->upto);
            }
            fputs("</tr>\n", f);
        }
    }
    end_table(f);
}
