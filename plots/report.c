#include "report.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "compare.h"
#include "figures.h"
#include "html.h"
#include "summary.h"
#include "tables.h"

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

static bool put_summary(report_page *page, const result_run *run, const contrasts *c)
{
    char *text = summary_text(run, c);
    if (!text) return page_no_memory(page);
    if (*text) {
        fprintf(page->out, "<section id=\"%sfindings\">\n<h3>In short</h3>\n", page->prefix);
        put_list(page->out, text);
        fputs("</section>\n", page->out);
    }
    free(text);
    return true;
}

enum { COSTS, DISPATCH, ON_OFF, ABLATION, DEPTHS, GEN_LIST, PEERS, MEMORY, NOISE, AUDIT, CONTEXT, SECTIONS };

static const struct { const char *id, *title; } sections[SECTIONS] = {
    [COSTS] = {"costs", "Cost per item"},
    [DISPATCH] = {"dispatch", "Dispatch strategies"},
    [ON_OFF] = {"on-off", "FOR_ITER_GEN on against off"},
    [ABLATION] = {"specializers", "What each specializer is worth"},
    [DEPTHS] = {"depth", "Cost by depth of yield from"},
    [GEN_LIST] = {"gen-list", "Generator against list"},
    [PEERS] = {"peers", "Peers and native limits"},
    [MEMORY] = {"memory", "Memory"},
    [NOISE] = {"noise", "Noise"},
    [AUDIT] = {"audit", "What was compiled"},
    [CONTEXT] = {"context", "Machine and build"},
};

/* The figure and the tables of one section. */
static bool put_content(report_page *page, const result_run *run, const contrasts *c, int i)
{
    bool ok = true;
    switch (i) {
    case COSTS:
        ok = figure_costs(page, run);
        table_times(page, run);
        break;
    case DISPATCH:
        ok = figure_dispatches(page, c);
        table_diff(page, "dispatch", "Dispatch strategies: ns per item and their ratios", &c->dispatches);
        table_diff(page, "per-bytecode", "Why: machine instructions per executed bytecode and their ratios", &c->per_bytecode);
        table_diff(page, "cycles", "Why: cycles per item and their ratios", &c->cycles);
        table_diff(page, "branch-misses", "Why: mispredicted branches per item and their ratios", &c->misses);
        break;
    case ON_OFF:
        ok = figure_on_off(page, c);
        table_diff(page, "on-off", "for_iter_gen alone against none: ns per item and their ratios", &c->on_off);
        table_diff(page, "all-off", "All specializers against none: ns per item and their ratios", &c->all_off);
        break;
    case ABLATION:
        ok = figure_ablations(page, &run->ablations);
        table_ablations(page, &run->ablations);
        break;
    case DEPTHS:
        ok = figure_depths(page, run, c);
        for (int k = 0; k < c->families.n; k++) table_depths(page, run, &c->families.at[k], k + 1);
        break;
    case GEN_LIST:
        ok = figure_gen_list(page, run, c);
        for (int k = 0; k < c->npairs; k++) table_pair(page, run, &c->pairs[k]);
        break;
    case PEERS:
        ok = figure_runtimes(page, c);
        table_diff(page, "peers", "Peers and native limits: ns per item and their ratios", &c->runtimes);
        break;
    case MEMORY:
        ok = figure_memory(page, run);
        table_memory(page, run);
        table_diff(page, "memory-peers", "Memory against peers: bytes per item and their ratios", &c->memory);
        break;
    case NOISE:
        ok = figure_noise(page, run, c);
        table_diff(page, "noise", "Twins against their rows: ns per item and their ratios", &c->twins);
        table_doctor(page, run);
        break;
    case AUDIT:
        ok = figure_audit(page, run);
        table_audit(page, run);
        break;
    default: table_context(page, run);
    }
    return ok;
}

static bool put_sections(report_page *page, const result_run *run, const contrasts *c)
{
    FILE *f = page->out;
    fputs("<nav aria-label=\"Sections\">", f);
    for (int i = 0; i < SECTIONS; i++)
        fprintf(f, "<a href=\"#%s%s\">%s</a>\n", page->prefix, sections[i].id, sections[i].title);
    fputs("</nav>\n", f);
    if (!put_summary(page, run, c)) return false;
    table_failures(page, run);
    for (int i = 0; i < SECTIONS; i++) {
        fprintf(f, "<section id=\"%s%s\">\n<h3>%s</h3>\n", page->prefix, sections[i].id, sections[i].title);
        if (!put_content(page, run, c, i)) return false;
        fputs("</section>\n", f);
    }
    return true;
}

static const char *short_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void put_files(FILE *f, const result_run *run, const char *separator)
{
    enum { SHOWN = 6 };
    for (int i = 0; i < run->nfiles && i < SHOWN; i++) {
        fputs(i ? separator : "", f);
        html_text(f, short_name(run->files[i]));
    }
    if (run->nfiles > SHOWN) fprintf(f, "%sand %d more", separator, run->nfiles - SHOWN);
}

static bool put_run(report_page *page, const result_run *run, const contrasts *c)
{
    fputs("<h2>Run: ", page->out);
    put_files(page->out, run, ", ");
    fputs("</h2>\n", page->out);
    return put_sections(page, run, c);
}

static bool put_page(report_page *page, const report *of)
{
    const results *r = of->results;
    FILE *f = page->out;
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<title>genlab: what generator iteration costs</title>\n<style>\n", f);
    if (!plot_put_file(f, "page.css", page->err, page->errsize) || !plot_put_file(f, "figure.css", page->err,
                                                                                  page->errsize)) return false;
    fputs("</style>\n</head>\n<body>\n<h1>What generator iteration costs</h1>\n"
          "<p>Workloads run on one generator VM under several dispatch strategies with specializers on and off. Times are CPU "
          "time per item: "
          "the median over launches, with its interval at 99&nbsp;%. Which differences count as differences is decided by the "
          "rule of "
          "<code>genlab compare</code>; <code>~</code> stands where none is claimed.</p>\n<pre class=\"command\">genlab report "
          "", f);
    for (int i = 0; i < r->nruns; i++) {
        put_files(f, &r->runs[i], " ");
        fputs(" ", f);
    }
    fputs("-o DIR</pre>\n", f);
    if (r->nruns > 1)
        fprintf(f, "<p>The files do not all record the same clean commit, build and machine, so they stand as %d runs "
                   "that are not compared with each other.</p>\n", r->nruns);
    for (int i = 0; i < r->nruns; i++) {
        char prefix[20] = "";
        if (i > 0) snprintf(prefix, sizeof prefix, "run%d-", i + 1);
        page->prefix = prefix;
        if (!put_run(page, &r->runs[i], &of->contrasts[i])) return false;
    }
    fputs("<script>\n", f);
    if (!plot_put_file(f, "page.js", page->err, page->errsize)) return false;
    fputs("</script>\n</body>\n</html>\n", f);
    return true;
}

bool report_make(report *out, results *r, char *err, size_t errsize)
{
    *out = (report){.results = r, .contrasts = calloc((size_t)r->nruns + 1, sizeof *out->contrasts)};
    bool ok = out->contrasts && results_finish(r);
    for (int i = 0; ok && i < r->nruns; i++) ok = contrasts_make(&r->runs[i], &out->contrasts[i]);
    if (ok) return true;
    snprintf(err, errsize, "out of memory");
    report_free(out);
    return false;
}

void report_free(report *r)
{
    for (int i = 0; r->contrasts && i < r->results->nruns; i++) contrasts_free(&r->contrasts[i]);
    free(r->contrasts);
    *r = (report){0};
}

bool report_write(const report *r, const char *dir, char *err, size_t errsize)
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
    report_page page = {.plotter = {.dir = dir}, .prefix = "", .err = err, .errsize = errsize};
    page.out = fopen(unfinished, "w");
    if (!page.out) {
        snprintf(err, errsize, "%s: %s", unfinished, strerror(errno));
        return false;
    }
    bool ok = put_page(&page, r);
    plotter_end(&page.plotter);
    bool written = !ferror(page.out);
    written = fclose(page.out) == 0 && written;
    if (ok && (!written || rename(unfinished, path))) {
        snprintf(err, errsize, "%s: %s", path, strerror(errno));
        ok = false;
    }
    if (!ok) remove(unfinished);
    return ok;
}
