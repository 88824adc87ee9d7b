#include "activity.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "facts.h"

/* --- control groups --------------------------------------------------------------------------------------- */

/* Finds the folder of this process's CPU control group; version 2 of the interface has one hierarchy, version 1 one for
 * each controller. *depth: how many characters belong to where the hierarchy is mounted. False: none. */
static bool cgroup_folder(const char *root, char out[PATH_MAX], size_t *depth, bool *v2)
{
    static const struct { const char *prefix, *mount; bool v2; } places[] = {
        {"/sys/fs/cgroup/cpu", ":cpu:", false},
        {"/sys/fs/cgroup/cpu,cpuacct", ":cpu,cpuacct:", false},
        {"/sys/fs/cgroup", "0::", true},
    };
    char path[PATH_MAX], line[PATH_MAX];
    snprintf(path, sizeof path, "%s/proc/self/cgroup", root);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        FILE *f = fopen(path, "re");
        bool found = false;
        while (f && !found && fgets(line, sizeof line, f)) {
            const char *at = strstr(line, places[i].mount);
            if (!at || (places[i].v2 && at != line)) continue;
            at += strlen(places[i].mount);
            found = (size_t)snprintf(out, PATH_MAX, "%s%.*s", places[i].prefix, (int)strcspn(at, "\n"), at) < PATH_MAX;
        }
        if (f) fclose(f);
        *depth = strlen(places[i].prefix);
        *v2 = places[i].v2;
        if (found && (!places[i].v2 || fact_exists(root, "/sys/fs/cgroup/cgroup.controllers"))) return true;
    }
    return false;
}

/* The group's own quota; in version 2 "max 100000" is none, in version 1 -1 is. */
static bool own_quota(const char *root, const char *folder, bool v2, double *cpus)
{
    char path[PATH_MAX + 30], text[100];
    double quota, period;
    if (v2) {
        snprintf(path, sizeof path, "%s/cpu.max", folder);
        if (!fact_line(root, path, text, sizeof text) || sscanf(text, "%lf %lf", &quota, &period) != 2) return false;
    } else {
        snprintf(path, sizeof path, "%s/cpu.cfs_quota_us", folder);
        if (!fact_number(root, path, NULL, &quota)) return false;
        snprintf(path, sizeof path, "%s/cpu.cfs_period_us", folder);
        if (!fact_number(root, path, NULL, &period)) return false;
    }
    if (!(quota > 0 && period > 0)) return false;
    *cpus = quota / period;
    return true;
}

bool activity_quota(const char *root, double *cpus)
{
    char folder[PATH_MAX];
    size_t mount;
    bool v2, found = false;
    double own;
    if (!cgroup_folder(root, folder, &mount, &v2)) return false;
    for (;;) {
        if (own_quota(root, folder, v2, &own) && (!found || own < *cpus)) {
            *cpus = own;
            found = true;
        }
        char *slash = strrchr(folder, '/');
        if (strlen(folder) <= mount || !slash) return found;
        *slash = '\0';
    }
}

static double throttled_periods(const char *root)
{
    char folder[PATH_MAX], path[PATH_MAX + 30];
    size_t mount;
    bool v2;
    double n = -1;
    if (!cgroup_folder(root, folder, &mount, &v2)) return -1;
    snprintf(path, sizeof path, "%s/cpu.stat", folder);
    fact_number(root, path, "nr_throttled", &n);
    return n;
}

/* --- processes ------------------------------------------------------------------------------------------------ */

typedef struct process_list {
    activity *to;
    size_t room;
} process_list;

/* /proc/PID/stat: "pid (name) state ppid ..."; the name may hold anything, also ')'. Fields 14, 15: utime, stime. */
static void add_process(const char *root, const char *path, void *arg)
{
    process_list *list = arg;
    activity *a = list->to;
    char line[1000];
    double user, system;
    if (!fact_line(root, path, line, sizeof line)) return;
    char *name = strchr(line, '('), *end = strrchr(line, ')');
    if (!name || !end || end < name ||
        sscanf(end + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lf %lf", &user, &system) != 2)
        return;
    if (a->nprocesses == list->room) {
        size_t room = list->room ? 2 * list->room : 256;
        activity_process *more = realloc(a->processes, room * sizeof *more);
        if (!more) return;
        a->processes = more;
        list->room = room;
    }
    activity_process *p = &a->processes[a->nprocesses++];
    *p = (activity_process){.pid = atoi(line), .ticks = user + system};
    snprintf(p->name, sizeof p->name, "%.*s", (int)(end - name - 1), name + 1);
}

static int by_pid(const void *a, const void *b)
{
    pid_t x = ((const activity_process *)a)->pid, y = ((const activity_process *)b)->pid;
    return (x > y) - (x < y);
}

size_t activity_busiest(const activity *before, const activity *after, double ticks, pid_t self, activity_process *out,
                        size_t n)
{
    size_t filled = 0;
    for (size_t i = 0; i < after->nprocesses; i++) {
        activity_process p = after->processes[i];
        const activity_process *earlier =
            before->nprocesses ? bsearch(&p, before->processes, before->nprocesses, sizeof p, by_pid) : NULL;
        /* A pid may have been given away anew, with a new clock. */
        if (earlier && earlier->ticks <= p.ticks) p.ticks -= earlier->ticks;
        if (p.pid == self || p.ticks < 0.1 * ticks) continue;
        if (filled == n && out[n - 1].ticks >= p.ticks) continue;
        size_t at = filled < n ? filled++ : n - 1;
        for (; at > 0 && out[at - 1].ticks < p.ticks; at--) out[at] = out[at - 1];
        out[at] = p;
    }
    return filled;
}

/* --- the counters ----------------------------------------------------------------------------------------- */

static void add_number(const char *root, const char *path, void *arg)
{
    double n, *sum = arg;
    if (fact_number(root, path, NULL, &n)) *sum = (*sum < 0 ? 0 : *sum) + n;
}

void activity_read(const char *root, activity *out)
{
    char line[300];
    double user, nice, system, idle, wait, irq, softirq, steal;
    *out = (activity){.total = -1, .idle = -1, .steal = -1, .hot = -1, .throttled = throttled_periods(root)};
    fact_each(root, "/sys/devices/system/cpu/cpu[0-9]*/thermal_throttle/*_throttle_count", add_number, &out->hot);
    process_list list = {.to = out};
    fact_each(root, "/proc/[0-9]*/stat", add_process, &list);
    if (out->nprocesses) qsort(out->processes, out->nprocesses, sizeof *out->processes, by_pid);
    if (fact_key(root, "/proc/stat", "cpu", line, sizeof line) &&
        sscanf(line, "%lf %lf %lf %lf %lf %lf %lf %lf", &user, &nice, &system, &idle, &wait, &irq, &softirq, &steal) == 8) {
        out->total = user + nice + system + idle + wait + irq + softirq + steal;
        out->idle = idle + wait;
        out->steal = steal;
    }
}

void activity_free(activity *a)
{
    free(a->processes);
    a->processes = NULL;
    a->nprocesses = 0;
}

static double grown(double before, double after)
{
    return before >= 0 && after >= before ? after - before : -1;
}

activity_change activity_between(const activity *before, const activity *after, int cpus)
{
    activity_change change = {
        .ticks = -1,
        .steal = -1,
        .busy = -1,
        .hot = grown(before->hot, after->hot),
        .throttled = grown(before->throttled, after->throttled),
    };
    double total = grown(before->total, after->total), idle = grown(before->idle, after->idle);
    double steal = grown(before->steal, after->steal);
    if (total > 0) change.ticks = total / cpus;
    if (total > 0 && steal >= 0) change.steal = steal / total;
    if (total > 0 && idle >= 0) change.busy = (total - idle - (steal > 0 ? steal : 0)) / total * cpus;
    return change;
}
