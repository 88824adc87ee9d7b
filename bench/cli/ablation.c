#include "ablation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "row.h"

/* Whether a list of names has this one. */
static bool has_name(const char *list, const char *name)
{
    size_t n = strlen(name);
    for (const char *at = list; *at; at += strcspn(at, ","), at += *at == ',')
        if (strcspn(at, ",") == n && !strncmp(at, name, n)) return true;
    return false;
}

/* Appends a name to a list, after a minus sign if it is one of names to be left out. Frees the list; NULL: no memory. */
static char *append(char *list, const char *name, bool minus)
{
    char *longer = NULL;
    if (!list || asprintf(&longer, "%s%s%s%s", list, *list ? "," : "", minus ? "-" : "", name) < 0) longer = NULL;
    free(list);
    return longer;
}

/* The set `full` without those that are on the list: "none" if nothing is left. NULL: no memory. */
static char *left_out(const char *full, const char *list)
{
    bool all = !strcmp(full, "all"), minus = all || *full == '-';
    char *set = strdup(all || !minus ? "" : full);
    for (int i = 0; set && vm_specializer_name(i); i++) {
        const char *name = vm_specializer_name(i);
        if (minus ? has_name(list, name) : has_name(full, name) && !has_name(list, name)) set = append(set, name, minus);
    }
    if (!set || *set) return set;
    free(set);
    return strdup(minus ? full : "none");
}

static int by_hits(const void *a, const void *b)
{
    const ablated *x = a, *y = b;
    if (x->hits != y->hits) return x->hits < y->hits ? 1 : -1;
    return strcmp(x->name, y->name);
}

static bool add_sets(ablation_sets *a)
{
    char *upto = strdup("");
    for (size_t i = 0; upto && i < a->n && a->parts[i].hits > 0; i++) {
        a->parts[i].without = left_out(a->full, a->parts[i].name);
        upto = append(upto, a->parts[i].name, false);
        bool last = i + 1 == a->n || !(a->parts[i + 1].hits > 0); /* the others never fire beside these */
        a->parts[i].upto = !upto ? NULL : strdup(last ? a->full : upto);
        if (!a->parts[i].without || !a->parts[i].upto) {
            free(upto);
            return false;
        }
    }
    free(upto);
    return upto != NULL;
}

bool ablation_find(ablation_sets *a, const workload *w, const char *full, char *err, size_t errsize)
{
    char *fired = strdup("");
    bool more = true, first = true;
    *a = (ablation_sets){.full = strdup(full), .parts = calloc(VM_SPECIALIZERS_MAX, sizeof *a->parts)};
    if (!fired || !a->full || !a->parts) {
        free(fired);
        return cli_no_memory(err, errsize);
    }
    while (more) {
        row r;
        row_counts counts;
        char *set = left_out(full, fired);
        more = false;
        /* A workload that fails has no parts; its rows say what is wrong. */
        bool counted = set && row_count(&r, w, set, &counts);
        for (int i = 0; counted && vm_specializer_name(i); i++) {
            if (!(counts.hits[i] > 0) || has_name(fired, vm_specializer_name(i))) continue;
            a->parts[a->n++] = (ablated){.name = vm_specializer_name(i), .hits = first ? counts.hits[i] : 0};
            more = true;
        }
        if (set) row_close(&r);
        free(set);
        for (size_t i = 0; fired && i < a->n; i++)
            if (!has_name(fired, a->parts[i].name)) fired = append(fired, a->parts[i].name, false);
        if (!fired) return cli_no_memory(err, errsize);
        first = false;
    }
    free(fired);
    qsort(a->parts, a->n, sizeof *a->parts, by_hits);
    return add_sets(a) || cli_no_memory(err, errsize);
}

void ablation_free(ablation_sets *a)
{
    for (size_t i = 0; i < a->n; i++) {
        free(a->parts[i].without);
        free(a->parts[i].upto);
    }
    free(a->parts);
    free(a->full);
    *a = (ablation_sets){0};
}

json_t *ablation_json(const ablation_sets *a, const workload *w)
{
    json_t *parts = json_array(), *o;
    for (size_t i = 0; i < a->n; i++) {
        const ablated *p = &a->parts[i];
        json_array_append_new(parts, json_pack("{s:s, s:f, s:s?, s:s?}", "name", p->name, "hits_per_item", p->hits, "without",
                                               p->without, "upto", p->upto));
    }
    o = json_pack("{s:s, s:I, s:s, s:s, s:o}", "workload", w->name, "items", (json_int_t)w->items, "full", a->full, "main",
                  w->sets, "parts", parts);
    return o;
}
