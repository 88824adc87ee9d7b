/* The doctor on machines that don't exist, the arithmetic of hardware events, and the yardstick. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <linux/perf_event.h>
#include <math.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "bench/machine/counters.h"
#include "bench/machine/doctor.h"
#include "bench/machine/facts.h"
#include "bench/machine/yardstick.h"

/* --- the yardstick and the noise ------------------------------------------------------------------------------- */

static void yardstick_computes_what_is_expected(void **state)
{
    (void)state;
    assert_int_equal(yardstick_run(0), 0);
    for (uint64_t n = 0; n < 3000; n += 13) assert_int_equal(yardstick_run(n), yardstick_expected(n));
    assert_int_equal(yardstick_run(1000003), yardstick_expected(1000003));
    assert_int_not_equal(yardstick_expected(512), yardstick_expected(513));
}

static void noise_of_known_times(void **state)
{
    double times[] = {1.0, 1.06, 1.0, 0.9, 1.0, 3.0, 1.0, 1.04, 1.0}, one[] = {2.0};
    noise n = {.slices = 0};
    (void)state;
    noise_summarize(times, 9, &n);
    assert_int_equal(n.slices, 9);
    assert_true(n.best == 0.9 && n.median == 1.0 && n.worst == 3.0 && n.q1 == 1.0 && n.q3 == 1.04);
    assert_true(n.slow == 2.0 / 9);
    noise_summarize(one, 1, &n);
    assert_true(n.best == 2 && n.q1 == 2 && n.median == 2 && n.q3 == 2 && n.worst == 2 && n.slow == 0);
}

static void noise_of_this_machine(void **state)
{
    noise n;
    clock_quality quality;
    (void)state;
    assert_true(noise_measure(0.02, &n));
    assert_true(n.right && n.slices > 0 && n.best > 0 && n.best <= n.median && n.median <= n.worst && n.waited < 1);
    assert_true(noise_clock(CLOCK_MONOTONIC, &quality) && quality.cost > 0 && quality.resolution > 0);
    assert_false(noise_clock(9999, &quality));
}

/* --- hardware events ------------------------------------------------------------------------------------------ */

static const counters two = {.n = 2, .names = {"instructions", "cycles"}, .ids = {7, 9}};

static void counters_that_ran_all_the_time(void **state)
{
    counters_group before = {2, 1000, 1000, {{50, 7}, {60, 9}}}, after = {2, 3000, 3000, {{150, 7}, {61, 9}}};
    counters_reading r;
    (void)state;
    assert_true(counters_between(&two, &before, &after, &r));
    assert_int_equal(r.n, 2);
    assert_string_equal(r.names[1], "cycles");
    assert_true(r.values[0] == 100 && r.values[1] == 1 && r.share == 1);
}

static void counters_that_shared_are_scaled(void **state)
{
    counters_group before = {2, 1000, 800, {{50, 7}, {60, 9}}}, after = {2, 5000, 1800, {{150, 7}, {60, 9}}};
    counters_reading r;
    (void)state;
    assert_true(counters_between(&two, &before, &after, &r));
    assert_true(r.share == 0.25 && r.values[0] == 400 && r.values[1] == 0);
}

static void counters_that_never_ran_are_missing(void **state)
{
    counters_group before = {2, 1000, 800, {{50, 7}, {60, 9}}}, after = {2, 5000, 800, {{50, 7}, {60, 9}}};
    counters_reading r;
    (void)state;
    assert_false(counters_between(&two, &before, &after, &r));
    assert_int_equal(r.n, 0);
    after = (counters_group){2, 5000, 1800, {{50, 7}, {60, 8}}};        /* another event's */
    assert_false(counters_between(&two, &before, &after, &r));
    after = (counters_group){1, 5000, 1800, {{50, 7}}};
    assert_false(counters_between(&two, &before, &after, &r));
    assert_int_equal(r.n, 0);
}

/* Software events read in groups as hardware events do; there are some on every machine that lets its users count. */
static void counters_read_a_real_group(void **state)
{
    static const counters_event events[] = {
        {"task-clock", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK},
        {"page-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS},
        {"no such event", PERF_TYPE_SOFTWARE, 9999},
    };
    enum { PAGES = 50 };
    counters c;
    char why[200] = "";
    (void)state;
    if (!counters_open_events(&c, events, 3, why, sizeof why)) {
        print_message("no software events: %s\n", why);
        assert_true(*why);
        skip();
    }
    assert_int_equal(c.n, 2);
    for (int pass = 0; pass < 3; pass++) {
        counters_reading r;
        size_t page = (size_t)sysconf(_SC_PAGESIZE), size = PAGES * page;
        volatile char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        assert_ptr_not_equal(memory, MAP_FAILED);
        assert_int_equal(madvise((void *)memory, size, MADV_NOHUGEPAGE) == 0 || errno == EINVAL, 1);
        assert_true(counters_start(&c));
        for (size_t i = 0; i < size; i += page) memory[i] = 1;
        assert_true(counters_stop(&c, &r));
        assert_int_equal(r.n, 2);
        assert_true(r.share == 1);
        assert_string_equal(r.names[0], "task-clock");
        assert_true(r.values[0] > 0);
        /* Each pass: a group that is switched on again must count as the first time. */
        assert_true(r.values[1] >= PAGES && r.values[1] < 3 * PAGES);
        munmap((void *)memory, size);
    }
    counters_close(&c);
    counters_reading r;
    assert_false(counters_start(&c));
    assert_false(counters_stop(&c, &r));
}

static void counters_say_why_not(void **state)
{
    char why[200];
    (void)state;
    counters_explain(ENOENT, "2", why, sizeof why);
    assert_string_equal(why, "not supported by this (virtual) machine");
    counters_explain(EACCES, "3\n", why, sizeof why);
    assert_string_equal(why, "not permitted: kernel.perf_event_paranoid is 3");
    counters_explain(EPERM, "1", why, sizeof why);
    assert_non_null(strstr(why, "containers"));
    counters_explain(EPERM, "", why, sizeof why);
    assert_non_null(strstr(why, "can't be read"));
    counters_explain(EMFILE, "1", why, sizeof why);
    assert_non_null(strstr(why, strerror(EMFILE)));
}

/* --- machines that don't exist ---------------------------------------------------------------------------------- */

static char root[100];

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st, (void)type, (void)at;
    return remove(path);
}

static int make_root(void **state)
{
    (void)state;
    const char *folder = getenv("TMPDIR");
    snprintf(root, sizeof root, "%s/genlab-machine-XXXXXX", folder && strlen(folder) < 60 ? folder : P_tmpdir);
    return mkdtemp(root) ? 0 : -1;
}

static int remove_root(void **state)
{
    (void)state;
    return nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void put(const char *path, const char *text)
{
    char full[PATH_MAX];
    assert_true(snprintf(full, sizeof full, "%s%s", root, path) < PATH_MAX);
    for (char *slash = full + strlen(root) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        assert_true(mkdir(full, 0777) == 0 || errno == EEXIST);
        *slash = '/';
    }
    FILE *f = fopen(full, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static doctor_source a_source(void)
{
    doctor_source s = {.root = root, .measured = true, .compilers = "gcc-12 12.2.0 (-O3)",
                       .build_type = "release", .untimeable = "", .no_events = "not supported by this (virtual) machine",
                       .noise = {250, 2, 0.5, 1, 1, 1, 1, 1.01, 0, 0, true}, .real = {20, 22}, .cpu = {190, 200}};
    activity_read(root, &s.before);
    activity_read(root, &s.after);
    return s;
}

static json_t *judge(doctor_source *s)
{
    json_t *all = doctor_judge(s);
    assert_non_null(all);
    activity_free(&s->before);
    activity_free(&s->after);
    return all;
}

static const char *of(const json_t *all, const char *name, const char *key)
{
    size_t i;
    json_t *check;
    json_array_foreach(json_object_get(all, "checks"), i, check)
        if (!strcmp(json_string_value(json_object_get(check, "name")), name)) {
            const char *text = json_string_value(json_object_get(check, key));
            return text ? text : "";
        }
    return "no such check";
}

static void says(const json_t *all, const char *name, const char *status, const char *found)
{
    assert_string_equal(of(all, name, "status"), status);
    if (!strstr(of(all, name, "found"), found)) fail_msg("%s: %s, not %s", name, of(all, name, "found"), found);
}

static const char *verdict_of(const json_t *all)
{
    return json_string_value(json_object_get(all, "verdict"));
}

static void nothing_readable(void **state)
{
    static const char *const unknown[] = {"cpu", "cores", "virtual machine", "container", "kernel", "cpu quota",
                                          "governor", "turbo", "smt", "temperature", "aslr",
                                          "steal time", "load", "memory", "noise", "clock"};
    (void)state;
    doctor_source s = a_source();
    s.measured = false;
    json_t *all = judge(&s);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_string_equal(of(all, unknown[i], "status"), "unknown");
    assert_true(json_is_null(json_object_get(all, "noise")));
    assert_non_null(strstr(verdict_of(all), "nothing was measured"));
    json_decref(all);
}

static void laptop_files(void)
{
    put("/proc/cpuinfo", "processor\t: 0\nmodel name\t: Some \x1b[31mCPU\nflags\t\t: fpu vme\n");
    put("/proc/stat", "cpu  1000 0 0 9000 0 0 0 0 0 0\ncpu0 1 2 3\n");
    put("/proc/loadavg", "0.10 0.20 0.30 1/100 1234\n");
    put("/proc/meminfo", "MemTotal:  16000000 kB\nMemAvailable: 12000000 kB\nSwapTotal: 100 kB\nSwapFree: 100 kB\n");
    put("/proc/self/status", "Name:\tx\nCpus_allowed_list:\t0-7\n");
    put("/proc/self/cgroup", "0::/user.slice\n");
    put("/proc/1/cgroup", "0::/init.scope\n");
    put("/proc/sys/kernel/ostype", "Linux\n");
    put("/proc/sys/kernel/osrelease", "6.1.0\n");
    put("/proc/sys/kernel/randomize_va_space", "2\n");
    put("/sys/devices/system/cpu/online", "0-7\n");
    put("/sys/devices/system/cpu/smt/active", "1\n");
    put("/sys/devices/system/cpu/intel_pstate/no_turbo", "0\n");
    put("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
    put("/sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n");
    put("/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "3\n");
    put("/sys/class/thermal/thermal_zone0/temp", "71000\n");
    put("/sys/class/power_supply/AC/online", "0\n");
    put("/sys/class/dmi/id/sys_vendor", "LENOVO\n");
    put("/sys/class/dmi/id/product_name", "20XW\n");
    put("/sys/fs/cgroup/cgroup.controllers", "cpu\n");
    put("/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
}

static void laptop(void **state)
{
    (void)state;
    laptop_files();
    doctor_source s = a_source();
    s.hypervisor = "";
    json_t *all = judge(&s);
    says(all, "cpu", "ok", "Some ?[31mCPU");
    says(all, "cores", "ok", "8 usable of 8 online");
    says(all, "virtual machine", "ok", "none");
    says(all, "container", "ok", "none");
    says(all, "cpu quota", "ok", "none");
    says(all, "governor", "warning", "powersave on 1 of 2 CPUs");
    assert_non_null(strstr(of(all, "governor", "command"), "cpupower frequency-set -g performance"));
    says(all, "turbo", "warning", "on");
    assert_non_null(strstr(of(all, "turbo", "command"), "intel_pstate/no_turbo"));
    says(all, "smt", "note", "on");
    says(all, "power", "warning", "battery");
    says(all, "temperature", "note", "71 degrees");
    says(all, "aslr", "ok", "on");
    says(all, "load", "ok", "0.10");
    says(all, "memory", "ok", "11.4 of 15.3 GiB");
    says(all, "noise", "ok", "1.00 ns");
    says(all, "steal time", "ok", "since boot");
    assert_string_equal(verdict_of(all),
                        "unsettled: quiet now, but figures can differ from run to run: governor, turbo, power");
    json_decref(all);
}

static void quiet_machine(void **state)
{
    (void)state;
    laptop_files();
    put("/sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n");
    put("/sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
    put("/sys/devices/system/cpu/smt/active", "0\n");
    put("/sys/class/power_supply/AC/online", "1\n");
    put("/sys/devices/system/cpu/isolated", "6-7\n");
    put("/proc/self/personality", "00040000\n");
    doctor_source s = a_source();
    s.hypervisor = "";
    s.no_events = NULL;
    s.events = "instructions, cycles";
    json_t *all = judge(&s);
    assert_string_equal(verdict_of(all), "quiet");
    says(all, "hardware events", "ok", "instructions, cycles");
    says(all, "cores", "ok", "isolated: 6-7");
    assert_string_equal(of(all, "cores", "command"), "taskset -c 6-7 genlab bench");
    says(all, "aslr", "note", "off for this process");
    says(all, "power", "ok", "mains");
    json_decref(all);
}

static void virtual_machine(void **state)
{
    (void)state;
    put("/proc/cpuinfo", "flags\t\t: fpu hypervisor lahf_lm\n");
    put("/proc/stat", "cpu  500 0 0 400 0 0 0 100\n");
    put("/sys/devices/system/cpu/online", "0-1\n");
    doctor_source s = a_source();
    json_t *all = judge(&s);
    says(all, "virtual machine", "note", "unknown kind");
    says(all, "governor", "unknown", "the host decides");
    says(all, "steal time", "note", "10.00 % since boot");
    json_decref(all);

    s = a_source();
    s.hypervisor = "KVMKVMKVM";
    s.after.steal += 10;
    s.after.idle += 40;
    s.after.total += 100;
    all = judge(&s);
    says(all, "virtual machine", "note", "KVM");
    says(all, "steal time", "warning", "10.0 % just now");
    assert_string_equal(verdict_of(all), "noisy: steal time");
    json_decref(all);

    put("/sys/class/dmi/id/sys_vendor", "Amazon EC2\n");
    put("/sys/class/dmi/id/product_name", "m5.large\n");
    put("/proc/cpuinfo", "flags\t\t: fpu\n");
    s = a_source();
    all = judge(&s);
    says(all, "virtual machine", "note", "Amazon EC2 m5.large");
    json_decref(all);
    put("/sys/class/dmi/id/product_name", "m5.metal\n");
    s = a_source();
    all = judge(&s);
    says(all, "virtual machine", "ok", "none");
    json_decref(all);
}

static void container_with_a_quota(void **state)
{
    (void)state;
    put("/.dockerenv", "");
    put("/proc/1/cgroup", "0::/\n");
    put("/proc/self/cgroup", "0::/a/b\n");
    put("/sys/fs/cgroup/cgroup.controllers", "cpu\n");
    put("/sys/fs/cgroup/a/b/cpu.max", "max 100000\n");
    put("/sys/fs/cgroup/a/cpu.max", "150000 100000\n");
    put("/sys/fs/cgroup/a/b/cpu.stat", "usage_usec 5\nnr_throttled 4\n");
    doctor_source s = a_source();
    json_t *all = judge(&s);
    says(all, "container", "note", "docker");
    says(all, "cpu quota", "warning", "1.5 CPUs");
    assert_non_null(strstr(verdict_of(all), "unsettled"));
    json_decref(all);
    s = a_source();
    s.after.throttled = 6;
    all = judge(&s);
    says(all, "cpu quota", "warning", "used up while this ran");
    assert_string_equal(verdict_of(all), "noisy: cpu quota");
    json_decref(all);
}

static void quotas_of_the_first_version(void **state)
{
    double cpus = 0;
    (void)state;
    put("/proc/self/cgroup", "4:memory:/x\n3:cpu,cpuacct:/job\n0::/\n");
    put("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "400000\n");
    put("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000\n");
    put("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
    put("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    assert_true(activity_quota(root, &cpus));
    assert_true(cpus == 4);
    put("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "-1\n");
    assert_false(activity_quota(root, &cpus));
}

static void busy_neighbours(void **state)
{
    (void)state;
    laptop_files();
    put("/sys/devices/system/cpu/online", "0-1\n");
    put("/proc/50/stat", "50 (make (2) x) R 1 1 1 0 -1 4194304 1 0 0 0 100 20 0 0 20 0 1 0 5 1 1\n");
    put("/proc/51/stat", "51 (idle) S 1 1 1 0 -1 4194304 1 0 0 0 7 0 0 0 20 0 1 0 5 1 1\n");
    put("/proc/52/stat", "nonsense\n");
    doctor_source s = a_source();
    put("/proc/50/stat", "50 (make (2) x) R 1 1 1 0 -1 4194304 1 0 0 0 120 30 0 0 20 0 1 0 5 1 1\n");
    put("/proc/53/stat", "53 (cc1) R 1 1 1 0 -1 4194304 1 0 0 0 45 0 0 0 20 0 1 0 5 1 1\n");
    put("/proc/stat", "cpu  1100 0 0 9000 0 0 0 0 0 0\n");
    activity_free(&s.after);
    activity_read(root, &s.after);
    s.noise.waited = 0.5;
    s.noise.slow = 0.2;
    json_t *all = judge(&s);
    says(all, "load", "warning", "others use 1.5 of 2 CPUs now: cc1 (pid 53) 90 %, make (2) x (pid 50) 60 %");
    says(all, "noise", "warning", "20.0 % of 250 slices");
    assert_string_equal(verdict_of(all), "noisy: load, noise");
    json_decref(all);
    put("/proc/self/status", "Name:\tgenlab\nCpus_allowed_list:\t1\n");
    all = judge(&s);
    says(all, "cores", "note", "1 usable of 2 online");
    says(all, "load", "warning", "others use 1.5 of 2 CPUs now");
    json_decref(all);
}

static void throttling_swapping_and_slow_clocks(void **state)
{
    (void)state;
    laptop_files();
    put("/proc/pressure/memory", "some avg10=12.50 avg60=0.00 avg300=0.00 total=1\n");
    put("/proc/meminfo", "MemTotal: 16000000 kB\nMemAvailable: 200000 kB\nSwapTotal: 4000000 kB\nSwapFree: 1000000 kB\n");
    put("/sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");
    put("/sys/devices/system/clocksource/clocksource0/available_clocksource", "tsc hpet acpi_pm\n");
    doctor_source s = a_source();
    s.after.hot += 2;
    s.real.cost = 1500;
    json_t *all = judge(&s);
    says(all, "temperature", "warning", "2 just now");
    says(all, "memory", "warning", "2.9 GiB swapped out, 12.5 %");
    says(all, "clock", "warning", "hpet");
    assert_non_null(strstr(of(all, "clock", "command"), "echo tsc"));
    assert_string_equal(verdict_of(all), "noisy: temperature, memory");
    json_decref(all);
}

static void what_makes_a_machine_unfit(void **state)
{
    (void)state;
    doctor_source s = a_source();
    s.noise.right = false;
    json_t *all = judge(&s);
    assert_string_equal(verdict_of(all), "unfit: the yardstick computed a wrong result");
    json_decref(all);
    s = a_source();
    s.untimeable = "it has sanitizers (address)";
    all = judge(&s);
    says(all, "build", "warning", "sanitizers");
    assert_non_null(strstr(verdict_of(all), "unfit: this build"));
    json_decref(all);
}

/* Each file that is read, filled with each of several kinds of rubbish. */
static void rubbish(void **state)
{
    static const char *const paths[] = {
        "/proc/cpuinfo", "/proc/stat", "/proc/loadavg", "/proc/meminfo", "/proc/self/status", "/proc/self/cgroup",
        "/proc/1/cgroup",
        "/proc/7/stat", "/proc/self/personality", "/proc/sys/kernel/randomize_va_space", "/proc/pressure/memory",
        "/sys/devices/system/cpu/online", "/sys/devices/system/cpu/isolated", "/sys/devices/system/cpu/smt/active",
        "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "/sys/devices/system/cpu/cpufreq/boost",
        "/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "/sys/class/thermal/thermal_zone0/temp",
        "/sys/class/dmi/id/product_name", "/sys/class/power_supply/AC/online", "/sys/fs/cgroup/cgroup.controllers",
        "/sys/fs/cgroup/cpu.max", "/run/systemd/container",
        "/sys/devices/system/clocksource/clocksource0/current_clocksource"};
    static const char *const texts[] = {"", "\n", "nan", "-1", "1e999", "\xff\xfe\n", "99999999999999999999",
                                        "cpu nan nan nan nan 1 1 1 1\n", "0-99999999",
                                        "7 (", "7 )(", "7 () R", "0::/../../..\n", "nan nan", "(x) a 1"};
    char *large = malloc(100001);
    assert_non_null(large);
    memset(large, 'x', 100000);
    large[100000] = '\0';
    (void)state;
    for (size_t t = 0; t <= sizeof texts / sizeof *texts; t++) {
        for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
            put(paths[i], t < sizeof texts / sizeof *texts ? texts[t] : large);
        doctor_source s = a_source();
        json_decref(judge(&s));
    }
    free(large);
}

static void lists_of_cpus(void **state)
{
    int last = -1;
    (void)state;
    assert_int_equal(fact_count_list("0-3,8", &last), 5);
    assert_int_equal(last, 8);
    assert_int_equal(fact_count_list("5", NULL), 1);
    assert_int_equal(fact_count_list("", NULL), 0);
    assert_int_equal(fact_count_list("3-1", NULL), 0);
    assert_int_equal(fact_count_list("1,,2", NULL), 0);
    assert_int_equal(fact_count_list("(null)", NULL), 0);
    assert_int_equal(fact_count_list("-3", NULL), 0);
    assert_int_equal(fact_count_list("0-999999999999", NULL), 0);
}

#define ON_ROOT(test) cmocka_unit_test_setup_teardown(test, make_root, remove_root)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yardstick_computes_what_is_expected),
        cmocka_unit_test(noise_of_known_times),
        cmocka_unit_test(noise_of_this_machine),
        cmocka_unit_test(counters_that_ran_all_the_time),
        cmocka_unit_test(counters_that_shared_are_scaled),
        cmocka_unit_test(counters_that_never_ran_are_missing),
        cmocka_unit_test(counters_read_a_real_group),
        cmocka_unit_test(counters_say_why_not),
        cmocka_unit_test(lists_of_cpus),
        ON_ROOT(nothing_readable),
        ON_ROOT(laptop),
        ON_ROOT(quiet_machine),
        ON_ROOT(virtual_machine),
        ON_ROOT(container_with_a_quota),
        ON_ROOT(quotas_of_the_first_version),
        ON_ROOT(busy_neighbours),
        ON_ROOT(throttling_swapping_and_slow_clocks),
        ON_ROOT(what_makes_a_machine_unfit),
        ON_ROOT(rubbish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
