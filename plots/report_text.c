#include "report.h"

#include <stdlib.h>
#include <string.h>
#include "format.h"
#include "summary.h"

/* How the parts look. */
typedef struct form {
    const char *title, *title_end, *item;
    bool rules;                 /* tables have them */
} form;

static const form text = {"", "\n", "", false};
static const form markdown = {"### ", "\n", "- ", true};

static void put_titles(FILE *f, const form *look, const result_run *run)
{
    fputs(look->title, f);
    for (int i = 0; i < run->nfiles; i++) fprintf(f, "%s%s", i ? ", " : "", run->files[i]);
    fprintf(f, "\n%s", look->title_end);
}

static bool put_sentences(FILE *f, const form *look, const result_run *run, const contrasts *c)
{
    char *sentences = summary_text(run, c);
    if (!sentences) return false;
    for (char *rest = sentences, *line; (line = strsep(&rest, "\n"));)
        if (*line) fprintf(f, "%s%s\n", look->item, line);
    fputc('\n', f);
    free(sentences);
    return true;
}

static const char *cell_text(const result_row *row, metric m, char number[NUMBER_SIZE])
{
    if (!row || row->metric != m) return "-";
    return row->of->failed ? "failed" : format_number(number, row->level.mid);
}

static bool is_shown(const result_run *run, int workload, int set, metric m)
{
    for (int d = 0; d < run->ndispatches; d++) {
        const result_row *row = results_at(run, workload, d, set);
        if (row && row->metric == m) return true;
    }
    return false;
}

static int larger(int n, const char *text)
{
    return (int)strlen(text) > n ? (int)strlen(text) : n;
}

/* A line of the grid: two names and a figure for each dispatch; without workload the heads. */
static void put_line(FILE *f, const form *look, const result_run *run, metric m, int workload, int set, const char *label,
                     int first, int second)
{
    bool heads = workload < 0;
    fprintf(f, look->rules ? "| %-*s | %-*s |" : "%-*s  %-*s", first, label, second, heads ? "specializers" : run->sets[set]);
    for (int d = 0; d < run->ndispatches; d++) {
        char number[NUMBER_SIZE];
        const char *cell = heads ? run->dispatches[d] : cell_text(results_at(run, workload, d, set), m, number);
        fprintf(f, look->rules ? " %*s |" : "  %*s", larger(9, run->dispatches[d]), cell);
    }
    fputc('\n', f);
}

static void put_grid(FILE *f, const form *look, const result_run *run, metric m)
{
    int first = (int)strlen("workload"), second = (int)strlen("specializers");
    bool any = false;
    for (int i = 0; i < run->nrows; i++) {
        if (run->rows[i].metric != m) continue;
        first = larger(first, run->workloads[run->rows[i].workload].label);
        second = larger(second, run->sets[run->rows[i].set]);
        any = true;
    }
    if (!any) return;
    fprintf(f, "%s, median over launches\n%s", m == METRIC_TIME ? "ns per item (CPU time)" : "bytes per item", look->rules ?
            "\n" : "");
    put_line(f, look, run, m, -1, 0, "workload", first, second);
    if (look->rules) {
        fputs("|:--|:--|", f);
        for (int d = 0; d < run->ndispatches; d++) fputs("--:|", f);
        fputc('\n', f);
    }
    for (int w = 0; w < run->nworkloads; w++) {
        const char *label = run->workloads[w].label;
        for (int s = 0; s < run->nsets; s++) {
            if (!is_shown(run, w, s, m)) continue;
            put_line(f, look, run, m, w, s, label, first, second);
            if (!look->rules) label = "";
        }
    }
    fputc('\n', f);
}

static bool put(FILE *f, const form *look, const report *r)
{
    for (int i = 0; i < r->results->nruns; i++) {
        const result_run *run = &r->results->runs[i];
        put_titles(f, look, run);
        if (!put_sentences(f, look, run, &r->contrasts[i])) return false;
        put_grid(f, look, run, METRIC_TIME);
        put_grid(f, look, run, METRIC_MEMORY);
    }
    return true;
}

bool report_text(FILE *out, const report *r)
{
    return put(out, &text, r);
}

bool report_markdown(FILE *out, const report *r)
{
    return put(out, &markdown, r);
}
