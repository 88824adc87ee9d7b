/* The time module. */
#include <errno.h>
#include <math.h>
#include <time.h>
#include "modules.h"
#include "time_impl.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../state.h"

static int64_t nanoseconds(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

#define CLOCK(id, clock) \
    static value id(vm *vm, const value *args, int nargs) { (void)args; (void)nargs; return float_from_double(vm, (double)nanoseconds(clock) * 1e-9); } \
    static value id##_ns(vm *vm, const value *args, int nargs) { (void)args; (void)nargs; return int_from_i64(vm, nanoseconds(clock)); }

CLOCK(real_time, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)

static value time_sleep(vm *vm, const value *args, int nargs) {
    (void)nargs;
    double seconds;
    int number = number_to_double(vm, args[0], &seconds);
    if (number < 0) return FAILED;
    if (number == 0) return raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(args[0])->name);
    if (isnan(seconds)) return raise_error(vm, &type_ValueError, "Invalid value NaN (not a number)");
    if (seconds < 0) return raise_error(vm, &type_ValueError, "sleep length must be non-negative");
    if (seconds > 9e9) return raise_error(vm, &type_OverflowError, "timestamp too large to convert to C PyTime_t");
    int64_t deadline = nanoseconds(CLOCK_MONOTONIC) + (int64_t)ceil(seconds * 1e9);
    struct timespec until = { deadline / 1000000000, deadline % 1000000000 };
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR)
        if (take_interrupt(vm)) return FAILED;
    return NONE;
}

static const native_def time_functions[] = {
    { "time", real_time, 0, 0, NULL }, { "time_ns", real_time_ns, 0, 0, NULL },
    { "perf_counter", monotonic, 0, 0, NULL }, { "perf_counter_ns", monotonic_ns, 0, 0, NULL },
    { "monotonic", monotonic, 0, 0, NULL }, { "monotonic_ns", monotonic_ns, 0, 0, NULL },
    { "process_time", process_time, 0, 0, NULL }, { "process_time_ns", process_time_ns, 0, 0, NULL },
    { "thread_time", thread_time, 0, 0, NULL }, { "thread_time_ns", thread_time_ns, 0, 0, NULL },
    { "sleep", time_sleep, 1, 1, NULL }, { 0 },
};

value time_module(vm *vm) {
    tzset();
    value m = module_new(vm, "time", time_functions);
    bool ok = m && module_set(vm, m, "struct_time", incref(from_object(&type_struct_time)))
        && module_set(vm, m, "timezone", int_from_i64(vm, timezone));
    if (ok && module_add(vm, m, time_calendar_functions)) return m;
    xdecref(vm, m);
    return FAILED;
}
