/* What is set in a way that makes figures jump, and how to set it otherwise. */
#include "checks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "facts.h"

static void check_quota(doctor *d)
{
    double cpus;
    if (!activity_quota(d->source->root, &cpus)) {
        if (fact_exists(d->source->root, "/proc/self/cgroup")) check_add(d, "cpu quota", CHECK_OK, "none");
        else check_add(d, "cpu quota", CHECK_UNKNOWN, "can't be read");
        return;
    }
    bool stopped = d->change.throttled > 0;
    /* Below two CPUs the driver and the row that it measures can use the quota up. */
    json_t *c = check_add(d, "cpu quota", stopped ? CHECK_DISTURBED : cpus < 2 ? CHECK_SETTING : CHECK_NOTE, "%.3g CPUs%s",
                          cpus, stopped ? ", used up while this ran" : "");
    check_say(d, c, "means", "once it is used up the process stands still for the rest of a period, in the midst of a row");
    if (d->contained) {
        check_say(d, c, "change", "give the container whole cores instead of a quota");
        check_say(d, c, "command", "docker run --cpuset-cpus=0-1 ...");
    } else {
        check_say(d, c, "change", "run it in a control group without a quota (cpu.max)");
    }
    check_number(d, c, "cpus", cpus);
    if (d->change.throttled >= 0) check_number(d, c, "throttled_periods", d->change.throttled);
}

typedef struct governors {
    char name[50];              /* of the first CPU that has not "performance", else "performance" */
    int n, other;
} governors;

static void add_governor(const char *root, const char *path, void *arg)
{
    governors *g = arg;
    char name[50];
    if (!fact_line(root, path, name, sizeof name)) return;
    bool performance = !strcmp(name, "performance");
    if (g->n++ == 0 || (!performance && g->other == 0)) snprintf(g->name, sizeof g->name, "%s", name);
    g->other += !performance;
}

static void unseen(doctor *d, const char *name)
{
    check_add(d, name, CHECK_UNKNOWN, d->virtual ? "the host decides" : "can't be read");
}

static void check_governor(doctor *d)
{
    governors g = {.n = 0};
    fact_each(d->source->root, "/sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor", add_governor, &g);
    if (g.n == 0) {
        unseen(d, "governor");
        return;
    }
    if (g.other == 0) {
        check_add(d, "governor", CHECK_OK, "performance");
        return;
    }
    json_t *c = check_add(d, "governor", CHECK_SETTING, "%s on %d of %d CPUs", g.name, g.other, g.n);
    check_say(d, c, "means", "the clock follows the load: what runs after a pause is slower");
    check_say(d, c, "change", "hold the clock");
    check_say(d, c, "command", "sudo cpupower frequency-set -g performance");
    check_text(d, c, "governor", g.name);
}

static void check_turbo(doctor *d)
{
    static const struct { const char *path; double on; const char *off; } switches[] = {
        {"/sys/devices/system/cpu/intel_pstate/no_turbo", 0, "1"},
        {"/sys/devices/system/cpu/cpufreq/boost", 1, "0"},
    };
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++) {
        double value;
        if (!fact_number(d->source->root, switches[i].path, NULL, &value)) continue;
        if (value != switches[i].on) {
            check_add(d, "turbo", CHECK_OK, "off");
            return;
        }
        json_t *c = check_add(d, "turbo", CHECK_SETTING, "on");
        check_say(d, c, "means", "the clock depends on temperature and on what the other cores do");
        check_say(d, c, "change", "switch it off while you measure");
        check_say(d, c, "command", "echo %s | sudo tee %s", switches[i].off, switches[i].path);
        return;
    }
    unseen(d, "turbo");
}

static void check_smt(doctor *d)
{
    double active;
    if (!fact_number(d->source->root, "/sys/devices/system/cpu/smt/active", NULL, &active)) {
        unseen(d, "smt");
    } else if (active == 0 && d->virtual) {
        check_add(d, "smt", CHECK_OK, "none seen; the host may run another guest on the same core");
    } else if (active == 0) {
        check_add(d, "smt", CHECK_OK, "off");
    } else {
        json_t *c = check_add(d, "smt", CHECK_NOTE, "on");
        check_say(d, c, "means", "a busy sibling takes up to half of a core's speed");
        check_say(d, c, "change", "switch it off while you measure, or keep siblings idle");
        check_say(d, c, "command", "echo off | sudo tee /sys/devices/system/cpu/smt/control");
    }
}

static void add_mains(const char *root, const char *path, void *arg)
{
    double online, *best = arg;
    if (fact_number(root, path, NULL, &online) && online > *best) *best = online;
}

/* Machines without a battery show no supply at all. */
static void check_power(doctor *d)
{
    double mains = -1;
    if (fact_each(d->source->root, "/sys/class/power_supply/*/online", add_mains, &mains) == 0 || mains < 0) return;
    if (mains > 0) {
        check_add(d, "power", CHECK_OK, "mains");
        return;
    }
    json_t *c = check_add(d, "power", CHECK_SETTING, "battery");
    check_say(d, c, "means", "the machine saves energy: a low and changing clock");
    check_say(d, c, "change", "plug it in");
}

static void add_temperature(const char *root, const char *path, void *arg)
{
    double milli, *hottest = arg;
    if (fact_number(root, path, NULL, &milli) && milli > *hottest && milli < 200000) *hottest = milli;
}

static void check_temperature(doctor *d)
{
    const char *root = d->source->root;
    double hottest = -1, since = d->source->after.hot, now = d->change.hot;
    fact_each(root, "/sys/class/thermal/thermal_zone*/temp", add_temperature, &hottest);
    fact_each(root, "/sys/class/hwmon/hwmon*/temp*_input", add_temperature, &hottest);
    if (hottest < 0 && since < 0) {
        unseen(d, "temperature");
        return;
    }
    char degrees[60] = "unknown", slowed[80] = "";
    if (hottest >= 0) snprintf(degrees, sizeof degrees, "%.0f degrees Celsius at the hottest sensor", hottest / 1000);
    if (since >= 0)
        snprintf(slowed, sizeof slowed, "; slowed down %.0f times since boot, %.0f just now", since, now > 0 ? now : 0);
    json_t *c = check_add(d, "temperature", now > 0 ? CHECK_DISTURBED : since > 0 ? CHECK_NOTE : CHECK_OK, "%s%s", degrees,
                          slowed);
    if (since > 0) {
        check_say(d, c, "means", "a CPU that gets hot lowers its clock in the midst of a run");
        check_say(d, c, "change", "cool it, or lower the clock until it stays cool");
        check_say(d, c, "command", "sudo cpupower frequency-set -u 2GHz");
    }
    if (hottest >= 0) check_number(d, c, "celsius", hottest / 1000);
    if (since >= 0) check_number(d, c, "slowed_since_boot", since);
    if (now >= 0) check_number(d, c, "slowed_now", now);
}

static void check_aslr(doctor *d)
{
    static const unsigned long no_randomize = 0x0040000;       /* ADDR_NO_RANDOMIZE of personality(2) */
    char personality[30] = "0";
    double level;
    if (!fact_number(d->source->root, "/proc/sys/kernel/randomize_va_space", NULL, &level)) {
        check_add(d, "aslr", CHECK_UNKNOWN, "can't be read");
        return;
    }
    fact_line(d->source->root, "/proc/self/personality", personality, sizeof personality);
    bool here = strtoul(personality, NULL, 16) & no_randomize;
    json_t *c;
    if (level == 2 && !here) {
        c = check_add(d, "aslr", CHECK_OK, "on: each process has other addresses, which launches average out");
        check_say(d, c, "change", "to see one layout again and again");
        check_say(d, c, "command", "setarch -R genlab run program.py");
    } else {
        c = check_add(d, "aslr", CHECK_NOTE, here ? "off for this process" : level == 0 ? "off" : "partly off");
        check_say(d, c, "means", "all launches share one placing of stack and heap, by luck a good or a bad one");
        check_say(d, c, "change", here ? "run without setarch -R" : "switch it on");
        if (!here) check_say(d, c, "command", "echo 2 | sudo tee /proc/sys/kernel/randomize_va_space");
    }
    check_number(d, c, "randomize_va_space", level);
}

static void check_clock(doctor *d)
{
    static const char path[] = "/sys/devices/system/clocksource/clocksource0/";
    const char *root = d->source->root;
    const clock_quality *real = &d->source->real, *cpu = &d->source->cpu;
    char name[50] = "unknown", available[200] = "", file[100], quality[200] = "";
    snprintf(file, sizeof file, "%scurrent_clocksource", path);
    bool known = fact_line(root, file, name, sizeof name), measured = d->source->measured;
    name[strcspn(name, " ")] = '\0';
    snprintf(file, sizeof file, "%savailable_clocksource", path);
    fact_line(root, file, available, sizeof available);
    bool fast = !strcmp(name, "tsc") || !strcmp(name, "kvm-clock") || !strcmp(name, "arch_sys_counter") ||
                strstr(name, "hyperv_clocksource");
    bool bad = measured ? real->cost > 1000 || real->resolution > 1000 : known && !fast;
    if (measured)
        snprintf(quality, sizeof quality, "; real time in steps of %.0f ns, %.0f ns a reading; CPU time %.0f ns, %.0f ns",
                 real->resolution, real->cost, cpu->resolution, cpu->cost);
    check_status status = bad ? CHECK_SETTING : measured || known ? CHECK_OK : CHECK_UNKNOWN;
    json_t *c = check_add(d, "clock", status, "%s%s", name, quality);
    if (bad) {
        check_say(d, c, "means", "reading the time takes so long that short rows measure the clock");
        check_say(d, c, "change", "use the CPU's own counter if the kernel finds it steady");
        if (strstr(available, "tsc")) check_say(d, c, "command", "echo tsc | sudo tee %scurrent_clocksource", path);
    }
    if (known) check_text(d, c, "source", name);
    if (measured) {
        check_number(d, c, "real_resolution_ns", real->resolution);
        check_number(d, c, "real_cost_ns", real->cost);
        check_number(d, c, "cpu_resolution_ns", cpu->resolution);
        check_number(d, c, "cpu_cost_ns", cpu->cost);
    }
}

void check_settings(doctor *d)
{
    check_quota(d);
    check_governor(d);
    check_turbo(d);
    check_smt(d);
    check_power(d);
    check_temperature(d);
    check_aslr(d);
    check_clock(d);
}
