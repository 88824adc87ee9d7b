#include "codegen_pass.h"

#include <stdarg.h>
#include <string.h>

_Noreturn void pass_memory(pass *p)
{
    p->err->kind = SYNTAX_MEMORY;
    snprintf(p->err->message, sizeof p->err->message, "out of memory");
    longjmp(p->bail, 1);
}

_Noreturn void pass_raised(pass *p)
{
    p->raised = true;
    longjmp(p->bail, 1);
}

_Noreturn void pass_error(pass *p, ast_span at, const char *format, ...)
{
    char message[sizeof p->err->message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    syntax_error_at(p->err, SYNTAX_ERROR, p->source, at, "%s", message);
    longjmp(p->bail, 1);
}

void *pass_alloc(pass *p, size_t count, size_t size)
{
    void *memory = arena_array(p->arena, count, size);
    if (!memory) {
        pass_memory(p);
    }
    return memory;
}

const char *pass_intern(pass *p, const char *text)
{
    const char *name = arena_intern(p->arena, text, strlen(text));
    if (!name) {
        pass_memory(p);
    }
    return name;
}

void *pass_grow(pass *p, void *items, size_t n, size_t size)
{
    if (n & (n - 1)) {
        return items;
    }
    void *bigger = pass_alloc(p, n ? 2 * n : 1, size);
    if (n) {
        memcpy(bigger, items, n * size);
    }
    return bigger;
}

const char *pass_mangle(pass *p, const char *class_name, const char *name)
{
    if (!class_name || name[0] != '_' || name[1] != '_') {
        return name;
    }
    size_t len = strlen(name);
    if ((name[len - 1] == '_' && name[len - 2] == '_') || strchr(name, '.')) {
        return name;
    }
    class_name += strspn(class_name, "_");
    if (!*class_name) {
        return name;
    }
    size_t class_len = strlen(class_name);
    char *text = pass_alloc(p, class_len + len + 2, 1);
    text[0] = '_';
    memcpy(text + 1, class_name, class_len);
    memcpy(text + 1 + class_len, name, len);
    return pass_intern(p, text);
}

static uint32_t map_slot(const map *m, const void *key)
{
    uint64_t h = (uint64_t)(uintptr_t)key * 0x9e3779b97f4a7c15u;
    uint32_t i = (uint32_t)(h >> 32) & (m->cap - 1);
    while (m->keys[i] && m->keys[i] != key) {
        i = (i + 1) & (m->cap - 1);
    }
    return i;
}

void *map_get(const map *m, const void *key)
{
    return m->cap ? m->values[map_slot(m, key)] : NULL;
}

void map_put(pass *p, map *m, const void *key, void *v)
{
    if (m->n >= m->cap / 2) {
        map bigger = {.cap = m->cap ? 2 * m->cap : 8, .n = m->n};
        bigger.keys = pass_alloc(p, bigger.cap, sizeof *bigger.keys);
        bigger.values = pass_alloc(p, bigger.cap, sizeof *bigger.values);
        for (uint32_t i = 0; i < m->cap; i++) {
            if (m->keys[i]) {
                uint32_t to = map_slot(&bigger, m->keys[i]);
                bigger.keys[to] = m->keys[i];
                bigger.values[to] = m->values[i];
            }
        }
        *m = bigger;
    }
    uint32_t i = map_slot(m, key);
    m->n += !m->keys[i];
    m->keys[i] = key;
    m->values[i] = v;
}
