#include "suite.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "build.h"

static const char suffix[] = ".py";

bool suite_folder(const char *sub, char *path, size_t size)
{
    const char *chosen = getenv("GENLAB_DATADIR");
    const char *const places[] = {chosen ? chosen : GENLAB_SOURCE_BENCH, chosen ? NULL : GENLAB_DATADIR};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct stat st;
        if (!places[i]) continue;
        int n = snprintf(path, size, "%s/%s", places[i], sub);
        if (n > 0 && (size_t)n < size && stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return true;
    }
    return false;
}

static int is_workload(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name), m = sizeof suffix - 1;
    return n > m && entry->d_name[0] != '.' && !strcmp(entry->d_name + n - m, suffix);
}

char **suite_names(char *err, size_t errsize)
{
    char folder[PATH_MAX];
    struct dirent **entries;
    if (!suite_folder("workloads", folder, sizeof folder)) {
        snprintf(err, errsize, "no folder of workloads at '%s'", folder);
        return NULL;
    }
    int n = scandir(folder, &entries, is_workload, alphasort);
    if (n < 0) {
        snprintf(err, errsize, "can't list '%s': %s", folder, strerror(errno));
        return NULL;
    }
    char **names = calloc((size_t)n + 1, sizeof *names);
    for (int i = 0; i < n; i++) {
        if (names) {
            names[i] = strndup(entries[i]->d_name, strlen(entries[i]->d_name) - (sizeof suffix - 1));
            if (!names[i]) {
                suite_free_names(names);
                names = NULL;
            }
        }
        free(entries[i]);
    }
    free(entries);
    if (!names) snprintf(err, errsize, "out of memory");
    return names;
}

void suite_free_names(char **names)
{
    for (char **name = names; name && *name; name++) free(*name);
    free(names);
}

void suite_vm_error(vm *vm, char *err, size_t errsize)
{
    char *text = vm_error(vm);
    if (!text) {
        snprintf(err, errsize, "out of memory");
        return;
    }
    size_t n = strlen(text);
    while (n && text[n - 1] == '\n') text[--n] = '\0';
    const char *line = strrchr(text, '\n');
    snprintf(err, errsize, "%s", line ? line + 1 : text);
    free(text);
}

/* The text of a global string; `absent` if it isn't there. malloc'ed; NULL with a message. */
static char *global_text(vm *vm, const char *name, const char *absent, char *err, size_t errsize)
{
    value v = vm_global(vm, name);
    char *text = v == EMPTY ? strdup(absent) : vm_repr(vm, v);
    if (!text) {
        snprintf(err, errsize, "out of memory");
        return NULL;
    }
    if (v == EMPTY) return text;
    size_t n = strlen(text);
    if (n < 2 || text[0] != '\'' || text[n - 1] != '\'') {
        snprintf(err, errsize, "%s is not a plain string", name);
        free(text);
        return NULL;
    }
    text[n - 1] = '\0';
    memmove(text, text + 1, n - 1);
    return text;
}

static bool read_facts(workload *w, vm *vm, char *err, size_t errsize)
{
    static const char *const functions[] = {"setup", "run", "expected"};
    if (!vm_load(vm, w->text.text, w->text.size, w->path, "workload")) {
        suite_vm_error(vm, err, errsize);
        return false;
    }
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (vm_global(vm, functions[i]) == EMPTY) {
            snprintf(err, errsize, "defines no %s", functions[i]);
            return false;
        }
    value n = vm_global(vm, "N");
    if (n == EMPTY || !vm_to_int(n, &w->items) || w->items < 1) {
        snprintf(err, errsize, "N is not a positive integer");
        return false;
    }
    char *measure = global_text(vm, "MEASURE", "time", err, errsize);
    if (!measure) return false;
    w->bytes = !strcmp(measure, "bytes");
    bool known = w->bytes || !strcmp(measure, "time");
    if (!known) snprintf(err, errsize, "MEASURE is neither 'time' nor 'bytes'");
    free(measure);
    return known && (w->sets = global_text(vm, "SETS", "for_iter_gen", err, errsize));
}

bool workload_load(workload *w, const char *name, char *err, size_t errsize)
{
    char folder[PATH_MAX], reason[500];
    *w = (workload){0};
    if (!suite_folder("workloads", folder, sizeof folder)) {
        snprintf(err, errsize, "no folder of workloads at '%s'", folder);
        return false;
    }
    w->name = strdup(name);
    if (!w->name || asprintf(&w->path, "%s/%s%s", folder, name, suffix) < 0) {
        w->path = NULL;
        snprintf(err, errsize, "out of memory");
    } else if (!cli_read_source(&w->text, w->path)) {
        snprintf(err, errsize, "workload %s is not readable", name);
    } else {
        vm *vm = vm_new(&(vm_config){0}, reason, sizeof reason);
        bool ok = vm && read_facts(w, vm, reason, sizeof reason);
        if (vm) vm_free(vm);
        if (ok) return true;
        snprintf(err, errsize, "workload %s: %s", name, reason);
    }
    workload_free(w);
    return false;
}

void workload_free(workload *w)
{
    free(w->name);
    free(w->path);
    cli_free_source(&w->text);
    free(w->sets);
    *w = (workload){0};
}
