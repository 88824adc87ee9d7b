#include "compare.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const diff_table *comparison_table(const comparison *c)
{
    return c->d.ntables ? c->d.tables : NULL;
}

void comparison_free(comparison *c)
{
    diff_free(&c->d);
}

/* The command line of a request: names hold nothing that a shell would see but the globs, which stand in quotes. */
static void put_command(const result_run *run, const diff_request *q, const char *filter, comparison *out)
{
    if (run->nfiles != 1) return;
    const char *base = q->base ? q->base : "", *slash = strrchr(run->files[0], '/');
    metric m = METRIC_TIME;
    while (!q->metrics[m]) m++;
    int n = snprintf(out->command, sizeof out->command, "%s --by %s%s%s --filter '%s' --metric %s",
             slash ? slash + 1 : run->files[0], axis_name(q->by), *base ? " --base " : "", base, filter, metric_name(m));
    if (n < 0 || (size_t)n >= sizeof out->command) *out->command = '\0';
}

__attribute__((format(printf, 6, 7)))
static void compare(const result_run *run, axis by, const char *base, metric m, comparison *out, const char *format, ...)
{
    diff_request q = {.alpha = 0.01, .by = by, .base = base};
    char filter[1200];
    va_list args;
    *out = (comparison){0};
    va_start(args, format);
    int n = vsnprintf(filter, sizeof filter, format, args);
    va_end(args);
    q.metrics[m] = true;
    if (n < 0 || (size_t)n >= sizeof filter) snprintf(out->why, sizeof out->why, "names too long");
    else if (filters_add(&q.filters, filter, out->why, sizeof out->why) &&
             diff_axis(&out->d, &run->pool, &q, out->why, sizeof out->why))
        put_command(run, &q, filter, out);
    filters_free(&q.filters);
}

static int default_set(const result_run *run)
{
    int all = results_set(run, "all");
    return all >= 0 ? all : results_set(run, "none");
}

int compare_fastest(const result_run *run, int set)
{
    int best = -1;
    double least = 0;
    if (set < 0) set = default_set(run);
    for (int d = 0; set >= 0 && d < run->ndispatches; d++) {
        double sum = 0;
        int n = 0;
        for (int w = 0; w < run->nworkloads; w++) {
            const result_row *row = results_usable(results_at(run, w, d, set), METRIC_TIME);
            if (!row) continue;
            sum += log(row->level.mid);
            n++;
        }
        if (n && (best < 0 || sum / n < least)) {
            best = d;
            least = sum / n;
        }
    }
    return best;
}

void compare_dispatches(const result_run *run, const char *set, metric m, comparison *out)
{
    int fastest = compare_fastest(run, results_set(run, set));
    const char *base = results_set(run, set) >= 0 && fastest >= 0 ? run->dispatches[fastest] : NULL;
    compare(run, AXIS_DISPATCH, base, m, out, "spec=%s", set);
}

void compare_set(const result_run *run, const char *set, comparison *out)
{
    compare(run, AXIS_SPEC, "none", METRIC_TIME, out, "spec=none,%s", set);
}

void compare_runtimes(const result_run *run, metric m, comparison *out)
{
    int set = default_set(run), fastest = compare_fastest(run, set), peer = results_set(run, "-");
    if (fastest < 0 || peer < 0) {
        *out = (comparison){.why = "The run has no peers (genlab bench --peers auto)."};
        return;
    }
    char base[420], names[1000];
    size_t used = (size_t)snprintf(names, sizeof names, "%s", run->dispatches[fastest]);
    for (int d = 0; d < run->ndispatches; d++) {
        bool measured = false;
        for (int w = 0; w < run->nworkloads; w++) measured |= results_usable(results_at(run, w, d, peer), m) != NULL;
        if (measured && used < sizeof names) used += (size_t)snprintf(names + used, sizeof names - used, ",%s",
                                                                      run->dispatches[d]);
    }
    snprintf(base, sizeof base, "%s/%s", run->dispatches[fastest], run->sets[set]);
    compare(run, AXIS_RUNTIME, base, m, out, "spec=-,%s dispatch=%s", run->sets[set], names);
}

void compare_workloads(const result_run *run, int base, int other, comparison *out)
{
    const workload *a = &run->workloads[base], *b = &run->workloads[other];
    char items[60] = "";
    if (a->items && b->items) snprintf(items, sizeof items, " items=%lld,%lld", a->items, b->items);
    compare(run, AXIS_WORKLOAD, a->name, METRIC_TIME, out, "workload=%s,%s%s", a->name, b->name, items);
}

void compare_twins(const result_run *run, comparison *out)
{
    compare(run, AXIS_VARIANT, NULL, METRIC_TIME, out, "variant=row,twin");
}

/* Whether `gen` is `list` with one word "list" (words are separated by "_") replaced by "gen". */
static bool is_counterpart(const char *list, const char *gen)
{
    for (const char *at = list; (at = strstr(at, "list")); at++) {
        size_t before = (size_t)(at - list);
        if ((before && at[-1] != '_') || (at[4] && at[4] != '_')) continue;
        if (!strncmp(list, gen, before) && !strncmp(gen + before, "gen", 3) && !strcmp(at + 4, gen + before + 3))
            return true;
    }
    return false;
}

int compare_list_of(const result_run *run, int workload)
{
    for (int l = 0; l < run->nworkloads; l++)
        if (run->workloads[l].items == run->workloads[workload].items &&
            is_counterpart(run->workloads[l].name, run->workloads[workload].name))
            return l;
    return -1;
}

/* STEM_DEPTH: the length of the stem; 0 if the name has no depth. */
static size_t split_depth(const char *name, long *depth)
{
    const char *digits = strrchr(name, '_');
    if (!digits || digits == name || digits[1] < '1' || digits[1] > '9') return 0;
    char *end;
    errno = 0;
    *depth = strtol(digits + 1, &end, 10);
    return *end || errno ? 0 : (size_t)(digits - name);
}

/* Keeps the members sorted by depth. */
static bool add_member(depth_family *f, int w, long depth)
{
    int *workloads = realloc(f->workloads, ((size_t)f->n + 1) * sizeof *workloads);
    if (!workloads) return false;
    f->workloads = workloads;
    long *depths = realloc(f->depths, ((size_t)f->n + 1) * sizeof *depths);
    if (!depths) return false;
    f->depths = depths;
    int i = f->n++;
    for (; i > 0 && depths[i - 1] > depth; i--) {
        depths[i] = depths[i - 1];
        workloads[i] = workloads[i - 1];
    }
    depths[i] = depth;
    workloads[i] = w;
    return true;
}

static depth_family *find_family(depth_families *f, const char *stem)
{
    for (int i = 0; i < f->n; i++)
        if (!strcmp(f->at[i].stem, stem)) return &f->at[i];
    depth_family *more = realloc(f->at, ((size_t)f->n + 1) * sizeof *more);
    if (!more) return NULL;
    f->at = more;
    char *copy = strdup(stem);
    if (!copy) return NULL;
    more[f->n] = (depth_family){.stem = copy};
    return &more[f->n++];
}

static bool measured_in_time(const result_run *run, int w)
{
    for (int i = 0; i < run->nrows; i++)
        if (run->rows[i].workload == w && results_usable(&run->rows[i], METRIC_TIME)) return true;
    return false;
}

static void free_family(depth_family *f)
{
    free(f->stem);
    free(f->workloads);
    free(f->depths);
}

bool compare_depths(const result_run *run, depth_families *out)
{
    *out = (depth_families){0};
    for (int w = 0; w < run->nworkloads; w++) {
        const workload *load = &run->workloads[w];
        long depth;
        size_t length = split_depth(load->name, &depth);
        if (!length || !measured_in_time(run, w)) continue;
        char *stem = malloc(strlen(load->label) + 1);
        depth_family *f = NULL;
        if (stem) {
            memcpy(stem, load->name, length);
            strcpy(stem + length, load->label + strlen(load->name));
            f = find_family(out, stem);
            free(stem);
        }
        if (!f || !add_member(f, w, depth)) {
            depth_families_free(out);
            return false;
        }
    }
    int kept = 0;
    for (int i = 0; i < out->n; i++) {
        if (out->at[i].n >= 2) out->at[kept++] = out->at[i];
        else free_family(&out->at[i]);
    }
    out->n = kept;
    return true;
}

void depth_families_free(depth_families *f)
{
    for (int i = 0; i < f->n; i++) free_family(&f->at[i]);
    free(f->at);
    *f = (depth_families){0};
}

static bool add_pair(const result_run *run, contrasts *out, int base, int other, const depth_family *family)
{
    contrast *more = realloc(out->pairs, ((size_t)out->npairs + 1) * sizeof *more);
    if (!more) return false;
    out->pairs = more;
    contrast *pair = &more[out->npairs++];
    *pair = (contrast){.base = base, .other = other, .family = family};
    compare_workloads(run, base, other, &pair->c);
    return true;
}

bool contrasts_make(const result_run *run, contrasts *out)
{
    int set = default_set(run);
    *out = (contrasts){.set = set >= 0 ? run->sets[set] : "all", .fastest = compare_fastest(run, set)};
    compare_dispatches(run, out->set, METRIC_TIME, &out->dispatches);
    compare_dispatches(run, out->set, METRIC_PER_BYTECODE, &out->per_bytecode);
    compare_dispatches(run, out->set, METRIC_CYCLES, &out->cycles);
    compare_dispatches(run, out->set, METRIC_BRANCH_MISSES, &out->misses);
    compare_set(run, "for_iter_gen", &out->on_off);
    compare_set(run, "all", &out->all_off);
    compare_runtimes(run, METRIC_TIME, &out->runtimes);
    compare_runtimes(run, METRIC_MEMORY, &out->memory);
    compare_twins(run, &out->twins);
    bool ok = compare_depths(run, &out->families);
    for (int w = 0; ok && w < run->nworkloads; w++) {
        int list = measured_in_time(run, w) ? compare_list_of(run, w) : -1;
        if (list >= 0 && measured_in_time(run, list)) ok = add_pair(run, out, list, w, NULL);
    }
    for (int i = 0; ok && i < out->families.n; i++) {
        const depth_family *f = &out->families.at[i];
        ok = add_pair(run, out, f->workloads[0], f->workloads[f->n - 1], f);
    }
    return ok;
}

void contrasts_free(contrasts *c)
{
    comparison *all[] = {&c->dispatches, &c->per_bytecode, &c->cycles, &c->misses, &c->on_off, &c->all_off, &c->runtimes, &c->memory, &c->twins};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) comparison_free(all[i]);
    for (int i = 0; i < c->npairs; i++) comparison_free(&c->pairs[i].c);
    free(c->pairs);
    depth_families_free(&c->families);
    *c = (contrasts){0};
}
