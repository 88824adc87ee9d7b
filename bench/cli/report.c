#include "report.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include "cli.h"
#include "plots/report.h"

static const char name[] = "genlab report";
static const char usage[] =
    "usage: genlab report FILE... -o DIR\n"
    "       genlab report FILE... --format text|markdown [-o FILE]\n"
    "\n"
    "Says what result files show: sentences with intervals, by the rule of genlab compare, and the figures behind them.\n"
    "Files of the same clean commit, build and machine are pooled; others become runs of their own.\n"
    "\n"
    "  --format FORMAT    html (default): DIR/index.html, one page with all figures and tables that opens from disk;\n"
    "                     text for terminals, markdown for pull requests: the sentences and a table of medians\n"
    "  -o, --output PATH  html: folder for the page, its pictures (.svg) and their data (.tsv); else the file to write\n"
    "                     instead of standard output\n"
    "  -h, --help         print this\n";

typedef enum format { FORMAT_HTML, FORMAT_TEXT, FORMAT_MARKDOWN, FORMATS } format;
static const char *const formats[FORMATS] = {"html", "text", "markdown"};

typedef struct options {
    format format;
    const char *path;
} options;

static int parse(options *o, int argc, char **argv)
{
    enum { OPT_FORMAT = 256 };
    static const struct option known[] = {
        {"format", required_argument, NULL, OPT_FORMAT}, {"output", required_argument, NULL, 'o'}, {0},
    };
    for (int c; (c = getopt_long(argc, argv, "o:", known, NULL)) != -1;) {
        if (c == 'o') {
            o->path = optarg;
        } else if (c == OPT_FORMAT) {
            for (o->format = 0; o->format < FORMATS && strcmp(formats[o->format], optarg) != 0; o->format++) {}
            if (o->format == FORMATS) return cli_usage_error(name, "--format: unknown format '%s'; known: html, text, markdown", optarg);
        } else {
            fprintf(stderr, "Try '%s --help'.\n", name);
            return STATUS_USAGE;
        }
    }
    if (optind == argc) return cli_usage_error(name, "no result file given");
    if (o->path && !*o->path) o->path = NULL;
    if (o->format == FORMAT_HTML && !o->path) return cli_usage_error(name, "no output folder given (-o DIR)");
    return 0;
}

static bool print(FILE *out, const report *r, const options *o, char *err, size_t errsize)
{
    errno = ENOMEM;
    bool ok = (o->format == FORMAT_MARKDOWN ? report_markdown : report_text)(out, r) && fflush(out) == 0 && !ferror(out);
    if (!ok) snprintf(err, errsize, "%s: %s", out == stdout ? "standard output" : o->path, strerror(errno));
    return ok;
}

static bool write_all(const report *r, const options *o, char *err, size_t errsize)
{
    if (o->format == FORMAT_HTML) {
        if (!report_write(r, o->path, err, errsize) || !print(stdout, r, o, err, errsize)) return false;
        printf("Page: %s/index.html\n", o->path);
        return true;
    }
    FILE *out = o->path ? fopen(o->path, "we") : stdout;
    if (!out) {
        snprintf(err, errsize, "%s: %s", o->path, strerror(errno));
        return false;
    }
    bool ok = print(out, r, o, err, errsize);
    if (o->path && fclose(out) != 0 && ok) {
        snprintf(err, errsize, "%s: %s", o->path, strerror(errno));
        ok = false;
    }
    return ok;
}

int cmd_report(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help")) return cli_help(name, usage);
    options o = {0};
    int status = parse(&o, argc, argv);
    if (status != 0) return status;
    results r = {0};
    report made = {0};
    char err[1000];
    bool ok = results_add_files(&r, argv + optind, (size_t)(argc - optind), err, sizeof err) && report_make(&made, &r, err, sizeof err) && write_all(&made, &o, err, sizeof err);
    if (!ok) fprintf(stderr, "%s: %s\n", name, err);
    report_free(&made);
    results_free(&r);
    return ok ? cli_flush_stdout(name) : STATUS_ERROR;
}
