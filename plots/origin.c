#include "origin.h"

#include <string.h>

/* Where each writer keeps a fact; NULL: nowhere. */
static const struct fact {
    const char *name;
    const char *genlab, *gbench, *pyperf;
    bool explains;              /* a difference in it may explain a difference in time by itself */
} facts[] = {
    {"cpu", "cpu", NULL, "cpu_model_name", true},
    {"host", "hostname", "host_name", "hostname", true},
    {"kernel", "kernel", NULL, "platform", true},
    {"governor", "governor", NULL, NULL, true},
    {"build", "build_type", "library_build_type", "python_version", true},
    {"compilers", "compilers", NULL, "python_compiler", true},
    {"commit", "commit", NULL, "perf_version", false},
    {"tree", "dirty", NULL, NULL, true},
    {"doctor", "doctor", NULL, NULL, true},
    {"stopped by", "sampling", NULL, NULL, false},
};
enum { FACTS = sizeof facts / sizeof *facts };

/* "gcc-12 12.2.0, clang-19 19.1.7" */
static void put_compilers(const json_t *list, char value[FACT_SIZE])
{
    size_t i, used = 0;
    const json_t *element;
    json_array_foreach(list, i, element) {
        const char *name = json_string_value(json_object_get(element, "name"));
        const char *version = json_string_value(json_object_get(element, "version"));
        if (!name || used + 1 >= FACT_SIZE) continue;
        int n = snprintf(value + used, FACT_SIZE - used, "%s%.60s %.60s", used ? ", " : "", name, version ? version : "");
        used += n > 0 ? (size_t)n : 0;
    }
}

static void put_value(const json_t *v, const char *name, char value[FACT_SIZE])
{
    if (!strcmp(name, "doctor")) v = json_object_get(v, "verdict");
    if (!strcmp(name, "stopped by")) v = json_object_get(v, "stopped");
    if (json_is_array(v)) put_compilers(v, value);
    else if (json_is_boolean(v)) snprintf(value, FACT_SIZE, "%s", json_is_true(v) ? "changed since the commit" : "clean");
    else if (json_is_string(v)) snprintf(value, FACT_SIZE, "%.200s", json_string_value(v));
    if (!strcmp(name, "commit") && strlen(value) == 40) value[12] = '\0';
    /* Behind the verdict's first word stand figures, which differ each time. */
    if (!strcmp(name, "doctor")) value[strcspn(value, " :,;(")] = '\0';
}

bool origin_fact(const bench_file *f, int number, const char **name, char value[FACT_SIZE])
{
    if (number < 0 || number >= FACTS) return false;
    const struct fact *fact = &facts[number];
    const char *key = f->writer == WRITER_GENLAB ? fact->genlab : f->writer == WRITER_PYPERF ? fact->pyperf : fact->gbench;
    *name = fact->name;
    *value = '\0';
    const json_t *from = f->writer == WRITER_GENLAB ? bench_file_genlab(f) : f->context;
    if (key) put_value(json_object_get(from, key), fact->name, value);
    harmless(value);
    return true;
}

void origin_warn(FILE *out, const char *prefix, const bench_file *files, size_t n)
{
    for (int k = 0; k < FACTS; k++) {
        char first[FACT_SIZE], other[FACT_SIZE];
        const char *name;
        origin_fact(&files[0], k, &name, first);
        for (size_t i = 1; i < n && facts[k].explains; i++) {
            origin_fact(&files[i], k, &name, other);
            if (*first && *other && strcmp(first, other) != 0)
                fprintf(out, "%s: warning: %s and %s differ in %s: %s; %s\n", prefix, files[0].path, files[i].path, name,
                        first, other);
        }
    }
}
