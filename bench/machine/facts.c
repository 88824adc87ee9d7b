#include "facts.h"

#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE = 8000 };      /* the flags of /proc/cpuinfo take 2000 */

static bool join(char out[PATH_MAX], const char *root, const char *path)
{
    return snprintf(out, PATH_MAX, "%s%s", root, path) < PATH_MAX;
}

static FILE *open_fact(const char *root, const char *path)
{
    char full[PATH_MAX];
    return join(full, root, path) ? fopen(full, "re") : NULL;
}

void fact_printable(char *text)
{
    for (; *text; text++)
        if (*text < ' ' || *text > '~') *text = *text == '\t' ? ' ' : '?';
}

static void copy_line(char *out, size_t size, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    snprintf(out, size, "%s", line);
    fact_printable(out);
}

bool fact_line(const char *root, const char *path, char *out, size_t size)
{
    char line[LINE];
    FILE *f = open_fact(root, path);
    if (!f) return false;
    bool found = fgets(line, sizeof line, f);
    fclose(f);
    if (found) copy_line(out, size, line);
    return found;
}

bool fact_key(const char *root, const char *path, const char *key, char *out, size_t size)
{
    static const char separators[] = ": \t=";
    char line[LINE];
    bool found = false;
    size_t length = strlen(key);
    FILE *f = open_fact(root, path);
    if (!f) return false;
    while (!found && fgets(line, sizeof line, f)) {
        if (strncmp(line, key, length) != 0 || !line[length] || !strchr(separators, line[length])) continue;
        copy_line(out, size, line + length + strspn(line + length, separators));
        found = true;
    }
    fclose(f);
    return found;
}

bool fact_number(const char *root, const char *path, const char *key, double *out)
{
    char text[100], *end;
    if (!(key ? fact_key(root, path, key, text, sizeof text) : fact_line(root, path, text, sizeof text))) return false;
    double number = strtod(text, &end);
    if (end == text || !(number > -1e18 && number < 1e18)) return false;
    *out = number;
    return true;
}

bool fact_exists(const char *root, const char *path)
{
    char full[PATH_MAX];
    return join(full, root, path) && access(full, F_OK) == 0;
}

bool fact_mentions(const char *root, const char *path, const char *word)
{
    static const size_t most = 1 << 16;
    FILE *f = open_fact(root, path);
    char *text = f ? malloc(most) : NULL;
    size_t n = text ? fread(text, 1, most, f) : 0;
    bool found = n > 0 && memmem(text, n, word, strlen(word));
    if (f) fclose(f);
    free(text);
    return found;
}

size_t fact_each(const char *root, const char *pattern, fact_fn *fn, void *arg)
{
    char full[PATH_MAX];
    glob_t paths;
    if (!join(full, root, pattern) || glob(full, 0, NULL, &paths) != 0) return 0;
    size_t n = paths.gl_pathc;
    for (size_t i = 0; i < n; i++) fn(root, paths.gl_pathv[i] + strlen(root), arg);
    globfree(&paths);
    return n;
}

int fact_count_list(const char *list, int *last)
{
    int n = 0, greatest = -1;
    while (*list) {
        char *end;
        long first = strtol(list, &end, 10), to = first;
        if (end == list) return 0;
        if (*end == '-') {
            char *from = end + 1;
            to = strtol(from, &end, 10);
            if (end == from) return 0;
        }
        if (first < 0 || to < first || to > 1 << 20 || (*end && *end != ',')) return 0;
        n += (int)(to - first) + 1;
        if (to > greatest) greatest = (int)to;
        list = *end ? end + 1 : end;
    }
    if (last && n > 0) *last = greatest;
    return n;
}
