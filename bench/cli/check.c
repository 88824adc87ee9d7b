/* The command `genlab check`: a gate for continuous integration. */
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "comparing.h"
#include "plots/diff_format.h"
#include "plots/origin.h"

static const char name[] = "genlab check";
static const char usage[] =
    "usage: genlab check BASE NEW [OPTION]...\n"
    "\n"
    "Tells whether NEW is slower than BASE: exit status 0 if it is not, 3 after the rows that are, 1 for an error,\n"
    "2 for a wrong use. - is standard input.\n"
    "\n"
    "Machine instructions per item are compared where both files have them: they are exact, so a row regressed if its\n"
    "count grew by more than the limit. Where they don't, bytecodes per item are, which are exact too but don't show what\n"
    "a bytecode costs, and times beside them: there a row regressed if the rule of 'genlab compare' shows a change and\n"
    "the change is above the limit. A row of BASE that NEW lacks, or that failed there, is an error that names it, since\n"
    "nothing can be said of it; --filter leaves it out.\n"
    "\n"
    "  --max-regression P%  the limit (default 3%)\n"
    "  --metric NAME,...    what to compare instead: time, instructions, bytecodes, memory, ... (see genlab compare)\n"
    "  --filter WORDS       only these rows: AXIS=GLOB[,GLOB]... or GLOB for the whole name\n"
    "  --alpha LEVEL        of the rule (default 0.01)\n"
    "  -h, --help           print this\n";

enum { STATUS_REGRESSION = 3 };

static const diff_style plain = {0};

/* "3%" or "3" */
static bool parse_percent(const char *text, double *fraction)
{
    char *end;
    double x = strtod(text, &end);
    if (end == text || (*end && strcmp(end, "%") != 0) || !(x >= 0) || x > 100000) return false;
    *fraction = x / 100;
    return true;
}

static int parse(diff_request *q, double *limit, int argc, char **argv)
{
    enum { OPT_LIMIT = OPT_OWN };
    static const struct option known[] = {COMPARING_OPTIONS, {"max-regression", required_argument, NULL, OPT_LIMIT}, {0}};
    for (int c; (c = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        bool ok = true;
        switch (c) {
        case OPT_LIMIT:
            ok = parse_percent(optarg, limit);
            if (!ok) cli_usage_error(name, "--max-regression: '%s' is no percentage from 0", optarg);
            break;
        default: ok = comparing_option(q, name, c, optarg);
        }
        if (!ok) return STATUS_USAGE;
    }
    if (argc - optind != 2) return cli_usage_error(name, "two result files are needed: BASE NEW");
    return 0;
}

/* Whether a row of BASE is one to compare. */
static bool is_wanted(const bench_file *f, const bench_row *row, const diff_request *q)
{
    bool own = !row->axes || !(row->is.variant || bench_name_is_yardstick(&row->is));
    return own && !row->failed && filters_match(&q->filters, f, row);
}

/* Why nothing can be said of a row; NULL: it can. */
static const char *why_missing(const bench_file *f, const bench_row *base, const bool metrics[METRICS])
{
    const bench_row *row = bench_file_row(f, base->name);
    if (!row) return "is missing";
    if (row->failed) return "failed";
    for (metric m = 0; m < METRICS; m++)
        if (metrics[m] && base->series[m].n && !row->series[m].n) return "was not measured";
    return NULL;
}

/* The rows of BASE that the gate is about and NEW has nothing of: how many, each with a line. */
static size_t report_missing(const bench_file files[2], const diff_request *q)
{
    size_t n = 0;
    for (size_t i = 0; i < files[0].nrows; i++) {
        const bench_row *base = &files[0].rows[i];
        bool concerned = false;
        for (metric m = 0; m < METRICS; m++) concerned |= q->metrics[m] && base->series[m].n;
        if (!concerned || !is_wanted(&files[0], base, q)) continue;
        const char *why = why_missing(&files[1], base, q->metrics);
        if (!why) continue;
        char *shown = strdup(base->name);
        fprintf(stderr, "%s: %s: %s %s\n", name, files[1].path, shown ? harmless(shown) : "a row", why);
        free(shown);
        n++;
    }
    return n;
}

/* Whether some row to compare has the metric in both files. */
static bool is_common(const bench_file files[2], const diff_request *q, metric m)
{
    for (size_t i = 0; i < files[0].nrows; i++) {
        const bench_row *base = &files[0].rows[i], *row = bench_file_row(&files[1], base->name);
        if (row && base->series[m].n && row->series[m].n && is_wanted(&files[0], base, q)) return true;
    }
    return false;
}

/* The gate's metrics where none was asked for. Counted instructions say all; counted bytecodes don't say what one costs, so times
 * go with them. */
static void choose_metrics(const bench_file files[2], diff_request *q)
{
    bool counted = is_common(files, q, METRIC_INSTRUCTIONS), bytecodes = is_common(files, q, METRIC_BYTECODES);
    q->metrics[METRIC_INSTRUCTIONS] = counted;
    q->metrics[METRIC_BYTECODES] = !counted && bytecodes;
    q->metrics[METRIC_TIME] = !counted && (!bytecodes || is_common(files, q, METRIC_TIME));
}

/* The rows of both files that have nothing of what is compared. */
static size_t count_left_out(const bench_file files[2], const diff_request *q)
{
    size_t n = 0;
    for (size_t i = 0; i < files[0].nrows; i++) {
        const bench_row *base = &files[0].rows[i];
        bool concerned = false;
        for (metric m = 0; m < METRICS; m++) concerned |= q->metrics[m] && base->series[m].n;
        n += !concerned && is_wanted(&files[0], base, q) && bench_file_row(&files[1], base->name);
    }
    return n;
}

static bool has_regressed(const diff_cell *c, double limit)
{
    return c->compared && c->verdict > 0 && c->d.ratio.mid > 1 + limit;
}

static void report_row(const diff_table *t, const diff_row *row, double limit)
{
    const diff_cell *base = &row->cells[0], *c = &row->cells[1];
    char change[DIFF_TEXT_SIZE], low[DIFF_TEXT_SIZE], high[DIFF_TEXT_SIZE], evidence[DIFF_TEXT_SIZE], floor[DIFF_TEXT_SIZE];
    char from[DIFF_TEXT_SIZE], to[DIFF_TEXT_SIZE];
    diff_percent(change, c->d.ratio.mid, plain);
    diff_percent(low, c->d.ratio.low, plain);
    diff_percent(high, c->d.ratio.high, plain);
    diff_evidence(evidence, c);
    diff_floor(floor, c);
    diff_quantity(from, t->metric, base->level.mid, plain);
    diff_quantity(to, t->metric, c->level.mid, plain);
    printf("regressed: %s: %s %s (%s to %s), limit +%g%%", row->name, metric_name(t->metric), change, from, to,
           limit * 100);
    if (c->exact) puts("; counted, so that any difference is one");
    else printf("; interval %s to %s, floor %s %s\n", low, high, floor, evidence);
}

static int gate(const bench_file files[2], diff_request *q, double limit)
{
    char err[1000];
    bool asked = false;
    for (metric m = 0; m < METRICS; m++) asked |= q->metrics[m];
    if (!asked) choose_metrics(files, q);
    size_t missing = report_missing(files, q), regressed = 0, rows = 0, faster = 0;
    diff d;
    if (!diff_files(&d, files, 2, q, err, sizeof err)) {
        fprintf(stderr, "%s: %s\n", name, err);
        return STATUS_ERROR;
    }
    origin_warn(stderr, name, files, 2);
    for (size_t t = 0; t < d.ntables; t++)
        for (size_t i = 0; i < d.tables[t].nrows; i++) {
            const diff_cell *c = &d.tables[t].rows[i].cells[1];
            rows += t == 0;
            faster += c->verdict < 0;
            if (!has_regressed(c, limit)) continue;
            regressed++;
            report_row(&d.tables[t], &d.tables[t].rows[i], limit);
        }
    fputs("compared ", stdout);
    for (size_t t = 0; t < d.ntables; t++)
        printf("%s%s%s", t ? ", " : "", metric_name(d.tables[t].metric),
               metric_is_exact(d.tables[t].metric) ? " (counted)" : "");
    printf(" of %zu rows: %zu regressed by more than %g%%, %zu better", rows, regressed, limit * 100, faster);
    if (missing) printf(", %zu missing", missing);
    size_t left_out = count_left_out(files, q);
    if (left_out) printf("; %zu rows have no %s", left_out, metric_name(d.tables[0].metric));
    if (!asked && !q->metrics[METRIC_TIME] && is_common(files, q, METRIC_TIME))
        fputs("; times were not compared (--metric time)", stdout);
    putchar('\n');
    diff_free(&d);
    int status = cli_flush_stdout(name);
    return regressed ? STATUS_REGRESSION : missing ? STATUS_ERROR : status;
}

int cmd_check(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help")) return cli_help(name, usage);
    diff_request q = {.alpha = 0.01, .by = AXES};
    double limit = 0.03;
    int status = parse(&q, &limit, argc, argv);
    bench_file *files = status == 0 ? comparing_read(name, argv + optind, 2) : NULL;
    if (status == 0) status = files ? gate(files, &q, limit) : STATUS_ERROR;
    if (files) comparing_free(files, 2);
    filters_free(&q.filters);
    return status;
}
