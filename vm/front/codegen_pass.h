/* What every pass from the tree to a code object shares: memory, maps of names, and one way out. */
#ifndef GENLAB_FRONT_CODEGEN_PASS_H
#define GENLAB_FRONT_CODEGEN_PASS_H

#include <setjmp.h>
#include <stdint.h>

#include "../value.h"
#include "arena.h"
#include "source.h"

/* Memory comes from the arena and is never given back singly. A failure leaves by longjmp to `bail`:
 * with *err filled, or, when `raised`, with an exception pending in the vm. Whoever owns references or
 * malloc'ed memory keeps them where the one who called setjmp finds them. */
typedef struct pass {
    vm *vm;
    arena *arena;
    const source *source;
    syntax_error *err;
    bool raised;
    jmp_buf bail;
} pass;

/* Zeroed. */
void *pass_alloc(pass *p, size_t count, size_t size);
const char *pass_intern(pass *p, const char *text);
/* `items`, which holds n items of `size` bytes, with room for one more. The room doubles when n is a
 * power of two. */
void *pass_grow(pass *p, void *items, size_t n, size_t size);

_Noreturn void pass_error(pass *p, ast_span at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
_Noreturn void pass_memory(pass *p);
/* With an exception pending in the vm. */
_Noreturn void pass_raised(pass *p);

/* A private name of a class, `__x`, as it is known outside: `_Class__x`. class_name may be NULL. */
const char *pass_mangle(pass *p, const char *class_name, const char *name);

/* From pointers (interned names, nodes) to pointers; open addressing. All zero is an empty map. */
typedef struct map {
    const void **keys;
    void **values;
    uint32_t n, cap;
} map;

/* NULL when absent. */
void *map_get(const map *m, const void *key);
/* Adds or replaces. */
void map_put(pass *p, map *m, const void *key, void *v);

/* Maps to numbers: -1 when absent. */
static inline int32_t map_index(const map *m, const void *key)
{
    return (int32_t)(uintptr_t)map_get(m, key) - 1;
}
static inline void map_put_index(pass *p, map *m, const void *key, uint32_t i)
{
    map_put(p, m, key, (void *)((uintptr_t)i + 1));
}

#endif
