#include "peers.h"

#include <dirent.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli.h"
#include "peer_file.h"
#include "probe.h"
#include "suite.h"

static const int probe_limit = 5000;    /* milliseconds */
static const size_t answer_max = 8192;
static const char native[] = "native";

struct peer {
    char *label, *version;
    char **start;           /* command, flags, driver or limit; one block, NULL at the end */
    char *suffix;           /* of workload files; NULL: a native limit */
    char **workloads;       /* those that a native limit has; those that another peer lacks. One block, NULL at the end */
};

typedef struct search {
    peer_kind *kinds;
    size_t nkinds;
    peer **found;           /* NULL at the end */
    size_t count;
    bool no_memory;
} search;

__attribute__((format(printf, 2, 3)))
static void left_out(const char *name, const char *format, ...)
{
    va_list args;
    fprintf(stderr, "genlab: peer %s: ", name);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputs("; left out\n", stderr);
}

/* A copy of these lists of words and then of the last word (unless NULL), in one block; NULL: no memory. */
static char **join(char *const *const lists[], size_t nlists, const char *last)
{
    size_t words = 1, size = 0;
    for (size_t i = 0; i < nlists; i++)
        for (char *const *word = lists[i]; *word; word++, words++) size += strlen(*word) + 1;
    if (last) words++, size += strlen(last) + 1;
    char **block = malloc(words * sizeof *block + size), **to = block;
    if (!block) return NULL;
    char *text = (char *)(block + words);
    for (size_t i = 0; i < nlists; i++)
        for (char *const *word = lists[i]; *word; word++) {
            *to++ = text;
            text = stpcpy(text, *word) + 1;
        }
    if (last) *to++ = strcpy(text, last);
    *to = NULL;
    return block;
}

static void peer_free(peer *p)
{
    if (!p) return;
    free(p->label);
    free(p->version);
    free(p->start);
    free(p->suffix);
    free(p->workloads);
    free(p);
}

void peers_free(peer **peers)
{
    for (peer **p = peers; p && *p; p++) peer_free(*p);
    free(peers);
}

static bool has_word(char *const *words, const char *word)
{
    while (*words && strcmp(*words, word) != 0) words++;
    return *words != NULL;
}

static bool known_label(const search *s, const char *label)
{
    for (size_t i = 0; i < s->count; i++)
        if (!strcmp(s->found[i]->label, label)) return true;
    return false;
}

/* Takes the peer over, whose parts may be missing for lack of memory. */
static void add(search *s, peer *p)
{
    bool complete = p && p->label && p->version && p->start && p->workloads;
    peer **more = complete ? realloc(s->found, (s->count + 2) * sizeof *more) : NULL;
    if (!more) {
        s->no_memory = true;
        peer_free(p);
        return;
    }
    s->found = more;
    s->found[s->count++] = p;
    s->found[s->count] = NULL;
}

/* Whether a runtime's answer can stand as a label in names of rows: letters, digits and "._+-". */
static bool is_label(const char *text)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-";
    size_t n = strlen(text);
    return n > 0 && n <= 60 && strspn(text, allowed) == n;
}

static void add_variant(search *s, const peer_kind *kind, char *const *command, const char *label, const char *version,
                        const peer_words *variant)
{
    static char *const none[] = {NULL};
    char *const *const lists[] = {command, kind->flags.word, variant ? variant->word + 1 : none};
    peer *p = calloc(1, sizeof *p);
    if (p) {
        if (!variant) p->label = strdup(label);
        else if (asprintf(&p->label, "%s-%s", label, variant->word[0]) < 0) p->label = NULL;
        p->version = strdup(version);
        p->suffix = strdup(kind->suffix);
        p->workloads = p->suffix ? join((char *const *const[]){kind->lacks.word}, 1, NULL) : NULL;
        p->start = join(lists, 3, kind->driver);
    }
    add(s, p);
}

/* Asks a command who it is and adds it in each variant; why not: a word. One that is there already is left out in silence
 * when nobody named it: python3 is one of the python3.N. */
static void ask(search *s, const peer_kind *kind, char *const *command, bool named)
{
    static char version_option[] = "--version";
    char *const *const lists[] = {command, kind->flags.word, (char *const[]){kind->driver, NULL}};
    char reason[200];
    char **argv = join(lists, 3, version_option);
    char *answer = argv ? probe(argv, probe_limit, answer_max, reason, sizeof reason) : NULL;
    free(argv);
    if (!answer) {
        left_out(kind->name, "%s: %s", command[0], argv ? reason : "out of memory");
        return;
    }
    char *version = answer, *label;
    version[strcspn(version, "\n")] = '\0';
    label = strsep(&version, " ");
    if (!version || !is_label(label)) {
        left_out(kind->name, "%s: does not say its version", command[0]);
    } else if (known_label(s, label)) {
        if (named) left_out(kind->name, "%s: %s is there already", command[0], label);
    } else {
        add_variant(s, kind, command, label, version, NULL);
        for (size_t i = 0; i < kind->nvariants; i++) add_variant(s, kind, command, label, version, &kind->variants[i]);
    }
    free(answer);
}

static bool is_program(const char *folder, const char *name)
{
    char path[PATH_MAX];
    struct stat st;
    int n = snprintf(path, sizeof path, "%s/%s", folder, name);
    return n > 0 && (size_t)n < sizeof path && stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

/* The commands on PATH that match a pattern, each name once. How many there are. */
static int ask_on_path(search *s, const peer_kind *kind, const char *pattern)
{
    const char *path = getenv("PATH");
    char *folders = strdup(path ? path : "/usr/local/bin:/usr/bin:/bin"), *rest = folders;
    char seen[PATH_MAX] = "/";          /* /NAME/NAME/ */
    int count = 0;
    for (char *folder; rest && (folder = strsep(&rest, ":"));) {
        struct dirent **entries;
        if (!*folder) folder = ".";
        int n = scandir(folder, &entries, NULL, alphasort);
        for (int i = 0; i < n; i++) {
            char *name = entries[i]->d_name, key[NAME_MAX + 3];
            snprintf(key, sizeof key, "/%s/", name);
            if (fnmatch(pattern, name, FNM_PERIOD) == 0 && !strstr(seen, key) && is_program(folder, name)) {
                size_t used = strlen(seen);
                snprintf(seen + used, sizeof seen - used, "%s", key + 1);
                ask(s, kind, (char *const[]){name, NULL}, false);
                count++;
            }
            free(entries[i]);
        }
        if (n >= 0) free(entries);
    }
    free(folders);
    return count;
}

static void find_kind(search *s, const peer_kind *kind)
{
    int count = 0;
    for (size_t i = 0; i < kind->commands.count; i++) count += ask_on_path(s, kind, kind->commands.word[i]);
    if (count == 0) left_out(kind->name, "no %s on PATH", kind->commands.word[0]);
}

/* The program of the native limits: beside this one, or in `native` beside it where both were built. False: neither. */
static bool native_path(char *path, size_t size)
{
    static const char *const places[] = {"genlab-native", "native/genlab-native"};
    ssize_t n = readlink("/proc/self/exe", path, size - 1);
    if (n < 0) return false;
    path[n] = '\0';
    char *name = strrchr(path, '/');
    if (!name++) return false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t room = size - (size_t)(name - path);
        if (snprintf(name, room, "%s", places[i]) < (int)room && access(path, X_OK) == 0) return true;
    }
    return false;
}

/* `genlab-native --list` prints a limit a line: LABEL, what it is, its workloads, separated by tabs. */
static void find_native(search *s)
{
    static char list_option[] = "--list";
    char path[PATH_MAX], reason[200];
    if (!native_path(path, sizeof path)) {
        left_out(native, "genlab-native is not beside this program");
        return;
    }
    char *answer = probe((char *const[]){path, list_option, NULL}, probe_limit, answer_max, reason, sizeof reason), *rest = answer;
    if (!answer) left_out(native, "%s: %s", path, reason);
    for (char *line; rest && (line = strsep(&rest, "\n"));) {
        char *label = strsep(&line, "\t"), *version = strsep(&line, "\t");
        peer_words workloads = {0};
        if (!line || !is_label(label) || known_label(s, label) || !peer_words_take(&workloads, line)) continue;
        peer *p = calloc(1, sizeof *p);
        if (p) {
            p->label = strdup(label);
            p->version = strdup(version);
            p->start = join((char *const *const[]){(char *const[]){path, NULL}}, 1, label);
            p->workloads = join((char *const *const[]){workloads.word}, 1, NULL);
        }
        add(s, p);
    }
    free(answer);
}

static const peer_kind *kind_named(const search *s, const char *name)
{
    for (size_t i = 0; i < s->nkinds; i++)
        if (!strcmp(s->kinds[i].name, name)) return &s->kinds[i];
    return NULL;
}

static void unknown_name(const search *s, const char *name, char *err, size_t errsize)
{
    int n = snprintf(err, errsize, "unknown peer '%s'; known: auto", name);
    for (size_t i = 0; i <= s->nkinds && n >= 0 && (size_t)n < errsize; i++)
        n += snprintf(err + n, errsize - (size_t)n, ", %s", i < s->nkinds ? s->kinds[i].name : native);
}

/* One element of the list, which is cut up. False with a message in err. */
static bool find_element(search *s, char *element, char *err, size_t errsize)
{
    char *command = element, *name = strsep(&command, "=");
    const peer_kind *kind = kind_named(s, name);
    if (command && kind) {
        peer_words words = {0};
        if (!peer_words_take(&words, command) || words.count == 0) {
            snprintf(err, errsize, "peer %s: %s behind '='", name, words.count ? "too many words" : "no command");
            return false;
        }
        ask(s, kind, words.word, true);
        return true;
    }
    bool all = !command && !strcmp(name, "auto");
    if (!all && !kind && (command || strcmp(name, native) != 0)) {
        unknown_name(s, name, err, errsize);
        return false;
    }
    for (size_t i = 0; i < s->nkinds; i++)
        if (all || &s->kinds[i] == kind) find_kind(s, &s->kinds[i]);
    if (!kind) find_native(s);
    return true;
}

peer **peers_find(const char *list, char *err, size_t errsize)
{
    search s = {0};
    if (!peer_kinds_read(&s.kinds, &s.nkinds, err, errsize)) return NULL;
    char *copy = strdup(list), *rest = copy;
    s.found = calloc(1, sizeof *s.found);
    bool ok = copy && s.found;
    s.no_memory = !ok;
    for (char *element; ok && (element = strsep(&rest, ","));) ok = find_element(&s, element, err, errsize) && !s.no_memory;
    if (s.no_memory) snprintf(err, errsize, "out of memory");
    free(copy);
    peer_kinds_free(s.kinds, s.nkinds);
    if (ok) return s.found;
    peers_free(s.found);
    return NULL;
}

const char *peer_label(const peer *p)
{
    return p->label;
}

const char *peer_version(const peer *p)
{
    return p->version;
}

/* The workload's file in a language. False if its path is too long or there is none. */
static bool workload_file(const char *workload, const char *suffix, char *path, size_t size)
{
    char folder[PATH_MAX];
    if (!suite_folder("workloads", folder, sizeof folder)) return false;
    int n = snprintf(path, size, "%s/%s.%s", folder, workload, suffix);
    return n > 0 && (size_t)n < size && access(path, R_OK) == 0;
}

bool peer_has(const peer *p, const char *workload)
{
    char path[PATH_MAX];
    if (!p->suffix) return has_word(p->workloads, workload);
    return !has_word(p->workloads, workload) && workload_file(workload, p->suffix, path, sizeof path);
}

char **peer_argv(const peer *p, const char *workload)
{
    char path[PATH_MAX];
    if (p->suffix && !workload_file(workload, p->suffix, path, sizeof path)) return NULL;
    return join((char *const *const[]){p->start}, 1, p->suffix ? path : workload);
}

typedef struct line {
    size_t used, column;        /* characters printed; where the next cell begins */
} line;

static void print_cell(line *l, const char *title, const char *text)
{
    if (*text) l->used += (size_t)printf("%*s%s", (int)(l->column - l->used), "", text);
    l->column += strlen(title) + 2;
}

/* A row of the table; without a workload the titles. */
static void print_row(const char *workload, const peer_kind *kinds, size_t nkinds, peer *const *peers)
{
    static const char before_limits[] = "native:";
    char path[PATH_MAX];
    line l = {0};
    print_cell(&l, "mem_million_gens", workload ? workload : "workload");
    for (const peer_kind *k = kinds; k < kinds + nkinds; k++) {
        bool has = workload && !has_word(k->lacks.word, workload) && workload_file(workload, k->suffix, path, sizeof path);
        print_cell(&l, k->name, !workload ? k->name : has ? "x" : "-");
    }
    for (bool first = true; *peers; peers++) {
        const char *title = (*peers)->label;
        if ((*peers)->suffix) continue;
        if (first) print_cell(&l, before_limits, workload ? "" : before_limits);
        first = false;
        if (!strncmp(title, "native-", sizeof "native-" - 1)) title += sizeof "native-" - 1;
        print_cell(&l, title, !workload ? title : peer_has(*peers, workload) ? "x" : "-");
    }
    putchar('\n');
}

int peers_print(void)
{
    char err[500];
    peer_kind *kinds = NULL;
    size_t nkinds = 0;
    peer **found = NULL;
    char **workloads = suite_names(err, sizeof err);
    if (workloads && peer_kinds_read(&kinds, &nkinds, err, sizeof err)) found = peers_find("auto", err, sizeof err);
    bool ok = found != NULL;
    if (ok) {
        print_row(NULL, kinds, nkinds, found);
        for (char **w = workloads; *w; w++) print_row(*w, kinds, nkinds, found);
        puts("\nfound here:");
        for (peer **p = found; *p; p++) printf("%-26s  %s\n", (*p)->label, (*p)->version);
    } else {
        fprintf(stderr, "genlab: %s\n", err);
    }
    peers_free(found);
    peer_kinds_free(kinds, nkinds);
    suite_free_names(workloads);
    return ok ? cli_flush_stdout("genlab") : STATUS_ERROR;
}
