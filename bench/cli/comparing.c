#include "comparing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"

bool comparing_filter(diff_request *q, const char *command, const char *text)
{
    char err[300];
    if (filters_add(&q->filters, text, err, sizeof err)) return true;
    cli_usage_error(command, "--filter: %s", err);
    return false;
}

bool comparing_metric(diff_request *q, const char *command, const char *text)
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

bool comparing_alpha(diff_request *q, const char *command, const char *text)
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
