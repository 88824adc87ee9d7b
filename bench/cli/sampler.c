#include "sampler.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "bench/stats/difference.h"
#include "bench/stats/level.h"
#include "bench/stats/random.h"
#include "bench/stats/sequential.h"
#include "bench/stats/warmup.h"
#include "child.h"
#include "entry.h"
#include "layout.h"
#include "plots/bench_file.h"
#include "worker.h"

enum { PILOT = 8, LAUNCHES_MAX = 100000, LINE = 8192 };
static const double precision_alpha = 0.01;

/* A launch in progress. */
typedef struct launch {
    sampler *s;
    int number;
    child worker;
    child *peers; /* of the block, by row */
    plan_block *block;
    size_t *order;    /* of the block's rows */
    char result[500]; /* what the block's program returns in our VM */
    int yardsticks;   /* measured in this launch */
    stats_random random;
    size_t steps, steps_done; /* for the progress */
    char *err;                /* why it is broken */
    size_t errsize;
} launch;

/* --- talking to workers and peers --------------------------------------------------------------------------------- */

static bool is_ours(const plan_row *r) { return !r->peer; }

/* Journals {key: value}; steals the value. False: that can't be written, and the launch is broken. */
static bool add(launch *l, const char *key, json_t *value)
{
    if (journal_add(l->s->journal, key, value)) return true;
    snprintf(l->err, l->errsize, "%s", l->s->journal->error);
    return false;
}

/* Ends a row for good. False: the journal can't be written. */
static bool fail_row(launch *l, plan_row *r, const char *error)
{
    r->failed = true;
    snprintf(r->error, sizeof r->error, "%.*s", (int)sizeof r->error - 1, error);
    harmless(r->error); /* a program's own words, for a terminal */
    return add(l, "benchmarks", entry_failure(r, r->error));
}

/* Asks the row's process. *answer is NULL where the row failed. False: the launch is broken. */
__attribute__((format(printf, 4, 5))) static bool ask(launch *l, size_t row, json_t **answer, const char *format, ...)
{
    char line[LINE], err[LINE];
    bool answered;
    plan_row *r = &l->block->rows[row];
    child *c = is_ours(r) ? &l->worker : &l->peers[row];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    *answer = child_ask(c, line, &answered, err, sizeof err);
    if (*answer) return true;
    if (child_interrupted() || !fail_row(l, r, err)) return false;
    /* A worker that is gone takes the launch with it; a peer does not. */
    snprintf(l->err, l->errsize, "%s", err);
    return answered || !is_ours(r);
}

static char **environment(const layout *where)
{
    size_t n = 0;
    while (environ[n]) n++;
    char **all = calloc(n + 2, sizeof *all);
    if (!all) return NULL;
    memcpy(all, environ, n * sizeof *all);
    all[n] = malloc(where->environment + sizeof "GENLAB_LAYOUT=");
    if (!all[n]) {
        free(all);
        return NULL;
    }
    strcpy(all[n], "GENLAB_LAYOUT=");
    memset(all[n] + strlen(all[n]), 'x', where->environment);
    all[n][where->environment + strlen("GENLAB_LAYOUT=")] = '\0';
    return all;
}

/* Starts a worker; what it says first: a new reference, NULL with a message in err. */
static json_t *start_worker(child *c, const char *genlab, const layout *where, char *err, size_t errsize)
{
    char heap[30], handlers[30];
    bool answered;
    snprintf(heap, sizeof heap, "%zu", where->heap);
    snprintf(handlers, sizeof handlers, "%u", where->handlers);
    char *argv[] = {(char *)(uintptr_t)genlab, "worker", heap, handlers, NULL};
    char **envp = environment(where);
    json_t *hello = NULL;
    if (!envp)
        snprintf(err, errsize, "out of memory");
    else if (child_start(c, "the worker", argv, envp, false, err, errsize))
        hello = child_ask(c, NULL, &answered, err, errsize);
    for (char **e = envp; e && *e; e++)
        if (!e[1]) free(*e);
    free(envp);
    return hello;
}

json_t *sampler_hello(const char *genlab, char *err, size_t errsize)
{
    child c = {.in = -1, .out = -1};
    json_t *hello = start_worker(&c, genlab, &(layout){0}, err, errsize);
    child_stop(&c);
    return hello;
}

static bool start_peer(launch *l, size_t row, json_t **ready)
{
    char err[LINE];
    bool answered;
    plan_row *r = &l->block->rows[row];
    char **argv = peer_argv(r->peer, l->block->workload->name);
    bool started = argv && child_start(&l->peers[row], peer_label(r->peer), argv, environ, false, err, sizeof err);
    if (!argv) snprintf(err, sizeof err, "out of memory");
    *ready = started ? child_ask(&l->peers[row], NULL, &answered, err, sizeof err) : NULL;
    free(argv);
    return *ready || (!child_interrupted() && fail_row(l, r, err));
}

/* --- one repetition ----------------------------------------------------------------------------------------------- */

static bool no_memory(launch *l)
{
    snprintf(l->err, l->errsize, "out of memory");
    return false;
}

/* Journals a measured repetition; `round` below 0: it is warm-up. *ns is what an item took, 0 where the answer makes no
 * sense. */
static bool keep(launch *l, plan_row *r, json_t *answer, double items, int round, double *ns)
{
    *ns = json_number_value(json_object_get(answer, "cpu_time")) / items;
    if (!(*ns > 0) || !json_is_integer(json_object_get(answer, "iterations"))) {
        *ns = 0;
        return fail_row(l, r, "no time was measured");
    }
    l->s->measured += json_number_value(json_object_get(answer, "real_time")) / 1e9 *
                      json_number_value(json_object_get(answer, "iterations"));
    const char *list = round < 0 ? "warmup" : "benchmarks";
    if (!add(l, list, entry_timing(r, answer, items, l->number, round))) return false;
    r->iterations = (uint64_t)json_integer_value(json_object_get(answer, "iterations"));
    if (round < 0) return true;
    r->repetitions++;
    return plan_keep(r, (sample){l->number, round, *ns}) || no_memory(l);
}

static void show(launch *l, const char *what)
{
    const sampling *how = l->s->how;
    double part = -1, elapsed = progress_clock() - l->s->started;
    if (how->launches > 0)
        part = (l->s->done + (l->steps ? (double)l->steps_done / (double)l->steps : 0)) / how->launches;
    if (how->budget > 0 && elapsed / how->budget > part) part = elapsed / how->budget;
    progress_show(&l->s->progress, part > 1 ? 1 : part, what);
}

/* Measures a row once. *ns is 0 where the row has failed. False: the launch is broken. */
static bool measure(launch *l, size_t row, int round, double *ns)
{
    plan_row *r = &l->block->rows[row];
    double items = (double)l->block->workload->items, seconds = l->s->how->min_time;
    json_t *answer;
    *ns = 0;
    if (r->failed) return true;
    show(l, r->name);
    bool ok = is_ours(r) ? ask(l, row, &answer, "run %zu %llu %.9g\n", row, (unsigned long long)r->iterations, seconds)
                         : ask(l, row, &answer, "%.9g\n", seconds);
    if (!answer) return ok;
    if (!is_ours(r) && !entry_from_peer(answer, items))
        ok = fail_row(l, r, "its answer has no items or no time");
    else
        ok = keep(l, r, answer, items, round, ns);
    json_decref(answer);
    return ok;
}

static bool measure_yardstick(launch *l)
{
    char line[LINE], err[LINE];
    bool answered;
    double ns;
    plan_row *r = &l->s->plan->yardstick;
    if (r->failed) return true;
    snprintf(line, sizeof line, "yardstick %llu %.9g\n", (unsigned long long)r->iterations, l->s->how->min_time);
    json_t *answer = child_ask(&l->worker, line, &answered, err, sizeof err);
    if (!answer) {
        snprintf(l->err, l->errsize, "%s", err);
        return answered && fail_row(l, r, err);
    }
    bool ok = keep(l, r, answer, YARDSTICK_ITEMS, l->yardsticks++, &ns);
    json_decref(answer);
    return ok;
}

/* --- a block ------------------------------------------------------------------------------------------------------ */

static void shuffle(stats_random *random, size_t *order, size_t n)
{
    for (size_t i = 0; i < n; i++) order[i] = i;
    for (size_t i = n; i > 1; i--) {
        size_t k = stats_random_below(random, i), t = order[k];
        order[k] = order[i - 1];
        order[i - 1] = t;
    }
}

/* Of several rows the answer must be one. */
static bool check_result(launch *l, plan_row *r, const json_t *answer)
{
    const char *result = json_string_value(json_object_get(answer, "result"));
    if (is_ours(r)) {
        if (result) snprintf(l->result, sizeof l->result, "%s", result);
        return true;
    }
    if (!result) return fail_row(l, r, "it says no result");
    /* One that does fewer items has checked its result itself: there is none of ours to hold it against. */
    const json_t *items = json_object_get(answer, "items");
    if (json_is_integer(items) && json_integer_value(items) != l->block->workload->items) return true;
    char why[LINE];
    snprintf(why, sizeof why, "its result is %.100s, ours is %.100s", result, l->result);
    return !l->result[0] || !strcmp(result, l->result) || fail_row(l, r, why);
}

/* Our rows first: what they return is what the peers' results are held against. */
static bool open_rows(launch *l, bool ours)
{
    plan_block *b = l->block;
    for (size_t i = 0; i < b->nrows; i++) {
        size_t row = l->order[i];
        plan_row *r = &b->rows[row];
        json_t *answer;
        if (r->failed || is_ours(r) != ours) continue;
        show(l, r->name);
        bool ok = ours ? ask(l, row, &answer, "open %zu %s %s %s %.9g\n", row, b->workload->name, r->dispatch, r->set,
                             r->slowdown)
                       : start_peer(l, row, &answer);
        if (answer) ok = check_result(l, r, answer);
        json_decref(answer);
        if (!ok) return false;
    }
    return true;
}

static plan_row *original(plan_block *b, const plan_row *copy)
{
    for (size_t i = 0; i < b->nrows; i++)
        if (b->rows[i].kind == ROW_PLAIN && !strcmp(b->rows[i].dispatch, copy->dispatch) &&
            !strcmp(b->rows[i].set, copy->set))
            return &b->rows[i];
    return NULL;
}

/* Finds the iterations of rows that don't have theirs yet. A twin has those of its row, or it would not be one. */
static bool find_iterations(launch *l)
{
    plan_block *b = l->block;
    double ns;
    for (size_t i = 0; i < b->nrows; i++)
        if (b->rows[i].kind == ROW_PLAIN && !b->rows[i].iterations && !measure(l, i, -1, &ns)) return false;
    for (size_t i = 0; i < b->nrows; i++) {
        plan_row *from = b->rows[i].kind == ROW_PLAIN ? NULL : original(b, &b->rows[i]);
        if (from) b->rows[i].iterations = from->iterations;
    }
    return true;
}

/* The first time a row's series shows how long it warms up; the slowest of a block counts for all of its rows. */
static bool pilot(launch *l)
{
    plan_block *b = l->block;
    size_t most = 1;
    for (size_t i = 0; i < b->nrows; i++) {
        double series[PILOT];
        const double *one = series;
        size_t n = 0;
        while (n < PILOT && !b->rows[i].failed)
            if (!measure(l, i, -1, &series[n++])) return false;
        size_t warm = b->rows[i].failed ? 0 : stats_warmup(&one, 1, n);
        if (warm > most) most = warm;
    }
    for (size_t i = 0; i < b->nrows; i++) {
        b->rows[i].warmups = most;
        b->rows[i].piloted = true;
    }
    return true;
}

static bool warm_up(launch *l)
{
    plan_block *b = l->block;
    double ns;
    if (!b->rows[0].piloted) return pilot(l);
    for (size_t i = 0; i < b->nrows; i++)
        for (size_t k = 0; k < b->rows[l->order[i]].warmups; k++)
            if (!measure(l, l->order[i], -1, &ns)) return false;
    return true;
}

static bool pass_rounds(launch *l)
{
    plan_block *b = l->block;
    double ns;
    for (int round = 0; round < l->s->how->rounds; round++) {
        if (!measure_yardstick(l)) return false;
        for (size_t i = 0; i < b->nrows; i++) {
            if (!measure(l, l->order[round % 2 ? b->nrows - 1 - i : i], round, &ns)) return false;
            l->steps_done++;
        }
    }
    return true;
}

static bool weigh_rows(launch *l)
{
    plan_block *b = l->block;
    for (size_t i = 0; i < b->nrows; i++) {
        plan_row *r = &b->rows[i];
        json_t *answer;
        if (r->failed) continue;
        show(l, r->name);
        bool ok = is_ours(r) ? ask(l, i, &answer, "weigh %zu\n", i) : ask(l, i, &answer, "bytes\n");
        const json_t *bytes = json_object_get(answer, "bytes_per_item");
        if (answer && !json_is_number(bytes))
            ok = fail_row(l, r, "its answer has no bytes_per_item");
        else if (answer) {
            ok = add(l, "benchmarks", entry_bytes(r, json_number_value(bytes), l->number));
            r->repetitions++;
        }
        json_decref(answer);
        if (!ok) return false;
    }
    return true;
}

/* The VM's own counts depend on the specializers but not on the dispatch: taken once a set, noted for each row. */
static bool count_rows(launch *l)
{
    plan_block *b = l->block;
    for (size_t i = 0; i < b->nrows; i++) {
        plan_row *r = &b->rows[i];
        json_t *answer, *known = NULL;
        if (r->failed || !is_ours(r) || r->kind != ROW_PLAIN) continue;
        for (size_t k = 0; k < i && !known; k++)
            if (b->rows[k].counts && !strcmp(b->rows[k].set, r->set)) known = b->rows[k].counts;
        if (known)
            answer = json_copy(known);
        else if (!ask(l, i, &answer, "count %s %s\n", b->workload->name, r->set))
            return false;
        if (!answer) continue;
        r->counts = answer;
        json_t *o = json_copy(answer);
        if (!o || json_object_set_new(o, "name", json_string(r->name)) != 0) {
            json_decref(o);
            return no_memory(l);
        }
        if (!add(l, "counts", o)) return false;
    }
    return true;
}

static bool close_rows(launch *l)
{
    plan_block *b = l->block;
    json_t *answer;
    for (size_t i = 0; i < b->nrows; i++) {
        if (!is_ours(&b->rows[i]))
            child_stop(&l->peers[i]);
        else if (!b->rows[i].failed && !ask(l, i, &answer, "close %zu\n", i))
            return false;
        else if (!b->rows[i].failed)
            json_decref(answer);
    }
    return true;
}

static bool run_block(launch *l, plan_block *b)
{
    bool timed = l->s->how->launches != 0 && !b->workload->bytes;
    l->block = b;
    l->result[0] = '\0';
    shuffle(&l->random, l->order, b->nrows);
    for (size_t i = 0; i < b->nrows; i++) l->peers[i] = (child){.in = -1, .out = -1};
    bool ok = true;
    if (timed || (b->workload->bytes && !l->s->counted)) {
        ok = open_rows(l, true) && open_rows(l, false);
        if (ok) ok = b->workload->bytes ? weigh_rows(l) : find_iterations(l) && warm_up(l) && pass_rounds(l);
        ok = ok && close_rows(l);
    }
    if (!l->s->counted && !b->workload->bytes) ok = ok && count_rows(l);
    for (size_t i = 0; i < b->nrows; i++) child_stop(&l->peers[i]);
    return ok;
}

/* --- a launch ----------------------------------------------------------------------------------------------------- */

static bool start_launch(launch *l)
{
    layout where = layout_of(l->s->how->seed, l->number);
    json_t *o = json_pack("{s:i, s:I, s:I, s:i}", "launch", l->number, "environment", (json_int_t)where.environment,
                          "heap", (json_int_t)where.heap, "handlers", (int)where.handlers);
    if (!add(l, "layouts", o)) return false;
    json_t *hello = start_worker(&l->worker, l->s->genlab, &where, l->err, l->errsize);
    json_decref(hello);
    return hello != NULL;
}

/* Runs the next launch. False with a message in err: it is broken. */
static bool run_launch(sampler *s, char *err, size_t errsize)
{
    plan *p = s->plan;
    size_t most = 1;
    for (size_t i = 0; i < p->nblocks; i++)
        if (p->blocks[i].nrows > most) most = p->blocks[i].nrows;
    launch l = {.s = s, .number = s->next++, .worker = {.in = -1, .out = -1}, .err = err, .errsize = errsize};
    l.peers = calloc(most, sizeof *l.peers);
    l.order = calloc(most, sizeof *l.order);
    size_t *blocks = calloc(p->nblocks + 1, sizeof *blocks);
    l.steps = plan_rows(p, true) * (size_t)s->how->rounds;
    bool ok = l.peers && l.order && blocks ? start_launch(&l) : no_memory(&l);
    if (ok) {
        stats_random_seed(&l.random, s->how->seed * 7919 + (uint64_t)l.number);
        shuffle(&l.random, blocks, p->nblocks);
    }
    for (size_t i = 0; ok && i < p->nblocks; i++)
        if (p->blocks[blocks[i]].nrows) ok = run_block(&l, &p->blocks[blocks[i]]);
    child_stop(&l.worker);
    free(l.peers);
    free(l.order);
    free(blocks);
    ok = ok && add(&l, "launch_done", json_integer(l.number));
    if (ok) {
        s->done++;
        s->counted = true;
    }
    return ok;
}

/* --- when to stop ------------------------------------------------------------------------------------------------- */

/* Whether the intervals are narrow enough: of each row's ratio to its block's first row, or of a row that stands alone.
 */
static bool is_precise(const sampler *s, double alpha)
{
    for (size_t i = 0; i < s->plan->nblocks; i++) {
        const plan_block *b = &s->plan->blocks[i];
        for (size_t k = b->nrows > 1; k < b->nrows && !b->workload->bytes; k++) {
            const plan_row *base = &b->rows[0], *r = &b->rows[k];
            difference d;
            estimate e = {0};
            if (r->failed || base->failed) continue;
            if (k == 0)
                e = stats_level(r->samples, r->nsamples, alpha, 1);
            else if (stats_compare(base->samples, base->nsamples, r->samples, r->nsamples, PAIR_ROUNDS, alpha, 1, &d))
                e = d.ratio;
            if (!(e.mid > 0) || (e.high - e.low) / 2 > s->how->precision * e.mid) return false;
        }
    }
    return true;
}

/* Each look costs some of alpha, so there are few: after 8, 12, 16, 24, 32, 48, ... launches. */
static bool is_look(int launches)
{
    while (launches > 12 && launches % 2 == 0) launches /= 2;
    return launches == 8 || launches == 12;
}

static bool any_left(const plan *p)
{
    for (size_t i = 0; i < p->nblocks; i++)
        for (size_t k = 0; k < p->blocks[i].nrows; k++)
            if (!p->blocks[i].rows[k].failed) return true;
    return false;
}

/* How many rows have failed. */
static size_t failures(const plan *p)
{
    size_t n = p->yardstick.failed;
    for (size_t i = 0; i < p->nblocks; i++)
        for (size_t k = 0; k < p->blocks[i].nrows; k++) n += p->blocks[i].rows[k].failed;
    return n;
}

enum stop sampler_run(sampler *s, char *err, size_t errsize)
{
    const sampling *how = s->how;
    int wanted = how->launches > 0 ? how->launches : how->launches == 0 ? 1 : LAUNCHES_MAX;
    double longest = 0;
    while (s->done < wanted && any_left(s->plan)) {
        double start = progress_clock();
        size_t failed = failures(s->plan);
        if (child_interrupted()) return STOP_INTERRUPTED;
        if (how->budget > 0 && s->done > 0 && start - s->started + longest > how->budget) return STOP_BUDGET;
        if (!run_launch(s, err, errsize)) {
            if (child_interrupted()) return STOP_INTERRUPTED;
            /* A row that ends its worker is failed for good, and the next launch goes on without it. */
            if (s->journal->failed || failures(s->plan) == failed) return STOP_FAILED;
            continue;
        }
        double took = progress_clock() - start;
        /* The first launch pilots and counts. */
        if (s->done > 1 && took > longest) longest = took;
        if (how->precision > 0 && is_look(s->done) && is_precise(s, stats_alpha_at(precision_alpha, ++s->looks)))
            return STOP_PRECISION;
    }
    return child_interrupted() ? STOP_INTERRUPTED : STOP_LAUNCHES;
}

/* A number from 0 on, below `end`; -1: there is none. */
static int number_of(const json_t *value, const char *key, int end)
{
    const json_t *v = json_object_get(value, key);
    json_int_t n = json_is_integer(v) ? json_integer_value(v) : -1;
    return n >= 0 && n < end ? (int)n : -1;
}

bool sampler_restore(void *arg, const char *key, json_t *value)
{
    sampler *s = arg;
    if (!strcmp(key, "layouts")) {
        int number = number_of(value, "launch", LAUNCHES_MAX);
        if (number < 0) return false;
        if (number >= s->next) s->next = number + 1;
    } else if (!strcmp(key, "launch_done")) {
        s->done++;
        s->counted = true;
        s->looks += s->how->precision > 0 && is_look(s->done);
    } else if (!strcmp(key, "doctor")) {
        s->examined = true;
    } else if (!strcmp(key, "benchmarks")) {
        const char *name = json_string_value(json_object_get(value, "name")), *error;
        plan_row *r = name ? plan_find(s->plan, name) : NULL;
        if (!name) return false;
        if (!r) return true;
        r->repetitions++;
        if ((error = json_string_value(json_object_get(value, "error_message")))) {
            r->failed = true;
            snprintf(r->error, sizeof r->error, "%s", error);
            harmless(r->error);
        }
        double ns = json_number_value(json_object_get(value, "ns_per_item"));
        json_int_t iterations = json_integer_value(json_object_get(value, "iterations"));
        if (iterations < 0) return false;
        r->iterations = (uint64_t)iterations;
        sample at = {number_of(value, "launch", LAUNCHES_MAX), number_of(value, "round", INT_MAX), ns};
        return !(ns > 0) || (at.launch >= 0 && at.round >= 0 && plan_keep(r, at));
    }
    return true;
}
