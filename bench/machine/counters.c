#include "counters.h"

#include <errno.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const counters_event hardware[] = {
    {"instructions", PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS},
    {"cycles", PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},
    {"branches", PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_INSTRUCTIONS},
    {"branch-misses", PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_MISSES},
};

void counters_explain(int error, const char *paranoid, char *why, size_t size)
{
    switch (error) {
    case ENOENT:
    case EOPNOTSUPP:
    case ENODEV:
    case ENXIO:
        snprintf(why, size, "not supported by this (virtual) machine");
        break;
    case EACCES:
    case EPERM:
        /* Up to 2 the kernel lets everyone count their own user-space code. */
        if (!*paranoid) snprintf(why, size, "not permitted, and kernel.perf_event_paranoid can't be read");
        else if (atoi(paranoid) > 2) snprintf(why, size, "not permitted: kernel.perf_event_paranoid is %d", atoi(paranoid));
        else snprintf(why, size, "not permitted: something forbids perf_event_open, as containers do");
        break;
    case ENOSYS:
        snprintf(why, size, "this kernel has no perf_event_open");
        break;
    default:
        snprintf(why, size, "perf_event_open: %s", strerror(error));
    }
}

static void explain(int error, char *why, size_t size)
{
    char paranoid[20] = "";
    FILE *f = fopen("/proc/sys/kernel/perf_event_paranoid", "re");
    if (f && !fgets(paranoid, sizeof paranoid, f)) paranoid[0] = '\0';
    if (f) fclose(f);
    counters_explain(error, paranoid, why, size);
}

static int open_event(const counters_event *event, int leader)
{
    struct perf_event_attr attr = {
        .size = sizeof attr,
        .type = event->type,
        .config = event->config,
        .disabled = leader < 0,
        .exclude_kernel = 1,
        .exclude_hv = 1,
        .read_format = PERF_FORMAT_GROUP | PERF_FORMAT_ID | PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING,
    };
    return (int)syscall(SYS_perf_event_open, &attr, 0, -1, leader, PERF_FLAG_FD_CLOEXEC);
}

static bool add(counters *c, const counters_event *event)
{
    int fd = open_event(event, c->n > 0 ? c->fds[0] : -1);
    if (fd < 0) return false;
    if (ioctl(fd, PERF_EVENT_IOC_ID, &c->ids[c->n]) != 0) {
        int error = errno;
        close(fd);
        errno = error;
        return false;
    }
    c->fds[c->n] = fd;
    c->names[c->n] = event->name;
    c->n++;
    return true;
}

/* Valgrind runs other machine code than ours: its events would be counted. */
static bool under_valgrind(void)
{
    const char *preload = getenv("LD_PRELOAD");
    return preload && strstr(preload, "vgpreload");
}

static bool read_group(const counters *c, counters_group *group)
{
    ssize_t size = (ssize_t)(offsetof(counters_group, events) + (size_t)c->n * sizeof group->events[0]);
    return c->n > 0 && read(c->fds[0], group, sizeof *group) == size;
}

/* Whether the group comes onto the CPU at all: one that opens may find no room beside what others have pinned, or must wait
 * for its turn, which comes each few milliseconds. */
static bool runs(counters *c)
{
    struct timespec begin, now;
    counters_reading trial;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    if (!counters_start(c)) return false;
    do {
        counters_group group;
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (!read_group(c, &group)) return false;
        if (group.running > 0) break;
    } while ((now.tv_sec - begin.tv_sec) * 1000 + (now.tv_nsec - begin.tv_nsec) / 1000000 < 30);
    return counters_stop(c, &trial);
}

bool counters_open_events(counters *c, const counters_event *events, int n, char *why, size_t size)
{
    *c = (counters){.n = 0};
    if (under_valgrind()) {
        snprintf(why, size, "valgrind runs this program, not the CPU");
        return false;
    }
    if (!add(c, &events[0])) {
        explain(errno, why, size);
        return false;
    }
    for (int i = 1; i < n; i++) add(c, &events[i]);
    if (runs(c)) return true;
    snprintf(why, size, "others hold the CPU's counters (another profiler, kernel.nmi_watchdog)");
    counters_close(c);
    return false;
}

/* Instructions, cycles, branches, and branches that nobody can predict. */
static void exercise(void)
{
    volatile uint64_t sink = 0;
    uint64_t x = 1;
    for (int i = 0; i < 20000; i++) {
        x = x * 0xD1342543DE82EF95u + 1;
        if (x >> 63) sink = x;
    }
    (void)sink;
}

bool counters_open(counters *c, char *why, size_t size)
{
    counters_reading trial;
    if (!counters_open_events(c, hardware, sizeof hardware / sizeof *hardware, why, size)) return false;
    bool ok = counters_start(c);
    exercise();
    ok = counters_stop(c, &trial) && ok;
    const char *still = NULL;
    for (int i = 0; ok && i < trial.n; i++)
        if (trial.values[i] == 0) still = trial.names[i];
    if (ok && !still) return true;
    /* Some virtual machines have counters that never move. */
    if (still) snprintf(why, size, "not counted by this (virtual) machine: %s stay at 0", still);
    else snprintf(why, size, "reading them fails: %s", strerror(errno));
    counters_close(c);
    return false;
}

/* The kernel's reset leaves the times alone, so that the difference of two reads is taken instead.
 *
 * Only the leader is switched, which takes the group with it. PERF_IOC_FLAG_GROUP would switch each event by itself, and
 * then Linux (seen with 6.18) puts only the leader back on the CPU until the next context switch: the others stand still
 * while the group's times run on. */
bool counters_start(counters *c)
{
    return read_group(c, &c->before) && ioctl(c->fds[0], PERF_EVENT_IOC_ENABLE, 0) == 0;
}

bool counters_stop(counters *c, counters_reading *out)
{
    counters_group after;
    *out = (counters_reading){.n = 0};
    return c->n > 0 && ioctl(c->fds[0], PERF_EVENT_IOC_DISABLE, 0) == 0 && read_group(c, &after) &&
           counters_between(c, &c->before, &after, out);
}

bool counters_between(const counters *c, const counters_group *before, const counters_group *after, counters_reading *out)
{
    uint64_t enabled = after->enabled - before->enabled, running = after->running - before->running;
    *out = (counters_reading){.n = 0};
    if (before->n != (uint64_t)c->n || after->n != before->n || running == 0 || running > enabled) return false;
    out->share = (double)running / (double)enabled;
    for (int i = 0; i < c->n; i++) {
        uint64_t count = after->events[i].count - before->events[i].count;
        if (before->events[i].id != c->ids[i] || after->events[i].id != c->ids[i]) return false;
        out->names[i] = c->names[i];
        out->values[i] = running == enabled ? (double)count : (double)count / out->share;
    }
    out->n = c->n;
    return true;
}

void counters_close(counters *c)
{
    for (int i = c->n; i-- > 0;) close(c->fds[i]);
    c->n = 0;
}
