#include "row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool vm_failed(row *r)
{
    suite_vm_error(r->vm, r->error, sizeof r->error);
    return false;
}

/* Whether run()'s result is what it must be. Steals the result. */
static bool check(row *r, value result)
{
    if (result == FAILED) return vm_failed(r);
    int equal = vm_equal(r->vm, result, r->expected);
    if (equal == 0) {
        char *got = vm_repr(r->vm, result), *wanted = vm_repr(r->vm, r->expected);
        snprintf(r->error, sizeof r->error, "check failed: run(setup(N)) is %.200s, expected(N) is %.200s",
                 got ? got : "?", wanted ? wanted : "?");
        free(got);
        free(wanted);
    } else if (equal < 0) {
        vm_failed(r);
    }
    vm_drop(r->vm, result);
    return equal == 1;
}

__attribute__((noinline)) value row_pass(row *r) { return vm_call(r->vm, r->run, &r->data, 1); }

/* Each turn waits for the one before it, so that its cost does not depend on what stands around the loop. */
__attribute__((noinline)) static void spin(uint64_t turns)
{
    uint64_t x = turns | 1;
    for (uint64_t i = 0; i < turns; i++) {
        x *= x;
        __asm__ volatile("" : "+r"(x));
    }
}

static double thread_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

bool row_check(row *r) { return check(r, row_pass(r)); }

/* Finds how many turns of the empty loop take the wanted part of a pass's time: the least of some measurements of each,
 * fewer where a pass is long. */
static bool calibrate_slowdown(row *r)
{
    enum { TRIES = 15, TRIES_LEAST = 3, TURNS = 20000 };
    static const double enough = 15e6; /* ns */
    double pass = 0, turn = 0, begin = thread_ns();
    for (int i = 0; i < TRIES && (i < TRIES_LEAST || thread_ns() - begin < enough); i++) {
        double start = thread_ns();
        if (!row_check(r)) return false;
        double middle = thread_ns();
        spin(TURNS);
        double end = thread_ns();
        if (i == 0 || middle - start < pass) pass = middle - start;
        if (i == 0 || end - middle < turn) turn = end - middle;
    }
    r->spins = (uint64_t)(r->slowdown * pass / (turn / TURNS) + 0.5);
    return true;
}

static bool open_vm(row *r, const vm_config *config)
{
    const workload *w = r->workload;
    r->vm = vm_new(config, r->error, sizeof r->error);
    if (!r->vm) return false;
    if (!vm_load(r->vm, w->text.text, w->text.size, w->path, "workload")) return vm_failed(r);
    value items = vm_int(w->items);
    r->run = vm_global(r->vm, "run");
    r->expected = vm_call(r->vm, vm_global(r->vm, "expected"), &items, 1);
    if (r->expected == FAILED) return vm_failed(r);
    r->data = vm_call(r->vm, vm_global(r->vm, "setup"), &items, 1);
    if (r->data == FAILED) return vm_failed(r);
    return true;
}

bool row_open(row *r, const workload *w, const char *dispatch, const char *set, unsigned handlers, double slowdown)
{
    *r = (row){
        .workload = w, .dispatch = strdup(dispatch), .set = strdup(set), .handlers = handlers, .slowdown = slowdown};
    if (!r->dispatch || !r->set) {
        snprintf(r->error, sizeof r->error, "out of memory");
        return false;
    }
    if (!open_vm(r, &(vm_config){.dispatch = r->dispatch, .specialize = r->set, .order = handlers})) return false;
    return slowdown == 0 || calibrate_slowdown(r);
}

typedef struct timing {
    row *row;
    counters *counters;
    counters_reading events;
    bool ok;
} timing;

static void time_passes(gbench_state *state, void *arg)
{
    timing *t = arg;
    row *r = t->row;
    value result = NONE;
    if (t->counters) counters_start(t->counters);
    while (result != FAILED && gbench_next(state)) {
        vm_drop(r->vm, result);
        result = row_pass(r);
        if (r->spins) spin(r->spins);
    }
    if (t->counters) counters_stop(t->counters, &t->events);
    t->ok = check(r, result);
    if (!t->ok) gbench_skip(state);
}

bool row_time(row *r, uint64_t iterations, double min_time, counters *events, row_timing *out)
{
    timing t = {.row = r, .counters = events};
    if (gbench_measure(r->workload->name, time_passes, &t, iterations, min_time, &out->time)) {
        out->events = t.events;
        return true;
    }
    if (t.ok) snprintf(r->error, sizeof r->error, "the library measured nothing");
    return false;
}

bool row_weigh(row *r, double *bytes_per_item)
{
    size_t before = vm_live_bytes(r->vm);
    value result = row_pass(r);
    size_t after = vm_live_bytes(r->vm);
    *bytes_per_item = after > before ? (double)(after - before) / (double)r->workload->items : 0;
    return check(r, result);
}

bool row_count(row *r, const workload *w, const char *set, row_counts *out)
{
    *r = (row){.workload = w};
    /* The first passes specialize; how many words that takes shows in the count no more. */
    if (!open_vm(r, &(vm_config){.specialize = set, .form = VM_STATS}) || !row_check(r) || !row_check(r))
        return false;
    vm_stats before = *vm_get_stats(r->vm);
    if (!row_check(r)) return false;
    const vm_stats *after = vm_get_stats(r->vm);
    double items = (double)w->items;
    *out = (row_counts){
        .bytecodes = (double)(after->instructions - before.instructions) / items,
        .frames_pushed = (double)(after->frames_pushed - before.frames_pushed) / items,
        .nested_runs = (double)(after->nested_runs - before.nested_runs) / items,
    };
    for (int i = 0; i < VM_SPECIALIZERS_MAX; i++)
        out->hits[i] = (double)(after->spec[i].hits - before.spec[i].hits) / items;
    return true;
}

void row_close(row *r)
{
    if (r->vm) {
        vm_drop(r->vm, r->data);
        vm_drop(r->vm, r->expected);
        vm_free(r->vm);
    }
    free(r->dispatch);
    free(r->set);
    *r = (row){0};
}
