#include "plan.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "plots/bench_file.h"
#include "worker.h"

/* Keeps a copy of a word for the plan's life. */
static const char *keep_word(plan *p, const char *text, size_t n)
{
    char **more = realloc(p->words, (p->nwords + 1) * sizeof *more);
    if (!more) return NULL;
    p->words = more;
    return (p->words[p->nwords] = strndup(text, n)) ? p->words[p->nwords++] : NULL;
}

static bool load_workloads(plan *p, const plan_request *q, char *err, size_t errsize)
{
    char **names = suite_names(err, errsize);
    size_t n = 0;
    bool ok = names != NULL;
    while (ok && names[n]) n++;
    if (ok && !(p->workloads = calloc(n + 1, sizeof *p->workloads))) ok = cli_no_memory(err, errsize);
    for (size_t i = 0; ok && i < n; i++) {
        if (q->workloads && !cli_glob_matches(q->workloads, names[i])) continue;
        ok = workload_load(&p->workloads[p->nworkloads], names[i], err, errsize);
        p->nworkloads += ok;
    }
    if (ok && p->nworkloads == 0) {
        int at = snprintf(err, errsize, "no workload matches '%.100s'; known:", q->workloads ? q->workloads : "*");
        for (size_t i = 0; i < n && (size_t)at < errsize; i++)
            at += snprintf(err + at, errsize - (size_t)at, "%s %s", i ? "," : "", names[i]);
        ok = false;
    }
    suite_free_names(names);
    return ok;
}

/* A configuration that the VM doesn't know is refused before anything runs, in the VM's words. */
static bool is_configuration(const char *dispatch, const char *set, char *err, size_t errsize)
{
    vm *vm = vm_new(&(vm_config){.dispatch = dispatch, .specialize = set}, err, errsize);
    if (!vm) return false;
    vm_free(vm);
    return true;
}

static bool matches(const regex_t *filter, const char *name)
{
    return !filter || regexec(filter, name, 0, NULL, 0) == 0;
}

static bool name_row(plan_row *r)
{
    char kind[40] = "";
    if (r->kind == ROW_TWIN) snprintf(kind, sizeof kind, "/twin");
    if (r->kind == ROW_SLOWED) snprintf(kind, sizeof kind, "/slow:%g", r->slowdown * 100);
    if (asprintf(&r->name, "%s/%s/%s/n:%lld%s", r->workload ? r->workload->name : "yardstick", r->dispatch, r->set,
                 r->workload ? (long long)r->workload->items : (long long)YARDSTICK_ITEMS, kind) >= 0)
        return true;
    r->name = NULL;
    return false;
}

/* A result is of use only if its rows' names can be read again. */
static bool is_readable(const char *name, char *err, size_t errsize)
{
    char why[200], *copy = strdup(name);
    bench_name parts;
    if (!copy) return cli_no_memory(err, errsize);
    bool ok = bench_name_parse(copy, &parts, why, sizeof why);
    free(copy);
    if (ok) return true;
    snprintf(err, errsize, "no row can be called '%.300s': %s", name, why);
    harmless(err);
    return false;
}

static bool has_row(const plan_block *b, const char *name)
{
    for (size_t i = 0; i < b->nrows; i++)
        if (!strcmp(b->rows[i].name, name)) return true;
    return false;
}

/* Adds a row that the filter selects, once. A twin and a slowed copy go with their row. */
static bool add_row(plan_block *b, plan_row r, const regex_t *filter, char *err, size_t errsize)
{
    r.workload = b->workload;
    if (!name_row(&r)) return cli_no_memory(err, errsize);
    if ((r.kind == ROW_PLAIN && !matches(filter, r.name)) || has_row(b, r.name)) {
        free(r.name);
        return true;
    }
    if (!is_readable(r.name, err, errsize)) {
        free(r.name);
        return false;
    }
    plan_row *more = realloc(b->rows, (b->nrows + 1) * sizeof *more);
    if (!more) {
        free(r.name);
        return cli_no_memory(err, errsize);
    }
    b->rows = more;
    b->rows[b->nrows++] = r;
    return true;
}

/* Adds the preferred compilations that have a rank; of an ablation, which has many rows, and if none has one, the VM's choice. */
static bool default_dispatches(plan *p, bool ablate)
{
    vm_strategy_info info, best = {.rank = -1};
    bool found = false;
    for (int i = 0; vm_strategy(i, &info); i++) {
        if (!info.preferred) continue;
        if (info.rank > best.rank) best = info;
        if (!info.rank || ablate) continue;
        if (!keep_word(p, info.base, strlen(info.base))) return false;
        found = true;
    }
    return found || keep_word(p, best.base, strlen(best.base));
}

/* The strategy that a word means, a base that of the preferred compilation; -1: it names an order, or nothing. */
static int strategy_of(const char *word)
{
    vm_strategy_info info;
    for (int i = 0; vm_strategy(i, &info); i++)
        if (!strcmp(word, info.name) || (info.preferred && !strcmp(word, info.base))) return i;
    return -1;
}

/* Which of the dispatches from `first` on is another than the i-th strategy and has its machine code; NULL: none. */
static const char *same_code(const plan *p, size_t first, int i)
{
    vm_audit mine, other;
    vm_audit_strategy(i, &mine);
    for (size_t k = first; k < p->nwords; k++) {
        int is = strategy_of(p->words[k]);
        if (is >= 0 && is != i && vm_audit_strategy(is, &other) && !strcmp(mine.hash, other.hash)) return p->words[k];
    }
    return NULL;
}

/* Adds the dispatches that a glob matches, of names with their compiler if it has one. Those with the same machine code count
 * as one. */
static bool match_dispatches(plan *p, size_t first, const char *glob, char *err, size_t errsize)
{
    vm_strategy_info info;
    bool whole = strchr(glob, '@') != NULL, found = false;
    for (int i = 0; vm_strategy(i, &info); i++) {
        const char *text = whole ? info.name : info.base;
        if ((!whole && !info.preferred) || !cli_glob_matches(glob, text)) continue;
        const char *same = same_code(p, first, i);
        found = true;
        if (same) fprintf(stderr, "genlab bench: %s is left out: its machine code is that of %s\n", text, same);
        else if (!keep_word(p, text, strlen(text))) return cli_no_memory(err, errsize);
    }
    if (!found) snprintf(err, errsize, "no dispatch matches '%.100s'; genlab --list dispatch shows all", glob);
    return found;
}

/* The dispatches of the request: words of the plan from `first` on. */
static bool choose_dispatches(plan *p, const plan_request *q, size_t *first, char *err, size_t errsize)
{
    *first = p->nwords;
    if (!q->dispatch) return default_dispatches(p, q->ablate) || cli_no_memory(err, errsize);
    for (const char *at = q->dispatch;; at++) {
        size_t n = strcspn(at, ",");
        char *word = strndup(at, n);
        if (!word) return cli_no_memory(err, errsize);
        bool ok = true;
        if (!strcmp(word, "all")) ok = match_dispatches(p, *first, "*", err, errsize);
        else if (strpbrk(word, "*?[")) ok = match_dispatches(p, *first, word, err, errsize);
        else if (!keep_word(p, word, n)) ok = cli_no_memory(err, errsize);
        free(word);
        at += n;
        if (!ok || !*at) return ok;
    }
}

/* The specializer sets of a workload: none, those that it names, all. */
static bool choose_sets(plan *p, const workload *w, size_t *first, char *err, size_t errsize)
{
    *first = p->nwords;
    bool ok = keep_word(p, "none", 4) != NULL;
    for (const char *at = w->sets + strspn(w->sets, " "); ok && *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        ok = keep_word(p, at, n) != NULL;
        at += n;
    }
    return (ok && keep_word(p, "all", 3)) || cli_no_memory(err, errsize);
}

/* The sets of an ablation: none, each alone, each left out, more and more of them, all. What is measured in bytes does not depend
 * on them. */
static bool choose_ablation(plan *p, plan_block *b, const plan_request *q, size_t *first, char *err, size_t errsize)
{
    const char *full = q->nsets ? q->sets[0] : "all";
    ablation_sets *a = &b->ablation;
    *first = p->nwords;
    bool ok = is_configuration(NULL, full, err, errsize);
    if (!ok) return false;
    if (!b->workload->bytes && !ablation_find(a, b->workload, full, err, errsize)) return false;
    ok = keep_word(p, "none", 4) != NULL;
    for (size_t i = 0; ok && i < a->n; i++) ok = keep_word(p, a->parts[i].name, strlen(a->parts[i].name)) != NULL;
    for (size_t i = 0; ok && i < a->n && a->parts[i].without; i++)
        ok = keep_word(p, a->parts[i].without, strlen(a->parts[i].without)) != NULL;
    for (size_t i = 0; ok && i < a->n && a->parts[i].upto; i++)
        ok = keep_word(p, a->parts[i].upto, strlen(a->parts[i].upto)) != NULL;
    return (ok && keep_word(p, full, strlen(full))) || cli_no_memory(err, errsize);
}

static bool add_own_rows(plan *p, plan_block *b, const plan_request *q, size_t first, size_t end, const regex_t *filter,
                         char *err, size_t errsize)
{
    bool chosen = q->nsets && !q->ablate;
    size_t from = 0, to = q->nsets;
    if (q->ablate) {
        if (!choose_ablation(p, b, q, &from, err, errsize)) return false;
        to = p->nwords;
    } else if (!chosen) {
        if (!choose_sets(p, b->workload, &from, err, errsize)) return false;
        to = p->nwords;
    }
    for (size_t d = first; d < end; d++)
        for (size_t s = from; s < to; s++) {
            plan_row r = {.dispatch = p->words[d], .set = chosen ? q->sets[s] : p->words[s]};
            if (!is_configuration(r.dispatch, r.set, err, errsize) || !add_row(b, r, filter, err, errsize))
                return false;
        }
    return true;
}

/* The last row, with the most specializers, is the fastest: its twin shows the most noise. */
static bool add_copies(plan_block *b, const plan_request *q, char *err, size_t errsize)
{
    size_t n = b->nrows;
    if (n == 0 || b->workload->bytes) return true;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < q->nslowdowns; k++) {
            plan_row r = b->rows[i];
            r.kind = ROW_SLOWED;
            r.slowdown = q->slowdowns[k];
            if (!add_row(b, r, NULL, err, errsize)) return false;
        }
    plan_row twin = b->rows[n - 1];
    twin.kind = ROW_TWIN;
    return add_row(b, twin, NULL, err, errsize);
}

static bool add_blocks(plan *p, const plan_request *q, const regex_t *filter, char *err, size_t errsize)
{
    size_t first;
    if (!choose_dispatches(p, q, &first, err, errsize)) return false;
    size_t end = p->nwords;
    p->blocks = calloc(p->nworkloads + 1, sizeof *p->blocks);
    if (!p->blocks) return cli_no_memory(err, errsize);
    for (size_t w = 0; w < p->nworkloads; w++) {
        plan_block *b = &p->blocks[p->nblocks++];
        b->workload = &p->workloads[w];
        if (!add_own_rows(p, b, q, first, end, filter, err, errsize) || !add_copies(b, q, err, errsize)) return false;
        for (peer **peer = p->peers; peer && *peer; peer++)
            if (peer_has(*peer, b->workload->name) &&
                !add_row(b, (plan_row){.dispatch = peer_label(*peer), .set = "-", .peer = *peer}, filter, err, errsize))
                return false;
    }
    p->yardstick = (plan_row){.dispatch = "native", .set = "-"};
    return name_row(&p->yardstick) || cli_no_memory(err, errsize);
}

bool plan_make(plan *p, const plan_request *q, char *err, size_t errsize)
{
    regex_t filter;
    *p = (plan){0};
    int bad = q->filter ? regcomp(&filter, q->filter, REG_EXTENDED | REG_NOSUB) : 0;
    if (bad) {
        char why[200];
        regerror(bad, &filter, why, sizeof why);
        snprintf(err, errsize, "--filter: '%.100s' is no regular expression: %s", q->filter, why);
        return false;
    }
    bool ok = load_workloads(p, q, err, errsize);
    if (ok && q->peers) ok = (p->peers = peers_find(q->peers, err, errsize)) != NULL;
    ok = ok && add_blocks(p, q, q->filter ? &filter : NULL, err, errsize);
    if (ok && plan_rows(p, false) == 0) {
        snprintf(err, errsize, "--filter: '%.100s' matches no row; --list without it shows all",
                 q->filter ? q->filter : "");
        ok = false;
    }
    if (q->filter) regfree(&filter);
    return ok;
}

static void free_row(plan_row *r)
{
    free(r->name);
    free(r->samples);
    json_decref(r->counts);
}

void plan_free(plan *p)
{
    for (size_t i = 0; i < p->nblocks; i++) {
        for (size_t k = 0; k < p->blocks[i].nrows; k++) free_row(&p->blocks[i].rows[k]);
        free(p->blocks[i].rows);
        ablation_free(&p->blocks[i].ablation);
    }
    free_row(&p->yardstick);
    for (size_t i = 0; i < p->nworkloads; i++) workload_free(&p->workloads[i]);
    for (size_t i = 0; i < p->nwords; i++) free(p->words[i]);
    if (p->peers) peers_free(p->peers);
    free(p->blocks);
    free(p->workloads);
    free(p->words);
}

size_t plan_rows(const plan *p, bool timed)
{
    size_t n = 0;
    for (size_t i = 0; i < p->nblocks; i++)
        if (!timed || !p->blocks[i].workload->bytes) n += p->blocks[i].nrows;
    return n;
}

plan_row *plan_find(plan *p, const char *name)
{
    for (size_t i = 0; i < p->nblocks; i++)
        for (size_t k = 0; k < p->blocks[i].nrows; k++)
            if (!strcmp(p->blocks[i].rows[k].name, name)) return &p->blocks[i].rows[k];
    return p->yardstick.name && !strcmp(p->yardstick.name, name) ? &p->yardstick : NULL;
}

bool plan_keep(plan_row *r, sample s)
{
    if ((r->nsamples & (r->nsamples - 1)) == 0) { /* capacity is the next power of two */
        sample *more = realloc(r->samples, (r->nsamples ? r->nsamples * 2 : 1) * sizeof *more);
        if (!more) return false;
        r->samples = more;
    }
    r->samples[r->nsamples++] = s;
    return true;
}
