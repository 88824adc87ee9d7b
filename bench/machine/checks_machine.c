/* What this machine is: nothing here can be changed by a setting. */
#include "checks.h"

#include <stdio.h>
#include <string.h>
#include "facts.h"

/* The flag that CPUs of the x86 family show to guests. */
static bool hypervisor_flag(const char *root)
{
    char flags[8000];
    return fact_key(root, "/proc/cpuinfo", "flags", flags, sizeof flags) && strstr(flags, " hypervisor");
}

static bool has_any(const char *text, const char *const *words)
{
    while (*words && !strcasestr(text, *words)) words++;
    return *words;
}

/* The name of the hypervisor; false: none that can be seen. */
static bool hypervisor(const doctor *d, char *out, size_t size)
{
    static const struct { const char *says, *name; } signatures[] = {
        {"KVM", "KVM"}, {"Microsoft Hv", "Hyper-V"}, {"VMware", "VMware"}, {"Xen", "Xen"}, {"VBox", "VirtualBox"},
        {"TCG", "QEMU without KVM"}, {"bhyve", "bhyve"}, {"ACRN", "ACRN"}, {"prl hyperv", "Parallels"},
    };
    static const char *const products[] = {"virtual", "vmware", "kvm", "qemu", "bochs", "xen", "amazon ec2", "openstack",
                                           "google compute", "bhyve", "parallels", "firecracker", NULL};
    const char *root = d->source->root, *says = d->source->hypervisor;
    char text[200], vendor[100] = "", product[100] = "";
    for (size_t i = 0; says && i < sizeof signatures / sizeof *signatures; i++)
        if (strstr(says, signatures[i].says)) {
            snprintf(out, size, "%s", signatures[i].name);
            return true;
        }
    if (fact_line(root, "/sys/hypervisor/type", text, sizeof text)) {
        snprintf(out, size, "%s", text);
        return true;
    }
    if (fact_line(root, "/proc/sys/kernel/osrelease", text, sizeof text) && strcasestr(text, "microsoft")) {
        snprintf(out, size, "WSL");
        return true;
    }
    fact_line(root, "/sys/class/dmi/id/sys_vendor", vendor, sizeof vendor);
    fact_line(root, "/sys/class/dmi/id/product_name", product, sizeof product);
    /* EC2's metal instances have no hypervisor. */
    if ((has_any(vendor, products) || has_any(product, products)) && !strstr(product, "metal")) {
        snprintf(out, size, "%s %s", vendor, product);
        return true;
    }
    if (hypervisor_flag(root) || (says && *says)) {
        snprintf(out, size, "of an unknown kind");
        return true;
    }
    return false;
}

static void check_virtual(doctor *d)
{
    const char *root = d->source->root;
    char name[300];
    d->virtual = hypervisor(d, name, sizeof name);
    if (d->virtual) {
        json_t *c = check_add(d, "virtual machine", CHECK_NOTE, "%s", name);
        check_say(d, c, "means", "the host shares cores, caches and clock with others, unseen: one launch proves little");
        check_say(d, c, "change", "for figures to publish, a machine of your own");
    } else if (d->source->hypervisor || fact_exists(root, "/sys/class/dmi/id/sys_vendor")) {
        check_add(d, "virtual machine", CHECK_OK, "none");
    } else {
        check_add(d, "virtual machine", CHECK_UNKNOWN, "can't be read");
    }
}

static void check_container(doctor *d)
{
    static const struct { const char *path, *word, *name; } signs[] = {
        {"/run/systemd/container", "", ""}, {"/run/.containerenv", NULL, "podman"}, {"/.dockerenv", NULL, "docker"},
        {"/proc/1/cgroup", "kubepods", "kubernetes"}, {"/proc/1/cgroup", "docker", "docker"},
        {"/proc/1/cgroup", "/lxc", "lxc"},
        {"/proc/1/environ", "container=", "of an unknown kind"},
    };
    const char *root = d->source->root;
    char name[100] = "";
    for (size_t i = 0; i < sizeof signs / sizeof *signs && !*name; i++) {
        const char *path = signs[i].path, *word = signs[i].word;
        if (!(word ? fact_mentions(root, path, word) : fact_exists(root, path))) continue;
        snprintf(name, sizeof name, "%s", signs[i].name);
        if (!*name) fact_line(root, path, name, sizeof name);
    }
    d->contained = *name;
    if (*name) {
        json_t *c = check_add(d, "container", CHECK_NOTE, "%s", name);
        check_say(d, c, "means", "what runs beside it on the same cores may be hidden from it");
    } else if (fact_exists(root, "/proc/1")) {
        check_add(d, "container", CHECK_OK, "none seen");
    } else {
        check_add(d, "container", CHECK_UNKNOWN, "can't be read");
    }
}

static void check_cpu(doctor *d)
{
    const char *root = d->source->root;
    char model[200];
    if (fact_key(root, "/proc/cpuinfo", "model name", model, sizeof model) ||
        fact_line(root, "/proc/device-tree/model", model, sizeof model))
        check_add(d, "cpu", CHECK_OK, "%s", model);
    else
        check_add(d, "cpu", CHECK_UNKNOWN, "can't be read");
}

static void check_cores(doctor *d)
{
    const char *root = d->source->root;
    char online[500], allowed[500], isolated[500] = "";
    int last = -1, n = 0, usable = 0;
    if (fact_line(root, "/sys/devices/system/cpu/online", online, sizeof online)) n = fact_count_list(online, NULL);
    if (fact_key(root, "/proc/self/status", "Cpus_allowed_list", allowed, sizeof allowed))
        usable = fact_count_list(allowed, &last);
    if (usable > n && n > 0) usable = n;
    if (n == 0 && usable == 0) {
        check_add(d, "cores", CHECK_UNKNOWN, "can't be read");
        return;
    }
    fact_line(root, "/sys/devices/system/cpu/isolated", isolated, sizeof isolated);
    bool isolates = fact_count_list(isolated, NULL) > 0;
    json_t *c;
    if (usable == 1) {
        c = check_add(d, "cores", CHECK_NOTE, "1 usable of %d online", n);
        check_say(d, c, "means", "whatever else this process starts waits for the same core");
    } else if (usable == 0) {
        c = check_add(d, "cores", CHECK_OK, "%d online", n);
    } else {
        c = check_add(d, "cores", CHECK_OK, "%d usable of %d online%s%s", usable, n, isolates ? ", isolated: " : "",
                      isolates ? isolated : "");
        check_say(d, c, "change", "to keep a run on one core");
        if (isolates) check_say(d, c, "command", "taskset -c %s genlab bench", isolated);
        else check_say(d, c, "command", "taskset -c %d genlab bench", last);
    }
    if (n > 0) check_number(d, c, "online", n);
    if (usable > 0) check_number(d, c, "usable", usable);
    if (isolates) check_text(d, c, "isolated", isolated);
}

static void check_kernel(doctor *d)
{
    char system[100], release[200];
    if (fact_line(d->source->root, "/proc/sys/kernel/ostype", system, sizeof system) &&
        fact_line(d->source->root, "/proc/sys/kernel/osrelease", release, sizeof release))
        check_add(d, "kernel", CHECK_OK, "%s %s", system, release);
    else
        check_add(d, "kernel", CHECK_UNKNOWN, "can't be read");
}

static void check_events(doctor *d)
{
    const char *why = d->source->no_events;
    if (!why) {
        check_add(d, "hardware events", CHECK_OK, "%s", d->source->events);
        return;
    }
    json_t *c = check_add(d, "hardware events", CHECK_NOTE, "%s", why);
    check_say(d, c, "means", "no instructions, cycles or branch misses beside the times");
    if (strstr(why, "perf_event_paranoid is")) {
        check_say(d, c, "change", "let users count events of their own programs");
        check_say(d, c, "command", "echo 2 | sudo tee /proc/sys/kernel/perf_event_paranoid");
    } else if (strstr(why, "nmi_watchdog")) {
        check_say(d, c, "change", "end the other profiler, or free the counter that the watchdog holds");
        check_say(d, c, "command", "echo 0 | sudo tee /proc/sys/kernel/nmi_watchdog");
    } else if (strstr(why, "valgrind")) {
        check_say(d, c, "change", "run it without valgrind");
    } else {
        check_say(d, c, "change", "count machine instructions under valgrind instead");
        check_say(d, c, "command", "genlab bench --instructions");
    }
}

static void check_build(doctor *d)
{
    const doctor_source *s = d->source;
    check_add(d, "compilers", CHECK_OK, "%s", s->compilers);
    if (!*s->untimeable) {
        check_add(d, "build", CHECK_OK, "%s, fit for timing", s->build_type);
        return;
    }
    json_t *c = check_add(d, "build", CHECK_SETTING, "%s, not for timing: %s", s->build_type, s->untimeable);
    check_say(d, c, "means", "its times say nothing about an optimized program");
    check_say(d, c, "change", "measure with a release build");
    check_say(d, c, "command", "meson setup --buildtype=release build/release && ninja -C build/release");
}

void check_machine(doctor *d)
{
    check_cpu(d);
    check_cores(d);
    check_virtual(d);
    check_container(d);
    check_kernel(d);
    check_events(d);
    check_build(d);
}
