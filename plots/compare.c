#include "compare.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool add(comparisons *c, const result_row *base, const result_row *other)
{
    if ((c->n & (c->n - 1)) == 0) {     /* capacity is the next power of two */
        comparison *more = realloc(c->at, (c->n ? (size_t)c->n * 2 : 1) * sizeof *more);
        if (!more) return false;
        c->at = more;
    }
    quotient ratio = {0};
    if (other->spread.min > 0) ratio = stats_quotient(base->spread, other->spread);
    c->at[c->n++] = (comparison){base, other, ratio};
    return true;
}

void comparisons_free(comparisons *c)
{
    free(c->at);
    *c = (comparisons){0};
}

bool compare_on_off(const result_run *run, comparisons *out)
{
    *out = (comparisons){0};
    int off = results_set(run, "none"), on = results_set(run, "for_iter_gen");
    if (off < 0 || on < 0) return true;
    for (int w = 0; w < run->nworkloads; w++)
        for (int d = 0; d < run->ndispatches; d++) {
            const result_row *base = results_usable(results_at(run, w, d, off), METRIC_TIME);
            const result_row *other = results_usable(results_at(run, w, d, on), METRIC_TIME);
            if (base && other && !add(out, base, other)) {
                comparisons_free(out);
                return false;
            }
        }
    return true;
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

bool compare_gen_list(const result_run *run, metric m, comparisons *out)
{
    *out = (comparisons){0};
    for (int l = 0; l < run->nworkloads; l++)
        for (int g = 0; g < run->nworkloads; g++) {
            if (run->workloads[l].items != run->workloads[g].items) continue;
            if (!is_counterpart(run->workloads[l].name, run->workloads[g].name)) continue;
            for (int d = 0; d < run->ndispatches; d++)
                for (int s = 0; s < run->nsets; s++) {
                    const result_row *base = results_usable(results_at(run, g, d, s), m);
                    const result_row *other = results_usable(results_at(run, l, d, s), m);
                    if (base && other && !add(out, base, other)) {
                        comparisons_free(out);
                        return false;
                    }
                }
        }
    return true;
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
