#include "doctor.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#if defined __x86_64__ || defined __i386__
#include <cpuid.h>
#endif
#include "bench/build.h"
#include "checks.h"
#include "counters.h"
#include "facts.h"
#include "vm.h"

/* --- the report ----------------------------------------------------------------------------------------------- */

static void keep(doctor *d, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0) d->failed = true;
}

static void keep_formatted(doctor *d, json_t *object, const char *key, const char *format, va_list args)
{
    char *text;
    if (vasprintf(&text, format, args) < 0) {
        d->failed = true;
        return;
    }
    fact_printable(text);
    keep(d, object, key, json_string(text));
    free(text);
}

static void add_name(char *list, size_t size, const char *name)
{
    size_t used = strlen(list);
    snprintf(list + used, size - used, "%s%s", used ? ", " : "", name);
}

json_t *check_add(doctor *d, const char *name, check_status status, const char *found, ...)
{
    static const char *const words[] = {"ok", "note", "unknown", "warning", "warning"};
    if (status == CHECK_SETTING) add_name(d->set, sizeof d->set, name);
    if (status == CHECK_DISTURBED) add_name(d->disturbed, sizeof d->disturbed, name);
    json_t *check = json_pack("{s:s, s:s}", "name", name, "status", words[status]);
    va_list args;
    va_start(args, found);
    keep_formatted(d, check, "found", found, args);
    va_end(args);
    if (json_array_append_new(d->checks, check) == 0) return check;
    d->failed = true;
    return NULL;
}

void check_say(doctor *d, json_t *check, const char *key, const char *text, ...)
{
    va_list args;
    va_start(args, text);
    keep_formatted(d, check, key, text, args);
    va_end(args);
}

static json_t *values_of(doctor *d, json_t *check)
{
    json_t *values = json_object_get(check, "values");
    if (values) return values;
    keep(d, check, "values", json_object());
    return json_object_get(check, "values");
}

void check_number(doctor *d, json_t *check, const char *key, double value)
{
    if (!isfinite(value)) return;
    bool whole = value == floor(value) && fabs(value) < 1e15;
    keep(d, values_of(d, check), key, whole ? json_integer((json_int_t)value) : json_real(value));
}

void check_text(doctor *d, json_t *check, const char *key, const char *value)
{
    keep(d, values_of(d, check), key, json_string(value));
}

static json_t *verdict(const doctor *d)
{
    const doctor_source *s = d->source;
    if (*s->untimeable) return json_sprintf("unfit: this build is not for timing, %s", s->untimeable);
    if (s->measured && !s->noise.right) return json_string("unfit: the yardstick computed a wrong result");
    if (*d->disturbed) return json_sprintf("noisy: %s", d->disturbed);
    if (*d->set) return json_sprintf("unsettled: quiet now, but figures can differ from run to run: %s", d->set);
    return json_string(s->measured ? "quiet" : "quiet as far as can be seen: nothing was measured");
}

static json_t *noise_json(const doctor_source *s)
{
    const noise *n = &s->noise;
    if (!s->measured) return json_null();
    return json_pack("{s:I, s:f, s:f, s:f, s:f, s:f, s:f, s:f, s:f, s:f}", "slices", (json_int_t)n->slices, "slice_ms",
                     n->slice_ms, "seconds", n->seconds, "best_ns", n->best, "q1_ns", n->q1, "median_ns", n->median,
                     "q3_ns", n->q3, "worst_ns", n->worst, "slow_share", n->slow, "waited_share", n->waited);
}

static int online(const char *root)
{
    char list[500];
    int n = fact_line(root, "/sys/devices/system/cpu/online", list, sizeof list) ? fact_count_list(list, NULL) : 0;
    return n > 0 ? n : 1;
}

json_t *doctor_judge(const doctor_source *source)
{
    doctor d = {.source = source, .checks = json_array(), .online = online(source->root)};
    d.change = activity_between(&source->before, &source->after, d.online);
    check_machine(&d);
    check_settings(&d);
    check_measured(&d);
    json_t *all = d.failed ? NULL : json_pack("{s:o, s:O, s:o}", "verdict", verdict(&d), "checks", d.checks, "noise",
                                              noise_json(source));
    json_decref(d.checks);
    return all;
}

/* --- this machine ------------------------------------------------------------------------------------------- */

/* The signature that a hypervisor shows in its own leaf of CPUID. False: this CPU can't be asked. */
static bool cpu_says(char out[13])
{
#if defined __x86_64__ || defined __i386__
    unsigned a, b, c, d;
    out[0] = '\0';
    if (!__get_cpuid(1, &a, &b, &c, &d)) return false;
    if (!(c >> 31)) return true;
    __cpuid(0x40000000, a, b, c, d);
    memcpy(out, &b, 4);
    memcpy(out + 4, &c, 4);
    memcpy(out + 8, &d, 4);
    out[12] = '\0';
    return true;
#else
    out[0] = '\0';
    return false;
#endif
}

static void name_compilers(char *out, size_t size)
{
    vm_strategy_info info;
    size_t used = 0;
    for (int i = 0; vm_strategy(i, &info) && used < size; i++) {
        char name[100];
        snprintf(name, sizeof name, "%s (", info.compiler_version);
        if (used && strstr(out, name)) continue;
        used += (size_t)snprintf(out + used, size - used, "%s%s %s (%s)", used ? ", " : "", info.compiler,
                                 info.compiler_version, info.flags);
    }
}

json_t *doctor_examine(void)
{
    char signature[13], why[200], events[100] = "", compilers[1000] = "";
    counters c;
    doctor_source s = {.root = "", .compilers = compilers,
                       .build_type = GENLAB_BUILDTYPE, .untimeable = GENLAB_UNTIMEABLE, .events = events};
    if (cpu_says(signature)) s.hypervisor = signature;
    name_compilers(compilers, sizeof compilers);
    if (counters_open(&c, why, sizeof why)) {
        for (int i = 0; i < c.n; i++)
            snprintf(events + strlen(events), sizeof events - strlen(events), "%s%s", i ? ", " : "", c.names[i]);
        counters_close(&c);
    } else {
        s.no_events = why;
    }
    activity_read(s.root, &s.before);
    s.measured = noise_measure(0.5, &s.noise);
    activity_read(s.root, &s.after);
    s.measured = s.measured && noise_clock(CLOCK_MONOTONIC, &s.real) && noise_clock(CLOCK_THREAD_CPUTIME_ID, &s.cpu);
    json_t *all = doctor_judge(&s);
    activity_free(&s.before);
    activity_free(&s.after);
    return all;
}
