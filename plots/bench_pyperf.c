/* pyperf's JSON, format 1.0: benchmarks with runs, each of which is a process with its values in seconds or bytes. */
#include "bench_read.h"

#include <string.h>

/* A member of the benchmark's metadata, or of that which all benchmarks of the file share. */
static bool metadata(bench_reader *rd, const json_t *root, const json_t *benchmark, const char *key, const char **out)
{
    const json_t *common = json_object_get(root, "metadata"), *own = json_object_get(benchmark, "metadata");
    if (common && !json_is_object(common))
        return read_fail_file(rd, "metadata: expected an object, found %s", read_type(common));
    if (own && !json_is_object(own)) return read_fail(rd, "metadata", "expected an object, found %s", read_type(own));
    const json_t *v = json_object_get(own, key);
    if (!v) v = json_object_get(common, key);
    if (!v) return true;
    if (!json_is_string(v)) {
        char path[60];
        snprintf(path, sizeof path, "metadata.%s", key);
        return read_fail(rd, path, "expected a string, found %s", read_type(v));
    }
    *out = json_string_value(v);
    return true;
}

/* The values of one process. A run that only calibrated has none. */
static bool read_run(bench_reader *rd, bench_row *row, metric m, double unit, const json_t *run, int launch)
{
    if (!json_is_object(run)) return read_fail(rd, NULL, "expected an object, found %s", read_type(run));
    const json_t *values = json_object_get(run, "values"), *v;
    if (!values) return true;
    if (!json_is_array(values)) return read_fail(rd, "values", "expected an array, found %s", read_type(values));
    size_t round;
    json_array_foreach(values, round, v) {
        char key[40];
        snprintf(key, sizeof key, "values[%zu]", round);
        if (!json_is_number(v)) return read_fail(rd, key, "expected a number, found %s", read_type(v));
        sample s = {.launch = launch, .round = (int)round, .value = json_number_value(v) * unit};
        if (!read_is_possible(s.value))
            return read_fail(rd, key, "%g is no possible measurement", json_number_value(v));
        if (!read_add(rd, row, m, s)) return false;
    }
    return true;
}

static bool read_benchmark(bench_reader *rd, const json_t *root, const json_t *benchmark, size_t index)
{
    const char *name = NULL, *unit = "second";
    if (!json_is_object(benchmark)) return read_fail(rd, NULL, "expected an object, found %s", read_type(benchmark));
    if (!metadata(rd, root, benchmark, "name", &name) || !metadata(rd, root, benchmark, "unit", &unit)) return false;
    if (!name) return read_fail(rd, "metadata.name", "missing");
    bool bytes = !strcmp(unit, "byte");
    if (!bytes && strcmp(unit, "second") != 0)
        return read_fail(rd, "metadata.unit", "\"%.40s\" is not one of second, byte", unit);
    const json_t *runs = json_object_get(benchmark, "runs"), *run;
    if (!json_is_array(runs)) return read_fail(rd, "runs", "expected an array, found %s", read_type(runs));
    bench_row *row = read_row(rd, "metadata.name", name);
    if (!row) return false;
    for (metric m = 0; m < METRICS; m++)
        if (row->series[m].n) return read_fail(rd, "metadata.name", "\"%.80s\" stands there twice", name);
    size_t launch;
    json_array_foreach(runs, launch, run) {
        snprintf(rd->place, sizeof rd->place, "benchmarks[%zu].runs[%zu]", index, launch);
        if (!read_run(rd, row, bytes ? METRIC_MEMORY : METRIC_TIME, bytes ? 1 : 1e9, run, (int)launch)) return false;
    }
    return true;
}

bool read_pyperf(bench_reader *rd, const json_t *root)
{
    const json_t *benchmarks = json_object_get(root, "benchmarks"), *benchmark;
    size_t index;
    json_array_foreach(benchmarks, index, benchmark) {
        snprintf(rd->place, sizeof rd->place, "benchmarks[%zu]", index);
        if (!read_benchmark(rd, root, benchmark, index)) return false;
    }
    return true;
}
