#include "comparing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"

static bool take_axis(diff_request *q, const char *command, const char *text)
{
    q->by = axis_find(text, strlen(text));
    if (q->by < AXES) return true;
    cli_usage_error(command, "--by: unknown axis '%s'; known: workload, dispatch, compiler, spec, items, runtime, variant", text);
    return false;
}

int comparing_arguments(const diff_request *q, const char *command, int files)
{
    bool by = q->by < AXES;
    if (files == 0) return cli_usage_error(command, "no result file given");
    if (files == 1 && !by) return cli_usage_error(command, "one file needs --by AXIS; others are compared with the first");
    if (files > 1 && by) return cli_usage_error(command, "--by is for one file");
    if (q->base && !by) return cli_usage_error(command, "--base needs --by; of files the first is the base");
    return 0;
}

bool comparing_make(diff *d, const diff_request *q, const bench_file *files, size_t n, char *err, size_t errsize)
{
    return q->by < AXES ? diff_axis(d, files, q, err, errsize) : diff_files(d, files, n, q, err, errsize);
}

static bool take_filter(diff_request *q, const char *command, const char *text)
{
    char err[300];
    if (filters_add(&q->filters, text, err, sizeof err)) return true;
    cli_usage_error(command, "--filter: %s", err);
    return false;
}

static bool take_metric(diff_request *q, const char *command, const char *text)
{
    for (const char *at = text;; at++) {
        size_t n = strcspn(at, ",");
        metric m = metric_find(at, n);
        if (m == METRICS) {
            char known[300];
            size_t used = 0;
            for (m = 0; m < METRICS; m++)
                used += (size_t)snprintf(known + used, sizeof known - used, "%s%s", m ? ", " : "", metric_name(m));
            cli_usage_error(command, "--metric: '%.*s' is none; known: %s", n > 60 ? 60 : (int)n, at, known);
            return false;
        }
        q->metrics[m] = true;
        at += n;
        if (!*at) return true;
    }
}

static bool take_alpha(diff_request *q, const char *command, const char *text)
{
    char *end;
    double x = strtod(text, &end);
    if (end > text && !*end && x >= 1e-9 && x <= 0.5) {
        q->alpha = x;
        return true;
    }
    cli_usage_error(command, "--alpha: '%s' is no level from 1e-9 to 0.5", text);
    return false;
}

bool comparing_option(diff_request *q, const char *command, int option, const char *text)
{
    switch (option) {
    case OPT_BY: return take_axis(q, command, text);
    case OPT_BASE: q->base = text; return true;
    case OPT_FILTER: return take_filter(q, command, text);
    case OPT_METRIC: return take_metric(q, command, text);
    case OPT_ALPHA: return take_alpha(q, command, text);
    default: fprintf(stderr, "Try '%s --help'.\n", command); return false;
    }
}

bench_file *comparing_read(const char *command, char **paths, size_t n)
{
    bench_file *files = calloc(n, sizeof *files);
    char err[1000] = "out of memory";
    bool standard = false, ok = files != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        bool here = !strcmp(paths[i], "-");
        if (here && standard) {
            snprintf(err, sizeof err, "standard input can be read once only");
            ok = false;
        } else {
            ok = bench_file_read(&files[i], paths[i], err, sizeof err);
        }
        standard |= here;
    }
    if (ok) return files;
    fprintf(stderr, "%s: %s\n", command, err);
    if (files) comparing_free(files, n);
    return NULL;
}

void comparing_free(bench_file *files, size_t n)
{
    for (size_t i = 0; i < n; i++) bench_file_free(&files[i]);
    free(files);
}
