#include "worker.h"

#include <jansson.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "bench/machine/yardstick.h"
#include "row.h"

enum { WORDS = 7 };

typedef struct open_row {
    row row;
    bool open;
} open_row;

typedef struct worker {
    FILE *out;
    unsigned handlers;
    counters counters;
    bool counting;
    workload *workloads;
    size_t nworkloads;
    open_row *rows;
    size_t nrows;
    char error[1000];
} worker;

static json_t *failed(worker *w, const char *text)
{
    snprintf(w->error, sizeof w->error, "%s", text);
    return NULL;
}

static const workload *find_workload(worker *w, const char *name)
{
    for (size_t i = 0; i < w->nworkloads; i++)
        if (!strcmp(w->workloads[i].name, name)) return &w->workloads[i];
    if (w->nworkloads == 1000) return failed(w, "too many workloads"), NULL;
    if (!w->workloads && !(w->workloads = calloc(1000, sizeof *w->workloads))) return failed(w, "out of memory"), NULL;
    workload *more = &w->workloads[w->nworkloads]; /* rows point to them: they stay where they are */
    if (!workload_load(more, name, w->error, sizeof w->error)) return NULL;
    w->nworkloads++;
    return more;
}

/* The slot of a row; NULL if there is no such row. */
static open_row *slot(worker *w, const char *id, bool make)
{
    char *end;
    unsigned long i = strtoul(id, &end, 10);
    if (end == id || *end || i > 100000) return NULL;
    if (make && i >= w->nrows) {
        open_row *more = realloc(w->rows, (i + 1) * sizeof *more);
        if (!more) return NULL;
        memset(more + w->nrows, 0, (i + 1 - w->nrows) * sizeof *more);
        w->rows = more;
        w->nrows = i + 1;
    }
    return i < w->nrows && w->rows[i].open != make ? &w->rows[i] : NULL;
}

static void close_open(open_row *o)
{
    row_close(&o->row);
    o->open = false;
}

static json_t *open_named(worker *w, char **words)
{
    open_row *left = slot(w, words[1], false);
    if (left) close_open(left);     /* a row that failed is left open */
    open_row *o = slot(w, words[1], true);
    if (!o) return failed(w, "no such row");
    const workload *load = find_workload(w, words[2]);
    if (!load) return NULL;
    o->open = true;
    if (row_open(&o->row, load, words[3], words[4], w->handlers, strtod(words[5], NULL))) {
        char *result = vm_repr(o->row.vm, o->row.expected);
        json_t *answer = result ? json_pack("{s:s}", "result", result) : NULL;
        free(result);
        return answer ? answer : failed(w, "out of memory");
    }
    failed(w, o->row.error);
    close_open(o);
    return NULL;
}

static json_t *timing_json(const gbench_result *time)
{
    return json_pack("{s:I, s:f, s:f}", "iterations", (json_int_t)time->iterations, "real_time", time->real_time,
                     "cpu_time", time->cpu_time);
}

static json_t *run_named(worker *w, char **words)
{
    open_row *o = slot(w, words[1], false);
    if (!o) return failed(w, "no such row");
    row_timing t = {0};
    if (!row_time(&o->row, strtoull(words[2], NULL, 10), strtod(words[3], NULL), w->counting ? &w->counters : NULL, &t))
        return failed(w, o->row.error);
    json_t *answer = timing_json(&t.time);
    for (int i = 0; i < t.events.n; i++)
        json_object_set_new(answer, t.events.names[i], json_real(t.events.values[i] / (double)t.time.iterations));
    if (t.events.n && t.events.share < 1) json_object_set_new(answer, "events_share", json_real(t.events.share));
    return answer;
}

static json_t *weigh_named(worker *w, char **words)
{
    double bytes;
    open_row *o = slot(w, words[1], false);
    if (!o) return failed(w, "no such row");
    return row_weigh(&o->row, &bytes) ? json_pack("{s:f}", "bytes_per_item", bytes) : failed(w, o->row.error);
}

static json_t *pass_named(worker *w, char **words)
{
    open_row *o = slot(w, words[1], false);
    if (!o) return failed(w, "no such row");
    return row_check(&o->row) ? json_object() : failed(w, o->row.error);
}

static json_t *close_named(worker *w, char **words)
{
    open_row *o = slot(w, words[1], false);
    if (!o) return failed(w, "no such row");
    close_open(o);
    return json_object();
}

static json_t *count_named(worker *w, char **words)
{
    const workload *load = find_workload(w, words[1]);
    row r;
    row_counts counts;
    if (!load) return NULL;
    json_t *answer =
        row_count(&r, load, words[2], &counts)
            ? json_pack("{s:f, s:f, s:f}", "bytecodes_per_item", counts.bytecodes, "frames_pushed_per_item",
                        counts.frames_pushed, "nested_runs_per_item", counts.nested_runs)
            : failed(w, r.error);
    row_close(&r);
    return answer;
}

static void run_yardstick(gbench_state *state, void *arg)
{
    bool *ok = arg;
    *ok = true;
    while (gbench_next(state)) *ok = yardstick_run(YARDSTICK_ITEMS) == yardstick_expected(YARDSTICK_ITEMS) && *ok;
    if (!*ok) gbench_skip(state);
}

static json_t *time_yardstick(worker *w, char **words)
{
    bool ok;
    gbench_result time;
    if (gbench_measure("yardstick", run_yardstick, &ok, strtoull(words[1], NULL, 10), strtod(words[2], NULL), &time))
        return timing_json(&time);
    return failed(w, ok ? "the library measured nothing" : "the yardstick's checksum is wrong");
}

static const struct order {
    const char *word;
    int words;
    json_t *(*obey)(worker *w, char **words); /* NULL with w->error set */
} orders[] = {
    {"open", 6, open_named},   {"run", 4, run_named},     {"weigh", 2, weigh_named},        {"pass", 2, pass_named},
    {"close", 2, close_named}, {"count", 3, count_named}, {"yardstick", 3, time_yardstick},
};

static json_t *obey(worker *w, char *line)
{
    char *words[WORDS];
    int n = 0;
    for (char *word; n < WORDS && (word = strsep(&line, " \n"));)
        if (*word) words[n++] = word;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (n == orders[i].words && !strcmp(words[0], orders[i].word)) return orders[i].obey(w, words);
    return failed(w, "not an order");
}

/* Steals the answer. False: nobody reads any more. */
static bool reply(worker *w, json_t *answer)
{
    if (!answer) answer = json_pack("{s:s}", "error", w->error);
    bool ok = answer && json_dumpf(answer, w->out, JSON_COMPACT | JSON_REAL_PRECISION(9)) == 0 &&
              putc('\n', w->out) != EOF && fflush(w->out) == 0;
    json_decref(answer);
    return ok;
}

static json_t *introduce(worker *w)
{
    char *text = gbench_context(), why[200] = "";
    json_t *hello = text ? json_loads(text, 0, NULL) : NULL;
    free(text);
    w->counting = counters_open(&w->counters, why, sizeof why);
    json_object_set_new(hello, "counters",
                        w->counting ? json_pack("{s:s}", "source", "perf_event")
                                    : json_pack("{s:s, s:s}", "source", "none", "why", why));
    return hello ? hello : failed(w, "Google Benchmark's context is not readable");
}

int cmd_worker(int argc, char **argv)
{
    if (argc != 3) return cli_usage_error("genlab worker", "it is started by genlab bench");
    worker w = {.handlers = (unsigned)strtoul(argv[2], NULL, 10)};
    /* All memory from one growing heap: blocks that the system maps on their own would lie at the same place in a page
     * whatever was taken before. */
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    char *volatile pad = malloc(strtoul(argv[1], NULL, 10));
    /* What a program prints must not reach the answers. */
    int fd = dup(STDOUT_FILENO);
    w.out = fd < 0 || !freopen("/dev/null", "w", stdout) ? NULL : fdopen(fd, "w");
    bool ok = w.out && reply(&w, introduce(&w));
    char *line = NULL;
    size_t room = 0;
    while (ok && getline(&line, &room, stdin) > 0) ok = reply(&w, obey(&w, line));
    free(line);
    for (size_t i = 0; i < w.nrows; i++)
        if (w.rows[i].open) row_close(&w.rows[i].row);
    for (size_t i = 0; i < w.nworkloads; i++) workload_free(&w.workloads[i]);
    if (w.counting) counters_close(&w.counters);
    free(w.workloads);
    free(w.rows);
    free(pad);
    if (w.out) ok = fclose(w.out) == 0 && ok;
    return ok ? 0 : STATUS_ERROR;
}
