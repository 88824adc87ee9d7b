#include "report.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "compare.h"
#include "figures.h"
#include "format.h"
#include "html.h"
#include "summary.h"
#include "tables.h"

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#59636e;--line:#d1d9e0;--band:#f3f5f7;--bad:#a02010}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e4e8ec;--paper:#14181d;--soft:#a0aab4;--line:#39424c;--band:#1d232a;"
    "--bad:#ff9b8a}}\n"
    "body{margin:0 auto;max-width:56rem;padding:1rem 12px 4rem;background:var(--paper);color:var(--ink);"
    "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Liberation Sans',sans-serif}\n"
    "h1,h2,h3{line-height:1.25;text-wrap:balance}h1{font-size:1.7rem}h2{margin-top:3rem;font-size:1.35rem;"
    "border-bottom:1px solid var(--line)}h3{margin-top:2rem;font-size:1.1rem}\n"
    "a{color:inherit}nav a{margin-right:1.2em}\n"
    "figure{margin:1.2rem 0}figcaption{margin-top:.5rem;color:var(--soft);font-size:.9rem}"
    "figcaption strong{color:var(--ink)}\n"
    "svg{display:block;width:100%;height:auto;background:#fff;border-radius:6px}"
    "svg text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Liberation Sans',sans-serif}\n"
    ".narrow{display:none;max-width:30rem}@media(max-width:46rem){.wide{display:none}.narrow{display:block}}\n"
    ".scroll{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;font-size:.875rem}"
    "caption{text-align:left;font-weight:600;padding-bottom:.3rem}"
    "caption span{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 24px)}"
    "th,td{text-align:left;vertical-align:top;padding:.2rem .5rem;border-bottom:1px solid var(--line)}"
    "tbody tr:nth-child(even){background:var(--band)}"
    ".n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.free{min-width:9rem;overflow-wrap:anywhere}\n"
    ".missing{color:var(--soft);font-style:italic}.failed{color:var(--bad)}\n"
    "summary{cursor:pointer;font-weight:600;padding:.4rem 0}ul{padding-left:1.3rem}li{margin:.3rem 0}\n";

/* One <li> per line of text. */
static void put_list(FILE *f, char *text)
{
    fputs("<ul>\n", f);
    for (char *rest = text, *line; (line = strsep(&rest, "\n"));) {
        if (!*line) continue;
        fputs("<li>", f);
        html_text(f, line);
        fputs("</li>\n", f);
    }
    fputs("</ul>\n", f);
}

static bool put_summary(report_page *page, const result_run *run)
{
    char *text = summary_text(run);
    if (!text) return page_no_memory(page);
    if (*text) {
        fputs("<h3>In short</h3>\n", page->out);
        put_list(page->out, text);
    }
    free(text);
    return true;
}

enum { COSTS, ON_OFF, ABLATION, DEPTHS, GEN_LIST, MEMORY, CONTEXT, SECTIONS };

static const struct { const char *id, *title; } sections[SECTIONS] = {
    [COSTS] = {"costs", "Cost per item"},
    [ON_OFF] = {"on-off", "FOR_ITER_GEN on against off"},
    [ABLATION] = {"ablation", "What each specializer is worth"},
    [DEPTHS] = {"depth", "Cost by depth of <code>yield from</code>"},
    [GEN_LIST] = {"gen-list", "Generator against list: time"},
    [MEMORY] = {"memory", "Generator against list: memory"},
    [CONTEXT] = {"context", "Machine and build"},
};

static void section(report_page *page, int i)
{
    fprintf(page->out, "<h3 id=\"%s%s\">%s</h3>\n", page->prefix, sections[i].id, sections[i].title);
}

/* The sections that rest on pairs of rows; the pairs are owned by the caller. */
static bool put_comparisons(report_page *page, const result_run *run, const comparisons *on_off,
                            const comparisons *gen_list, const depth_families *families)
{
    section(page, ON_OFF);
    if (!figure_on_off(page, run, on_off)) return false;
    table_on_off(page->out, run, on_off);
    section(page, ABLATION);
    if (!figure_ablations(page, &run->ablations)) return false;
    table_ablations(page->out, &run->ablations);
    section(page, DEPTHS);
    if (!figure_depths(page, run, families)) return false;
    for (int i = 0; i < families->n; i++) table_depths(page->out, run, &families->at[i]);
    section(page, GEN_LIST);
    if (!figure_gen_list(page, run, gen_list)) return false;
    table_gen_list(page->out, run, gen_list);
    return true;
}

static bool put_sections(report_page *page, const result_run *run)
{
    comparisons on_off = {0}, gen_list = {0};
    depth_families families = {0};
    bool ok = compare_on_off(run, &on_off) && compare_gen_list(run, METRIC_TIME, &gen_list) &&
              compare_depths(run, &families);
    if (!ok) page_no_memory(page);
    ok = ok && put_comparisons(page, run, &on_off, &gen_list, &families);
    comparisons_free(&on_off);
    comparisons_free(&gen_list);
    depth_families_free(&families);
    return ok;
}

static bool put_run(report_page *page, const result_run *run)
{
    FILE *f = page->out;
    fputs("<h2>Run: ", f);
    for (int i = 0; i < run->nfiles; i++) {
        const char *slash = strrchr(run->files[i], '/');
        fputs(i ? ", " : "", f);
        html_text(f, slash ? slash + 1 : run->files[i]);
    }
    fputs("</h2>\n<nav>", f);
    for (int i = 0; i < SECTIONS; i++)
        fprintf(f, "<a href=\"#%s%s\">%s</a>\n", page->prefix, sections[i].id, sections[i].title);
    fputs("</nav>\n", f);
    if (!put_summary(page, run)) return false;
    table_failures(f, run);
    section(page, COSTS);
    if (!figure_costs(page, run)) return false;
    table_times(f, run);
    if (!put_sections(page, run)) return false;
    section(page, MEMORY);
    if (!figure_memory(page, run)) return false;
    table_memory(f, run);
    section(page, CONTEXT);
    table_context(f, run);
    return true;
}

static bool put_page(report_page *page, const results *r)
{
    FILE *f = page->out;
    fprintf(f, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<title>genlab: what generator iteration costs</title>\n<style>\n%s</style>\n</head>\n<body>\n"
               "<h1>What generator iteration costs</h1>\n"
               "<p>Workloads run on one generator VM under several dispatch strategies with specializers on and off. Times are "
               "CPU time per item; all statistics are medians and quartiles of the repetitions.</p>\n",
            style);
    if (r->nruns > 1)
        fprintf(f, "<p>The files do not all record the same clean commit, build and machine, so they stand as %d runs "
                   "that are not compared with each other.</p>\n", r->nruns);
    for (int i = 0; i < r->nruns; i++) {
        char prefix[20] = "";
        if (i > 0) snprintf(prefix, sizeof prefix, "run%d-", i + 1);
        page->prefix = prefix;
        if (!put_run(page, &r->runs[i])) return false;
    }
    fputs("</body>\n</html>\n", f);
    return true;
}

bool report_write(const results *r, const char *dir, char *err, size_t errsize)
{
    char path[PATH_MAX], unfinished[PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/index.html", dir);
    int m = snprintf(unfinished, sizeof unfinished, "%s/index.html.new", dir);
    if (n < 0 || m < 0 || (size_t)m >= sizeof unfinished) {
        snprintf(err, errsize, "%.200s…: name too long", dir);
        return false;
    }
    if (mkdir(dir, 0777) && errno != EEXIST) {
        snprintf(err, errsize, "%s: %s", dir, strerror(errno));
        return false;
    }
    report_page page = {.dir = dir, .prefix = "", .err = err, .errsize = errsize};
    page.out = fopen(unfinished, "w");
    if (!page.out) {
        snprintf(err, errsize, "%s: %s", unfinished, strerror(errno));
        return false;
    }
    bool ok = put_page(&page, r);
    bool written = !ferror(page.out);
    written = fclose(page.out) == 0 && written;
    if (ok && (!written || rename(unfinished, path))) {
        snprintf(err, errsize, "%s: %s", path, strerror(errno));
        ok = false;
    }
    if (!ok) remove(unfinished);
    return ok;
}

static void put_grid(FILE *f, const result_run *run, metric m)
{
    int first = (int)strlen("workload"), second = (int)strlen("specializers");
    bool any = false;
    for (int i = 0; i < run->nrows; i++) {
        const result_row *row = &run->rows[i];
        if (row->metric != m) continue;
        int a = (int)strlen(run->workloads[row->workload].label), b = (int)strlen(run->sets[row->set]);
        if (a > first) first = a;
        if (b > second) second = b;
        any = true;
    }
    if (!any) return;
    fprintf(f, "%s, median of the repetitions\n%-*s  %-*s", m == METRIC_TIME ? "ns per item (CPU time)" : "bytes per item",
            first, "workload", second, "specializers");
    for (int d = 0; d < run->ndispatches; d++) fprintf(f, "  %9s", run->dispatches[d]);
    fputc('\n', f);
    for (int w = 0; w < run->nworkloads; w++) {
        const char *label = run->workloads[w].label;
        for (int s = 0; s < run->nsets; s++) {
            bool here = false;
            for (int d = 0; d < run->ndispatches; d++) {
                const result_row *row = results_at(run, w, d, s);
                here |= row && row->metric == m;
            }
            if (!here) continue;
            fprintf(f, "%-*s  %-*s", first, label, second, run->sets[s]);
            label = "";
            for (int d = 0; d < run->ndispatches; d++) {
                char number[NUMBER_SIZE];
                const result_row *row = results_at(run, w, d, s);
                const char *text = !row || row->metric != m ? "-"
                                   : row->failed            ? "failed"
                                                            : format_number(number, row->spread.median);
                int width = (int)strlen(run->dispatches[d]);
                fprintf(f, "  %*s", width > 9 ? width : 9, text);
            }
            fputc('\n', f);
        }
    }
    fputc('\n', f);
}

void report_table(FILE *f, const results *r)
{
    for (int i = 0; i < r->nruns; i++) {
        const result_run *run = &r->runs[i];
        for (int k = 0; k < run->nfiles; k++) fprintf(f, "%s%s", k ? ", " : "", run->files[k]);
        fputs("\n\n", f);
        put_grid(f, run, METRIC_TIME);
        put_grid(f, run, METRIC_MEMORY);
        char *text = summary_text(run);
        if (text) fputs(text, f);
        free(text);
    }
}
