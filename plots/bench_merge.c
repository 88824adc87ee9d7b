#include "bench_read.h"

#include <stdio.h>
#include <string.h>

static int launches_end(const bench_file *f)
{
    int end = 0;
    for (size_t i = 0; i < f->nrows; i++)
        for (metric m = 0; m < METRICS; m++)
            for (size_t k = 0; k < f->rows[i].series[m].n; k++)
                if (f->rows[i].series[m].at[k].launch >= end) end = f->rows[i].series[m].at[k].launch + 1;
    return end;
}

/* Whether both have one count, which a second file would only repeat. */
static bool is_repeated(const series *a, const series *b, metric m)
{
    return a->n && (metric_is_exact(m) || (m == METRIC_MEMORY && a->n == 1 && b->n == 1 && a->at[0].value == b->at[0].value));
}

static bool merge_row(bench_reader *rd, const bench_row *from, int launch)
{
    bench_row *row = read_row(rd, "name", from->name);
    if (!row) return false;
    row->failed += from->failed;
    if (!row->error && from->error && !(row->error = strdup(from->error))) return read_no_memory(rd);
    for (metric m = 0; m < METRICS; m++) {
        const series *more = &from->series[m];
        if (is_repeated(&row->series[m], more, m)) continue;
        for (size_t i = 0; i < more->n; i++) {
            sample s = more->at[i];
            s.launch += launch;
            if (!read_add(rd, row, m, s)) return false;
        }
    }
    return true;
}

bool bench_file_merge(bench_file *to, const bench_file *from, char *err, size_t errsize)
{
    bench_reader rd = {.file = to, .err = err, .errsize = errsize};
    int launch = launches_end(to);
    snprintf(rd.place, sizeof rd.place, "with %.100s", from->path);
    for (size_t i = 0; i < from->nrows; i++)        /* the yardstick tells of one run */
        if (!(from->rows[i].axes && bench_name_is_yardstick(&from->rows[i].is)) && !merge_row(&rd, &from->rows[i],
            launch)) return false;
    if (from->ablations && !to->ablations) to->ablations = json_object();
    if (from->ablations && json_object_update_missing(to->ablations, from->ablations) != 0) return read_no_memory(&rd);
    to->launches |= from->launches;
    return true;
}
