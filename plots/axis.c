#include "axis.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[AXES] = {
    [AXIS_WORKLOAD] = "workload", [AXIS_DISPATCH] = "dispatch", [AXIS_COMPILER] = "compiler", [AXIS_SPEC] = "spec",
    [AXIS_ITEMS] = "items",       [AXIS_RUNTIME] = "runtime",   [AXIS_VARIANT] = "variant",
};

enum { VALUE_SIZE = 300 };

axis axis_find(const char *name, size_t length)
{
    axis a = 0;
    while (a < AXES && (strlen(names[a]) != length || strncmp(names[a], name, length) != 0)) a++;
    return a;
}

const char *axis_name(axis a)
{
    return names[a];
}

static bool is_peer(const bench_row *row)
{
    return !strcmp(row->is.set, "-");
}

/* The strategy without compiler and order of its handlers: the length of its name. */
static size_t strategy_length(const char *dispatch)
{
    return strcspn(dispatch, "@+");
}

/* Who compiled a strategy: its name says it, or else the context, where the bare name is the preferred compilation. */
static const char *compiler_of(const bench_file *f, const char *dispatch)
{
    size_t n = strategy_length(dispatch), i;
    if (dispatch[n] == '@') return dispatch + n + 1;
    const json_t *list = json_object_get(bench_file_genlab(f), "dispatch"), *element;
    json_array_foreach(list, i, element) {
        const char *name = json_string_value(json_object_get(element, "name"));
        if (name && json_is_true(json_object_get(element, "preferred")) && !strncmp(name, dispatch, n) && name[n] == '@')
            return name + n + 1;
    }
    return "unknown";
}

static bool fits(int n, size_t size)
{
    return n >= 0 && (size_t)n < size;
}

bool axis_value(axis a, const bench_file *f, const bench_row *row, char *value, size_t size)
{
    if (!row->axes) return false;
    const bench_name *is = &row->is;
    switch (a) {
    case AXIS_WORKLOAD: return fits(snprintf(value, size, "%s", is->workload), size);
    case AXIS_DISPATCH: return fits(snprintf(value, size, "%s", is->dispatch), size);
    case AXIS_COMPILER:
        return fits(snprintf(value, size, "%s", is_peer(row) ? "-" : compiler_of(f, is->dispatch)), size);
    case AXIS_SPEC: return fits(snprintf(value, size, "%s", is->set), size);
    case AXIS_ITEMS: return fits(snprintf(value, size, "%lld", is->items), size);
    case AXIS_RUNTIME:
        if (is_peer(row)) return fits(snprintf(value, size, "%s", is->dispatch), size);
        return fits(snprintf(value, size, "%s/%s", is->dispatch, is->set), size);
    default: return fits(snprintf(value, size, "%s", is->variant ? is->variant : "row"), size);
    }
}

bool axis_rest(axis a, const bench_row *row, char *rest, size_t size)
{
    if (!row->axes) return false;
    const bench_name *is = &row->is;
    char items[30] = "";
    if (is->items) snprintf(items, sizeof items, "/n:%lld", is->items);
    switch (a) {
    case AXIS_WORKLOAD: return fits(snprintf(rest, size, "%s/%s", is->dispatch, is->set), size);
    case AXIS_DISPATCH: return fits(snprintf(rest, size, "%s/%s%s", is->workload, is->set, items), size);
    case AXIS_COMPILER:
        return fits(snprintf(rest, size, "%s/%.*s/%s%s", is->workload, (int)strategy_length(is->dispatch), is->dispatch,
                             is->set, items), size);
    case AXIS_SPEC: return fits(snprintf(rest, size, "%s/%s%s", is->workload, is->dispatch, items), size);
    case AXIS_ITEMS: return fits(snprintf(rest, size, "%s/%s/%s", is->workload, is->dispatch, is->set), size);
    case AXIS_RUNTIME: return fits(snprintf(rest, size, "%s%s", is->workload, items), size);
    default: return fits(snprintf(rest, size, "%s/%s/%s%s", is->workload, is->dispatch, is->set, items), size);
    }
}

static bool no_memory(char *err, size_t errsize)
{
    snprintf(err, errsize, "out of memory");
    return false;
}

static bool add_condition(filters *list, const char *word, size_t n, char *err, size_t errsize)
{
    const char *sign = memchr(word, '=', n);
    axis a = AXES;
    if (sign && (size_t)(sign - word) == 4 && !strncmp(word, "name", 4)) {
        word = sign + 1;
        n -= 5;
    } else if (sign) {
        size_t length = (size_t)(sign - word);
        a = axis_find(word, length);
        if (a == AXES) {
            int at = snprintf(err, errsize, "unknown axis '%.*s'; known: name", length > 40 ? 40 : (int)length, word);
            for (axis k = 0; k < AXES && (size_t)at < errsize; k++)
                at += snprintf(err + at, errsize - (size_t)at, ", %s", names[k]);
            return false;
        }
        word = sign + 1;
        n -= length + 1;
    }
    struct condition *more = realloc(list->at, (list->n + 1) * sizeof *more);
    if (!more) return no_memory(err, errsize);
    list->at = more;
    char *globs = strndup(word, n);
    if (!globs) return no_memory(err, errsize);
    list->at[list->n++] = (struct condition){a, globs};
    return true;
}

bool filters_add(filters *list, const char *text, char *err, size_t errsize)
{
    static const char blanks[] = " \t\n";
    for (const char *at = text + strspn(text, blanks); *at; at += strspn(at, blanks)) {
        size_t n = strcspn(at, blanks);
        if (!add_condition(list, at, n, err, errsize)) return false;
        at += n;
    }
    return true;
}

void filters_free(filters *list)
{
    for (size_t i = 0; i < list->n; i++) free(list->at[i].globs);
    free(list->at);
    *list = (filters){0};
}

/* Whether one of the globs matches. */
static bool globs_match(const char *globs, const char *text)
{
    char glob[VALUE_SIZE];
    for (const char *at = globs;; at++) {
        size_t n = strcspn(at, ",");
        if (n < sizeof glob) {
            memcpy(glob, at, n);
            glob[n] = '\0';
            if (fnmatch(glob, text, 0) == 0) return true;
        }
        at += n;
        if (!*at) return false;
    }
}

/* A strategy is also chosen by its name without the compiler. */
static bool matches_strategy(const char *globs, const char *dispatch)
{
    char name[VALUE_SIZE];
    size_t n = strategy_length(dispatch);
    if (!dispatch[n] || n >= sizeof name) return false;
    memcpy(name, dispatch, n);
    name[n] = '\0';
    return globs_match(globs, name);
}

bool filters_match(const filters *list, const bench_file *f, const bench_row *row)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct condition *c = &list->at[i];
        char value[VALUE_SIZE];
        if (c->axis == AXES) {
            if (!globs_match(c->globs, row->name)) return false;
            continue;
        }
        if (!axis_value(c->axis, f, row, value, sizeof value)) return false;
        if (!globs_match(c->globs, value) && !(c->axis == AXIS_DISPATCH && matches_strategy(c->globs, value))) return false;
    }
    return true;
}
