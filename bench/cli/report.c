#include "report.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include "plots/report.h"
#include "plots/results.h"

static const char usage[] =
    "usage: genlab report FILE... -o DIR\n"
    "\n"
    "Reads result files and writes DIR/index.html: tables and figures in one page that opens from disk.\n"
    "Files of the same clean commit, build and machine are pooled; others become runs of their own.\n"
    "Prints a short table too.\n"
    "\n"
    "  -o, --output DIR   folder for the page, its pictures (.svg) and their data (.tsv)\n"
    "  -h, --help         print this\n";

static int usage_error(const char *message)
{
    fprintf(stderr, "genlab report: %s\nTry 'genlab report --help'.\n", message);
    return 2;
}

int cmd_report(int argc, char **argv)
{
    static const struct option options[] = {
        {"output", required_argument, NULL, 'o'},
        {"help", no_argument, NULL, 'h'},
        {0},
    };
    const char *dir = NULL;
    for (int c; (c = getopt_long(argc, argv, "o:h", options, NULL)) != -1;) {
        if (c == 'o') dir = optarg;
        else if (c == 'h') return fputs(usage, stdout) < 0 || fflush(stdout) ? 1 : 0;
        else return 2;
    }
    if (optind == argc) return usage_error("no result file given");
    if (!dir || !*dir) return usage_error("no output folder given (-o DIR)");

    results r = {0};
    char err[1000];
    bool ok = true;
    for (int i = optind; ok && i < argc; i++) ok = results_add_file(&r, argv[i], err, sizeof err);
    ok = ok && report_write(&r, dir, err, sizeof err);
    if (ok) {
        report_table(stdout, &r);
        printf("\nPage: %s/index.html\n", dir);
        if (fflush(stdout) || ferror(stdout)) {
            snprintf(err, sizeof err, "standard output: %s", strerror(errno));
            ok = false;
        }
    }
    if (!ok) fprintf(stderr, "genlab report: %s\n", err);
    results_free(&r);
    return ok ? 0 : 1;
}
