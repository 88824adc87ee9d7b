#include "peer_file.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "suite.h"

static const char suffix[] = ".peer";

bool peer_words_take(peer_words *words, char *text)
{
    for (char *word; (word = strsep(&text, " \t"));) {
        if (!*word) continue;
        if (words->count == PEER_WORDS_MAX) return false;
        words->word[words->count++] = word;
    }
    return true;
}

/* NULL, or what is wrong with the line. */
static const char *read_line(peer_kind *kind, char *line, const char *folder)
{
    line[strcspn(line, "#")] = '\0';
    line += strspn(line, " \t");
    char *key = strsep(&line, " \t");
    peer_words values = {0};
    if (!*key) return NULL;
    if (line && !peer_words_take(&values, line)) return "too many words";
    if (values.count == 0) return "a word without a value";
    if (!strcmp(key, "commands")) {
        kind->commands = values;
    } else if (!strcmp(key, "flags")) {
        kind->flags = values;
    } else if (!strcmp(key, "lacks")) {
        kind->lacks = values;
    } else if (!strcmp(key, "variant")) {
        if (kind->nvariants == PEER_VARIANTS_MAX) return "too many variants";
        kind->variants[kind->nvariants++] = values;
    } else if (strcmp(key, "driver") != 0 && strcmp(key, "suffix") != 0) {
        return "unknown word; known: driver, suffix, commands, flags, variant, lacks";
    } else if (values.count > 1) {
        return "more than one value";
    } else if (!strcmp(key, "suffix")) {
        kind->suffix = values.word[0];
    } else if (kind->driver) {
        return "a second driver";
    } else if (asprintf(&kind->driver, "%s/%s", folder, values.word[0]) < 0) {
        kind->driver = NULL;
        return "out of memory";
    }
    return NULL;
}

static bool read_kind(peer_kind *kind, const char *folder, const char *file, char *err, size_t errsize)
{
    char path[PATH_MAX + NAME_MAX + 2];
    source s;
    snprintf(path, sizeof path, "%s/%s", folder, file);
    if (!cli_read_source(&s, path)) {
        snprintf(err, errsize, "'%s' is not readable", path);
        return false;
    }
    kind->name = strndup(file, strlen(file) - (sizeof suffix - 1));
    kind->text = strndup(s.text, s.size);
    cli_free_source(&s);
    if (!kind->name || !kind->text) {
        snprintf(err, errsize, "out of memory");
        return false;
    }
    char *rest = kind->text;
    const char *wrong = NULL;
    int number = 0;
    for (char *line; !wrong && (line = strsep(&rest, "\n")); number++) wrong = read_line(kind, line, folder);
    if (wrong) snprintf(err, errsize, "%s:%d: %s", path, number, wrong);
    else if (!kind->driver || !kind->suffix || kind->commands.count == 0)
        snprintf(err, errsize, "%s: driver, suffix and commands must be there", path);
    else return true;
    return false;
}

static int is_peer_file(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name), m = sizeof suffix - 1;
    return n > m && entry->d_name[0] != '.' && !strcmp(entry->d_name + n - m, suffix);
}

bool peer_kinds_read(peer_kind **kinds, size_t *count, char *err, size_t errsize)
{
    char folder[PATH_MAX];
    struct dirent **entries;
    *kinds = NULL;
    *count = 0;
    if (!suite_folder("peers", folder, sizeof folder)) {
        snprintf(err, errsize, "no folder of peers at '%s'", folder);
        return false;
    }
    int n = scandir(folder, &entries, is_peer_file, alphasort);
    if (n < 0) {
        snprintf(err, errsize, "can't list '%s': %s", folder, strerror(errno));
        return false;
    }
    *kinds = calloc((size_t)n + 1, sizeof **kinds);
    bool ok = *kinds != NULL;
    if (!ok) snprintf(err, errsize, "out of memory");
    for (int i = 0; i < n; i++) {
        ok = ok && read_kind(&(*kinds)[(*count)++], folder, entries[i]->d_name, err, errsize);
        free(entries[i]);
    }
    free(entries);
    if (ok) return true;
    peer_kinds_free(*kinds, *count);
    *kinds = NULL;
    *count = 0;
    return false;
}

void peer_kinds_free(peer_kind *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(kinds[i].name);
        free(kinds[i].driver);
        free(kinds[i].text);
    }
    free(kinds);
}
