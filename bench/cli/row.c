#include "row.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static volatile sig_atomic_t stopped;
static vm *volatile running;

void row_stop_all(void)
{
    stopped = 1;
    if (running) vm_interrupt(running);
}

bool row_stopped(void)
{
    return stopped;
}

bool row_init(row *r, const workload *w, const char *dispatch, const char *set)
{
    *r = (row){.workload = w, .dispatch = dispatch, .set = set};
    if (asprintf(&r->name, "%s/%s/%s/n:%lld", w->name, dispatch, set, (long long)w->items) >= 0) return true;
    r->name = NULL;
    return false;
}

static void close_vm(row *r)
{
    if (!r->vm) return;
    vm_drop(r->vm, r->data);
    vm_drop(r->vm, r->expected);
    vm_free(r->vm);
    r->vm = NULL;
    r->data = r->expected = EMPTY;
}

void row_free(row *r)
{
    close_vm(r);
    free(r->name);
}

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

/* Makes the VM and the data. */
static bool open_vm(row *r)
{
    const workload *w = r->workload;
    vm_config config = {.dispatch = r->dispatch, .specialize = r->set};
    r->vm = vm_new(&config, r->error, sizeof r->error);
    if (!r->vm) return false;
    running = r->vm;
    if (!vm_load(r->vm, w->text.text, w->text.size, w->path, "workload")) return vm_failed(r);
    value items = vm_int(w->items);
    r->run = vm_global(r->vm, "run");
    r->expected = vm_call(r->vm, vm_global(r->vm, "expected"), &items, 1);
    if (r->expected == FAILED) return vm_failed(r);
    r->data = vm_call(r->vm, vm_global(r->vm, "setup"), &items, 1);
    if (r->data == FAILED) return vm_failed(r);
    return true;
}

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* Google Benchmark first repeats with ever more iterations until they last long enough; only the last of these counts. It
 * doesn't tell which one that is, so its rule is applied here. */
static bool counts(const row *r, const repetition *rep)
{
    double ns = r->min_time * 1e9, n = (double)rep->iterations;
    return rep->iterations == r->last_iterations || rep->cpu_time * n >= ns || rep->real_time * n >= 5 * ns;
}

static void time_row(row *r, gbench_state *state)
{
    repetition rep = {.iterations = gbench_iterations(state)};
    double items = (double)r->workload->items, n = (double)rep.iterations;
    value result = NONE;
    double real = now(CLOCK_MONOTONIC), cpu = now(CLOCK_THREAD_CPUTIME_ID);
    while (result != FAILED && gbench_next(state)) {
        vm_drop(r->vm, result);
        result = vm_call(r->vm, r->run, &r->data, 1);
    }
    rep.cpu_time = (now(CLOCK_THREAD_CPUTIME_ID) - cpu) / n;
    rep.real_time = (now(CLOCK_MONOTONIC) - real) / n;
    rep.ns_per_item = rep.cpu_time / items;
    if (!check(r, result)) return;
    gbench_items(state, items);
    if (counts(r, &rep)) {
        r->repetitions++;
        r->finished(r, &rep);
    }
    r->last_iterations = rep.iterations;
}

static void weigh_row(row *r, gbench_state *state)
{
    repetition rep = {.iterations = 1};
    size_t before = vm_live_bytes(r->vm);
    while (gbench_next(state)) {
        value result = vm_call(r->vm, r->run, &r->data, 1);
        size_t after = vm_live_bytes(r->vm);
        rep.bytes_per_item = after > before ? (double)(after - before) / (double)r->workload->items : 0;
        if (!check(r, result)) return;
    }
    gbench_counter(state, "bytes_per_item", rep.bytes_per_item);
    r->repetitions++;
    r->finished(r, &rep);
}

void row_measure(gbench_state *state, void *arg)
{
    row *r = arg;
    if (!stopped && !r->failed) {
        r->error[0] = '\0';
        bool fresh = !r->vm;
        running = r->vm;
        bool ok = !fresh || open_vm(r);
        if (ok && r->workload->bytes) {
            weigh_row(r, state);
        } else if (ok) {
            /* Checked before it is timed, and again by what the timed iterations return. */
            if (!fresh || check(r, vm_call(r->vm, r->run, &r->data, 1))) time_row(r, state);
        }
        if (r->error[0] && !stopped) {
            r->failed = true;
            r->finished(r, &(repetition){.error = r->error});
        }
        running = NULL;
        if (r->workload->bytes) close_vm(r);
    }
    if (stopped) gbench_skip(state, GBENCH_INTERRUPTED);
    else if (r->failed) gbench_skip(state, r->error);
}
