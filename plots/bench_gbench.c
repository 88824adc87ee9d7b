/* Google Benchmark's JSON, and what genlab's own results have besides. */
#include "bench_read.h"

#include <stdlib.h>
#include <string.h>

/* Launches and rounds are numbers of a plan, not of a lifetime. */
enum { NUMBER_MAX = 1000000 };

static bool unit_in_ns(const char *unit, double *ns)
{
    static const struct { const char *name; double ns; } units[] = {{"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!strcmp(unit, units[i].name)) {
            *ns = units[i].ns;
            return true;
        }
    return false;
}

/* Whether the name says that wall time is what the benchmark measures. */
static bool is_wall_time(const char *name)
{
    for (const char *at = strchr(name, '/'); at; at = strchr(at + 1, '/')) {
        size_t n = strcspn(at + 1, "/");
        if ((n == 9 && !strncmp(at + 1, "real_time", n)) || (n == 11 && !strncmp(at + 1, "manual_time", n))) return true;
    }
    return false;
}

/* Nanoseconds per item: our counter, else the library's time of an iteration, over its items where the name tells them. */
static bool read_time(bench_reader *rd, const json_t *entry, const char *name, const bench_row *row, double *ns)
{
    if (json_object_get(entry, "ns_per_item")) return read_number(rd, entry, "ns_per_item", true, ns);
    if (rd->file->writer == WRITER_GENLAB && !row->is.items)
        return read_fail(rd, NULL, "has neither ns_per_item nor bytes_per_item nor an n: segment");
    const char *key = is_wall_time(name) ? "real_time" : "cpu_time", *unit_name = "ns";
    double time, unit;
    if (!read_number(rd, entry, key, true, &time) || !read_string(rd, entry, "time_unit", &unit_name)) return false;
    if (!unit_in_ns(unit_name, &unit))
        return read_fail(rd, "time_unit", "\"%.20s\" is not one of ns, us, ms, s", unit_name);
    *ns = time * unit / (row->axes && row->is.items ? (double)row->is.items : 1);
    return read_is_possible(*ns) || read_fail(rd, key, "out of range");
}

/* A number from 0 on; *out stays as it is when the key is absent. */
static bool read_index(bench_reader *rd, const json_t *entry, const char *key, int *out)
{
    const json_t *v = json_object_get(entry, key);
    if (!v) return true;
    if (!json_is_integer(v)) return read_fail(rd, key, "expected a whole number, found %s", read_type(v));
    json_int_t n = json_integer_value(v);
    if (n < 0 || n > NUMBER_MAX) return read_fail(rd, key, "%" JSON_INTEGER_FORMAT " is not from 0 to %d", n, NUMBER_MAX);
    *out = (int)n;
    return true;
}

/* The repetition's place in the plan. Files without launches are one launch whose rounds are its repetitions. */
static bool read_plan(bench_reader *rd, const json_t *entry, size_t before, sample *s)
{
    s->launch = 0;
    s->round = (int)before;
    rd->file->launches |= rd->file->writer == WRITER_GENLAB && json_object_get(entry, "launch");
    return read_index(rd, entry, "repetition_index", &s->round) && read_index(rd, entry, "launch", &s->launch) &&
           read_index(rd, entry, "round", &s->round);
}

static bool read_events(bench_reader *rd, const json_t *entry, bench_row *row, sample s)
{
    static const struct { const char *key; metric m; } events[] = {
        {"instructions", METRIC_HW_INSTRUCTIONS}, {"cycles", METRIC_CYCLES}, {"branches", METRIC_BRANCHES},
        {"branch-misses", METRIC_BRANCH_MISSES},
    };
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        if (!json_object_get(entry, events[i].key)) continue;
        if (!read_number(rd, entry, events[i].key, false, &s.value) || !read_add(rd, row, events[i].m, s)) return false;
    }
    return true;
}

/* A mean or median stands in for repetitions that are not there; the median is the better one. */
static bool read_aggregate(bench_reader *rd, const json_t *entry, const char *name)
{
    const char *aggregate = "";
    if (!read_string(rd, entry, "aggregate_name", &aggregate)) return false;
    bool median = !strcmp(aggregate, "median");
    if (rd->file->writer == WRITER_GENLAB || (!median && strcmp(aggregate, "mean") != 0)) return true;
    bench_row *row = read_row(rd, "run_name", name);
    double ns;
    if (!row || !read_time(rd, entry, name, row, &ns)) return false;
    if (median || !(row->aggregate > 0)) row->aggregate = ns;
    return true;
}

bool read_repetition(bench_reader *rd, const json_t *entry)
{
    if (!json_is_object(entry)) return read_fail(rd, NULL, "expected an object, found %s", read_type(entry));
    const char *type = "iteration", *name = NULL, *message = "no message";
    if (!read_string(rd, entry, "run_type", &type)) return false;
    bool aggregate = !strcmp(type, "aggregate");
    if (!aggregate && strcmp(type, "iteration") != 0) return read_fail(rd, "run_type", "unknown type \"%.40s\"", type);
    if (!read_string(rd, entry, "name", &name) || !read_string(rd, entry, "run_name", &name)) return false;
    if (!name) return read_fail(rd, "run_name", "missing");
    if (aggregate) return read_aggregate(rd, entry, name);
    const json_t *error = json_object_get(entry, "error_occurred");
    if (error && !json_is_boolean(error))
        return read_fail(rd, "error_occurred", "expected true or false, found %s", read_type(error));
    if (!read_string(rd, entry, "error_message", &message)) return false;
    if (json_is_true(json_object_get(entry, "skipped"))) return true;

    bench_row *row = read_row(rd, "run_name", name);
    if (!row) return false;
    if (json_is_true(error)) {
        row->failed++;
        if (!row->error && !(row->error = strdup(message))) return read_no_memory(rd);
        return true;
    }
    metric m = json_object_get(entry, "bytes_per_item") ? METRIC_MEMORY : METRIC_TIME;
    sample s;
    if (!read_plan(rd, entry, row->series[m].n, &s)) return false;
    if (m == METRIC_MEMORY ? !read_number(rd, entry, "bytes_per_item", false, &s.value)
                           : !read_time(rd, entry, name, row, &s.value))
        return false;
    return read_add(rd, row, m, s) && read_events(rd, entry, row, s);
}

bool read_counts(bench_reader *rd, const json_t *entry)
{
    static const struct { const char *key; metric m; } counts[] = {
        {"instructions_per_item", METRIC_INSTRUCTIONS}, {"bytecodes_per_item", METRIC_BYTECODES},
        {"frames_pushed_per_item", METRIC_FRAMES}, {"nested_runs_per_item", METRIC_NESTED},
    };
    const char *name = NULL;
    if (!json_is_object(entry)) return read_fail(rd, NULL, "expected an object, found %s", read_type(entry));
    if (!read_string(rd, entry, "name", &name)) return false;
    if (!name) return read_fail(rd, "name", "missing");
    bench_row *row = read_row(rd, "name", name);
    if (!row) return false;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        sample s = {0};
        if (!json_object_get(entry, counts[i].key)) continue;
        row->series[counts[i].m].n = 0;         /* a run that was resumed may have counted again: the last counts */
        if (!read_number(rd, entry, counts[i].key, false, &s.value) || !read_add(rd, row, counts[i].m, s)) return false;
    }
    return true;
}

bool read_layout(bench_reader *rd, const json_t *entry)
{
    char launch[20];
    int number = -1;
    if (!json_is_object(entry)) return read_fail(rd, NULL, "expected an object, found %s", read_type(entry));
    if (!read_index(rd, entry, "launch", &number)) return false;
    if (number < 0) return read_fail(rd, "launch", "missing");
    snprintf(launch, sizeof launch, "%d", number);
    if (!rd->file->layouts) rd->file->layouts = json_object();
    return json_object_set(rd->file->layouts, launch, (json_t *)entry) == 0 || read_no_memory(rd);
}

bool read_ablation(bench_reader *rd, const json_t *entry)
{
    const char *workload = NULL;
    if (!json_is_object(entry)) return read_fail(rd, NULL, "expected an object, found %s", read_type(entry));
    if (!read_string(rd, entry, "workload", &workload)) return false;
    if (!workload) return read_fail(rd, "workload", "missing");
    if (!rd->file->ablations) rd->file->ablations = json_object();
    return json_object_set(rd->file->ablations, workload, (json_t *)entry) == 0 || read_no_memory(rd);
}

/* A list that only genlab writes. */
static bool read_list(bench_reader *rd, const json_t *root, const char *key, bool read(bench_reader *, const json_t *))
{
    const json_t *list = json_object_get(root, key), *entry;
    size_t index;
    if (!list) return true;
    if (!json_is_array(list)) return read_fail_file(rd, "%s: expected an array, found %s", key, read_type(list));
    json_array_foreach(list, index, entry) {
        snprintf(rd->place, sizeof rd->place, "%s[%zu]", key, index);
        if (!read(rd, entry)) return false;
    }
    return true;
}

static bool is_object(bench_reader *rd, const json_t *entry)
{
    return json_is_object(entry) || read_fail(rd, NULL, "expected an object, found %s", read_type(entry));
}

bool read_gbench(bench_reader *rd, const json_t *root)
{
    const json_t *rows = json_object_get(root, "benchmarks");
    if (!json_is_array(rows)) return read_fail_file(rd, "benchmarks: expected an array, found %s", read_type(rows));
    return read_list(rd, root, "benchmarks", read_repetition) && read_list(rd, root, "warmup", is_object) &&
           read_list(rd, root, "layouts", read_layout) && read_list(rd, root, "counts", read_counts) &&
           read_list(rd, root, "ablation", read_ablation);
}
