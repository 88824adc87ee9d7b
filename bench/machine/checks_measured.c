/* What went on while the yardstick ran. */
#include "checks.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "facts.h"

static void check_steal(doctor *d)
{
    const activity *after = &d->source->after;
    double now = d->change.steal, since = after->total > 0 ? after->steal / after->total : -1;
    if (now < 0 && since < 0) {
        check_add(d, "steal time", CHECK_UNKNOWN, "can't be read");
        return;
    }
    /* Ticks of 10 ms: one of them is chance. */
    double ticks = after->steal - d->source->before.steal;
    bool bad = now > 0.01 && ticks > 1, was = since > 0.01;
    json_t *c = check_add(d, "steal time", bad ? CHECK_DISTURBED : was ? CHECK_NOTE : CHECK_OK,
                          "%.1f %% just now, %.2f %% since boot", now > 0 ? now * 100 : 0, since * 100);
    if (bad || was) {
        check_say(d, c, "means", "the host ran others while this machine had work to do");
        check_say(d, c, "change", "measure at another hour, or where cores are not shared");
    }
    if (now >= 0) check_number(d, c, "share_now", now);
    check_number(d, c, "share_since_boot", since);
}

/* "cc1 98 %, python3 34 %": shares of one CPU. */
static void name_busiest(const doctor *d, char *out, size_t size)
{
    enum { SHOWN = 3 };
    activity_process busiest[SHOWN];
    double ticks = d->change.ticks;
    size_t n = activity_busiest(&d->source->before, &d->source->after, ticks, getpid(), busiest, SHOWN), used = 0;
    for (size_t i = 0; i < n && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s (pid %d) %.0f %%", i ? ", " : ": ", busiest[i].name,
                                 (int)busiest[i].pid, busiest[i].ticks / ticks * 100);
}

static void check_load(doctor *d)
{
    char line[100], names[200] = "";
    double one, five, fifteen, others = -1;
    if (d->change.busy >= 0 && d->source->measured) others = fmax(0, d->change.busy - (1 - d->source->noise.waited));
    bool known = fact_line(d->source->root, "/proc/loadavg", line, sizeof line) &&
                 sscanf(line, "%lf %lf %lf", &one, &five, &fifteen) == 3;
    if (!known && others < 0) {
        check_add(d, "load", CHECK_UNKNOWN, "can't be read");
        return;
    }
    char average[100] = "load unknown", now[300] = "";
    if (known) snprintf(average, sizeof average, "load %.2f %.2f %.2f", one, five, fifteen);
    if (d->change.ticks > 0) name_busiest(d, names, sizeof names);
    if (others >= 0) snprintf(now, sizeof now, "; others use %.1f of %d CPUs now%s", others, d->online, names);
    check_status status = others > 0.25 * d->online ? CHECK_DISTURBED : others > 0.1 ? CHECK_NOTE : CHECK_OK;
    json_t *c = check_add(d, "load", status, "%s%s", average, now);
    if (status != CHECK_OK) {
        check_say(d, c, "means", "others take turns on the CPUs, and a share of caches, memory and clock all the time");
        check_say(d, c, "change", "end what you don't need, and wait for the rest");
        check_say(d, c, "command", "top -o %%CPU");
    }
    if (known) check_number(d, c, "one_minute", one);
    if (others >= 0) check_number(d, c, "busy_others", others);
}

static void check_memory(doctor *d)
{
    const char *root = d->source->root;
    double total, available, swap = 0, swap_free = 0, pressure = -1;
    char line[200], waits[100] = "";
    if (!fact_number(root, "/proc/meminfo", "MemTotal", &total) || total <= 0 ||
        !fact_number(root, "/proc/meminfo", "MemAvailable", &available)) {
        check_add(d, "memory", CHECK_UNKNOWN, "can't be read");
        return;
    }
    if (fact_number(root, "/proc/meminfo", "SwapTotal", &swap)) fact_number(root, "/proc/meminfo", "SwapFree", &swap_free);
    if (fact_line(root, "/proc/pressure/memory", line, sizeof line) && sscanf(line, "some avg10=%lf", &pressure) == 1)
        snprintf(waits, sizeof waits, ", %.1f %% of the last 10 s spent waiting for it", pressure);
    bool bad = pressure > 1 || available < 0.05 * total;
    double swapped = swap > swap_free ? swap - swap_free : 0;
    json_t *c = check_add(d, "memory", bad ? CHECK_DISTURBED : CHECK_OK, "%.1f of %.1f GiB free, %.1f GiB swapped out%s",
                          available / (1 << 20), total / (1 << 20), swapped / (1 << 20), waits);
    if (bad) {
        check_say(d, c, "means", "pages are dropped and fetched again in the midst of a run");
        check_say(d, c, "change", "end what holds the memory");
        check_say(d, c, "command", "top -o %%MEM");
    }
    check_number(d, c, "available_share", available / total);
    check_number(d, c, "swapped_kib", swapped);
    if (pressure >= 0) check_number(d, c, "pressure_avg10", pressure);
}

static void check_noise(doctor *d)
{
    const noise *n = &d->source->noise;
    if (!d->source->measured) {
        check_add(d, "noise", CHECK_UNKNOWN, "not measured");
        return;
    }
    if (!n->right) {
        json_t *c = check_add(d, "noise", CHECK_DISTURBED, "the yardstick computed a wrong result");
        check_say(d, c, "means", "this machine or this build miscalculates: no figure of it counts");
        check_say(d, c, "change", "test memory and CPU, or build anew");
        return;
    }
    double spread = (n->q3 - n->q1) / n->median;
    bool bad = n->slow > DOCTOR_SLOW_SHARE || spread > DOCTOR_SPREAD;
    json_t *c = check_add(d, "noise", bad ? CHECK_DISTURBED : CHECK_OK,
                          "%.2f ns an item (quartiles %.2f and %.2f), %.1f %% of %zu slices over 5 %% slower, worst "
                          "%.2f times the median", n->median, n->q1, n->q3, n->slow * 100, n->slices, n->worst / n->median);
    if (!bad) return;
    if (n->waited > 0.02)
        check_say(d, c, "means", "this process waited for a CPU %.0f %% of the time: single repetitions mislead",
                  n->waited * 100);
    else
        check_say(d, c, "means", "the same work takes ever different times: single repetitions mislead");
    if (strcmp(d->disturbed, "noise") != 0) {
        check_say(d, c, "change", "first what the other warnings say");
    } else {
        check_say(d, c, "change", "take more launches, which spreads them over a longer time");
        check_say(d, c, "command", "genlab bench --launches 40");
    }
}

void check_measured(doctor *d)
{
    check_steal(d);
    check_load(d);
    check_memory(d);
    check_noise(d);
}
