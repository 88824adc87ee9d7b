#include "context.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include "bench/machine/facts.h"
#include "audit.h"
#include "build.h"
#include "cli.h"
#include "commit.h"

static int set_text(json_t *object, const char *key, const char *text)
{
    json_t *v = json_string(text);
    return json_object_set_new(object, key, v ? v : json_string("unknown"));
}

static json_t *compilers(void)
{
    json_t *all = json_array();
    vm_strategy_info info;
    if (json_array_append_new(all, json_pack("{s:s, s:s, s:s}", "name", GENLAB_COMPILER_NAME, "version",
                                             GENLAB_COMPILER_VERSION, "flags", GENLAB_COMPILER_FLAGS)) != 0)
        goto fail;
    for (int i = 0; vm_strategy(i, &info); i++) {
        bool known = false;
        size_t k;
        json_t *other;
        json_array_foreach(all, k, other)
            known |= !strcmp(json_string_value(json_object_get(other, "name")), info.compiler);
        if (!known && json_array_append_new(all, json_pack("{s:s, s:s, s:s}", "name", info.compiler, "version",
                                                           info.compiler_version, "flags", info.flags)) != 0)
            goto fail;
    }
    return all;
fail:
    json_decref(all);
    return NULL;
}

static json_t *dispatch(void)
{
    json_t *all = json_array();
    for (int i = 0; vm_strategy(i, &(vm_strategy_info){0}); i++)
        if (json_array_append_new(all, audit_strategy(i)) != 0) {
            json_decref(all);
            return NULL;
        }
    return all;
}

json_t *context_new(void)
{
    char cpu[200] = "unknown", governor[50] = "unknown";
    struct utsname system;
    char kernel[sizeof system.sysname + sizeof system.release + 1] = "unknown", date[40] = "unknown";
    const char *host = "unknown";
    if (uname(&system) == 0) {
        snprintf(kernel, sizeof kernel, "%s %s", system.sysname, system.release);
        host = system.nodename;
    }
    fact_key("", "/proc/cpuinfo", "model name", cpu, sizeof cpu);
    fact_line("", "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", governor, sizeof governor);
    time_t seconds = time(NULL);
    struct tm utc;
    if (gmtime_r(&seconds, &utc)) strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &utc);

    char commit[] = GENLAB_COMMIT;
    char *state = strchr(commit, ' ');
    if (state) *state++ = '\0';
    bool clean = state && !strcmp(state, "clean");

    json_t *c = json_object();
    bool ok = set_text(c, "version", GENLAB_VERSION) == 0 && set_text(c, "commit", commit) == 0 &&
              json_object_set_new(c, "dirty", json_boolean(!clean)) == 0 &&
              set_text(c, "build_type", GENLAB_BUILDTYPE) == 0 && json_object_set_new(c, "compilers", compilers()) == 0 &&
              json_object_set_new(c, "dispatch", dispatch()) == 0 &&
              set_text(c, "cpu", cpu) == 0 && set_text(c, "governor", governor) == 0 &&
              set_text(c, "hostname", host) == 0 && set_text(c, "kernel", kernel) == 0 && set_text(c, "date", date) == 0;
    if (ok) return c;
    json_decref(c);
    return NULL;
}

/* Keeps of a text what is harmless in a file name. */
static void file_part(char *out, size_t size, const char *text, const char *dropped)
{
    size_t n = 0;
    for (; *text && n + 1 < size; text++) {
        bool plain = (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z') || (*text >= '0' && *text <= '9') ||
                     (*text && strchr("_-.", *text) && n > 0);
        if (!strchr(dropped, *text)) out[n++] = plain ? *text : '_';
    }
    out[n] = '\0';
}

char *context_file_name(const json_t *context)
{
    char host[100], date[40], commit[13], *path;
    file_part(host, sizeof host, json_string_value(json_object_get(context, "hostname")), "");
    file_part(date, sizeof date, json_string_value(json_object_get(context, "date")), "-:");
    file_part(commit, sizeof commit, json_string_value(json_object_get(context, "commit")), "");
    return asprintf(&path, "results/%s/%s-%s.json", *host ? host : "unknown", date, commit) < 0 ? NULL : path;
}
