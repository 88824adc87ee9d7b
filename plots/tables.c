#include "tables.h"

#include <stdarg.h>
#include <string.h>
#include "diff_format.h"
#include "figures.h"
#include "format.h"
#include "html.h"
#include "premise.h"

static const char missing[] = "<span class=\"missing\">not recorded</span>";

/* Heads end with NULL; one that starts with '#' heads a column of figures. page.js sorts and filters what has the class
 * `data`. */
static void begin_table(const report_page *page, const char *id, const char *caption, ...)
{
    FILE *f = page->out;
    fprintf(f, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html_text(f, caption);
    fprintf(f, "\"><table class=\"data\" id=\"%stable-%s\">\n<caption><span>", page->prefix, id);
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

/* Sorting takes the number as it is, not as it is shown. */
static void cell_number(FILE *f, double x)
{
    char buffer[NUMBER_SIZE];
    fprintf(f, "<td class=\"n\" data-value=\"%.9g\">%s</td>", x, format_number(buffer, x));
}

static void cell_range(FILE *f, double low, double high)
{
    char a[NUMBER_SIZE], b[NUMBER_SIZE];
    fprintf(f, "<td class=\"n\" data-value=\"%.9g\">%s – %s</td>", low, format_number(a, low), format_number(b, high));
}

static void cell_none(FILE *f)
{
    fputs("<td class=\"n\">–</td>", f);
}

static void cells_estimate(FILE *f, estimate e)
{
    cell_number(f, e.mid);
    cell_range(f, e.low, e.high);
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

void table_times(const report_page *page, const result_run *run)
{
    FILE *f = page->out;
    fputs("<details><summary><strong>All times as a table</strong></summary>\n", f);
    begin_table(page, "costs", "Every row: CPU time per item in nanoseconds", "Workload", "Dispatch",
                "Specializers", "#Items", "#Repetitions",
                "#Median", "#99 % interval", "Remark", NULL);
    for (int w = 0; w < run->nworkloads; w++)
        for (int d = 0; d < run->ndispatches; d++)
            for (int s = 0; s < run->nsets; s++) {
                const result_row *row = results_at(run, w, d, s);
                if (!row || row->metric != METRIC_TIME) continue;
                fputs("<tr>", f);
                cells_of(f, run, row);
                if (run->workloads[w].items) fprintf(f, "<td class=\"n\">%lld</td>", run->workloads[w].items);
                else cell_none(f);
                fprintf(f, "<td class=\"n\">%zu</td>", results_series(row)->n + row->of->failed);
                if (row->of->failed) {
                    cell_none(f);
                    cell_none(f);
                    fputs("<td class=\"failed free\">failed: ", f);
                    html_text(f, row->of->error);
                    fputs("</td>", f);
                } else {
                    cells_estimate(f, row->level);
                    fputs("<td></td>", f);
                }
                fputs("</tr>\n", f);
            }
    end_table(f);
    fputs("</details>\n", f);
}

static void cells_change(FILE *f, const diff_cell *c)
{
    static const char *const claims[] = {"less", "~", "more"};
    char evidence[DIFF_TEXT_SIZE], floor[DIFF_TEXT_SIZE];
    if (c->d.launches && c->d.ratio.mid > 0) {
        cells_estimate(f, c->d.ratio);
    } else {
        cell_none(f);
        cell_none(f);
    }
    fprintf(f, c->verdict ? "<td class=\"claim\">%s</td>" : "<td>%s</td>", claims[c->verdict + 1]);
    diff_evidence(evidence, c);
    diff_floor(floor, c);
    cell(f, evidence);
    if (c->exact || c->floor < 0) cell(f, floor);
    else fprintf(f, "<td class=\"n\" data-value=\"%.6g\">%s</td>", c->floor, floor);
}

void table_diff(const report_page *page, const char *id, const char *caption, const comparison *c)
{
    FILE *f = page->out;
    const diff_table *t = comparison_table(c);
    char name[DIFF_NAME_SIZE], base[100], head[120];
    if (!t) return;
    diff_column_name(name, &c->d.columns[0]);
    snprintf(base, sizeof base, "#%.80s", name);
    snprintf(head, sizeof head, "#Against %.80s", name);
    begin_table(page, id, caption, "Row", base, "#99 % interval", "Compared", "#Its level", "#99 % interval", head,
                "#99 % interval", "Claim",
                "Evidence", "#Floor", NULL);
    for (size_t i = 0; i < t->nrows; i++)
        for (size_t k = 1; k < c->d.ncolumns; k++) {
            const diff_cell *cells = t->rows[i].cells;
            if (!cells[k].compared) continue;
            fputs("<tr>", f);
            cell(f, t->rows[i].name);
            cells_estimate(f, cells[0].level);
            diff_column_name(name, &c->d.columns[k]);
            cell(f, name);
            cells_estimate(f, cells[k].level);
            cells_change(f, &cells[k]);
            fputs("</tr>\n", f);
        }
    end_table(f);
}

void table_pair(const report_page *page, const result_run *run, const contrast *pair)
{
    char id[300], caption[700];
    const char *base = run->workloads[pair->base].label, *other = run->workloads[pair->other].label;
    if (pair->family) return;       /* has a table by depth */
    snprintf(id, sizeof id, "gen-list-%d", pair->other);
    snprintf(caption, sizeof caption, "%.300s against %.300s: ns per item and their ratios", other, base);
    table_diff(page, id, caption, &pair->c);
}

void table_depths(const report_page *page, const result_run *run, const depth_family *family, int number)
{
    FILE *f = page->out;
    fprintf(f, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Times by depth\"><table class=\"data\" "
               "id=\"%stable-depth-%d\">\n<caption><span>", page->prefix, number);
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
                if (results_usable(row, METRIC_TIME)) cell_number(f, row->level.mid);
                else fputs(row ? "<td class=\"n failed\">failed</td>" : "<td class=\"n\">–</td>", f);
            }
            fputs("</tr>\n", f);
        }
    end_table(f);
}

void table_memory(const report_page *page, const result_run *run)
{
    FILE *f = page->out;
    if (!has_metric(run, METRIC_MEMORY)) return;
    begin_table(page, "memory", "Memory: bytes per item", "Workload", "Configuration", "#Items", "#Bytes", "#99 % interval",
                NULL);
    for (int w = 0; w < run->nworkloads; w++) {
        bool uniform = memory_uniform(run, w), done = false;
        for (int d = 0; d < run->ndispatches; d++)
            for (int s = 0; s < run->nsets; s++) {
                const result_row *row = results_usable(results_at(run, w, d, s), METRIC_MEMORY);
                bool peer = !strcmp(run->sets[s], "-");
                if (!row || (!peer && uniform && done)) continue;
                done |= !peer;
                fputs("<tr>", f);
                cell(f, run->workloads[w].name);
                fputs("<td>", f);
                html_text(f, !peer && uniform ? "every configuration" : run->dispatches[d]);
                if (!peer && !uniform) {
                    fputs(", ", f);
                    html_text(f, run->sets[s]);
                }
                fprintf(f, "</td><td class=\"n\">%lld</td>", run->workloads[w].items);
                cell_number(f, row->level.mid);
                if (results_series(row)->n > 1) cell_range(f, row->level.low, row->level.high);
                else fputs("<td class=\"n\">counted</td>", f);
                fputs("</tr>\n", f);
            }
    }
    end_table(f);
}

void table_failures(const report_page *page, const result_run *run)
{
    FILE *f = page->out;
    bool open = false;
    for (int i = 0; i < run->nrows; i++) {
        const result_row *row = &run->rows[i];
        if (!row->of->failed) continue;
        if (!open)
            begin_table(page, "failures", "Failed: in no figure", "Workload", "Dispatch", "Specializers", "#Failed", "#Good",
                        "Message",
                        NULL);
        open = true;
        fputs("<tr>", f);
        cells_of(f, run, row);
        fprintf(f, "<td class=\"n\">%zu</td><td class=\"n\">%zu</td><td class=\"failed free\">", row->of->failed,
                results_series(row)->n);
        html_text(f, row->of->error);
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
    /* These have tables of their own. */
    if (!strcmp(key, library ? "genlab" : "dispatch") || (!library && !strcmp(key, "doctor"))) return true;
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

void table_audit(const report_page *page, const result_run *run)
{
    FILE *f = page->out;
    const json_t *list = json_object_get(results_genlab(run), "dispatch"), *element;
    size_t index;
    if (!json_array_size(list)) {
        fprintf(f, "<p>Dispatch strategies: %s.</p>\n", missing);
        return;
    }
    begin_table(page, "audit", "Dispatch strategies as compiled", "Strategy", "Compiled by", "Verdict", "Code", "#Indirect jumps",
                "#Own instructions", "#Spills", "#Reloads", "#Direct handlers", "#Of them with a frame", NULL);
    json_array_foreach(list, index, element) {
        static const char *const texts[] = {"compiled_by", "verdict", "code"};
        static const char *const numbers[] = {"indirect_jumps", "own_instructions", "spills", "reloads", "direct", "framed"};
        char marked[DIFF_NAME_SIZE];
        const char *name = json_string_value(json_object_get(element, "name"));
        premise_mark(marked, sizeof marked, results_genlab(run), name ? name : "");
        fputs("<tr>", f);
        cell(f, marked);
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            fputs("<td>", f);
            put_value(f, json_object_get(element, texts[i]), 0);
            fputs("</td>", f);
        }
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
            const json_t *number = json_object_get(element, numbers[i]);
            fputs("<td class=\"n\">", f);
            if (number) put_value(f, number, 0);
            else fputs("–", f);
            fputs("</td>", f);
        }
        fputs("</tr>\n", f);
    }
    end_table(f);
    fputs("<p>A handler's own code is what no other handler reaches; a spill writes to the C stack, a reload reads from it; "
          "the way of a "
          "direct handler to the next dispatch needs no call of C. Equal codes are one piece of machine code. "
          "<code>genlab audit --help</code> says more.</p>\n", f);
}

/* What genlab doctor found on the machine of the run. */
void table_doctor(const report_page *page, const result_run *run)
{
    FILE *f = page->out;
    const json_t *checks = json_object_get(json_object_get(results_genlab(run), "doctor"), "checks"), *check;
    size_t index;
    if (!json_array_size(checks)) return;
    begin_table(page, "doctor", "The machine: what makes figures jump there", "Check", "Status", "Found", "What it means", NULL);
    json_array_foreach(checks, index, check) {
        static const char *const keys[] = {"name", "status", "found", "means"};
        fputs("<tr>", f);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            const char *text = json_string_value(json_object_get(check, keys[i]));
            fputs(i < 2 ? "<td>" : "<td class=\"free\">", f);
            html_text(f, text ? text : "");
            fputs("</td>", f);
        }
        fputs("</tr>\n", f);
    }
    end_table(f);
}

void table_context(const report_page *page, const result_run *run)
{
    FILE *f = page->out;
    const json_t *ours = results_genlab(run);
    begin_table(page, "context", "What was measured, where, and how it was built", "Item", "Recorded", NULL);
    for (int i = 0; i < WANTED; i++) {
        const json_t *v = json_object_get(ours, wanted[i].key);
        if (!v && wanted[i].library_key) v = json_object_get(run->pool.context, wanted[i].library_key);
        put_entry(f, wanted[i].key, v);
    }
    put_others(f, ours, false);
    put_others(f, run->pool.context, true);
    end_table(f);
}

static void cell_factor(FILE *f, const ablation_factor *factor)
{
    if (factor->d.launches) {
        cells_estimate(f, factor->d.ratio);
    } else {
        cell_none(f);
        cell_none(f);
    }
    fprintf(f, "<td>%s</td>", !factor->d.launches ? "–" : factor->verdict > 0 ? "gains" : factor->verdict < 0 ? "costs" : "~");
}

static void cell_positive(FILE *f, double x)
{
    if (x > 0) cell_number(f, x);
    else cell_none(f);
}

static void cells_point(FILE *f, const ablation_point *p)
{
    cell_positive(f, p->ns.mid);
    cell_positive(f, p->instructions);
    cell_positive(f, p->bytecodes);
}

void table_ablations(const report_page *page, const ablations *all)
{
    FILE *f = page->out;
    if (all->n == 0) return;
    begin_table(page, "specializers",
                "Specializers: time without over time with, and the ladder with those above it in the workload", "Workload", "Dispatch",
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
