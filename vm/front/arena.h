#ifndef GENLAB_FRONT_ARENA_H
#define GENLAB_FRONT_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/* A bump allocator: everything that the front end builds for one source text lives in one arena and
 * is freed at once. A failed allocation answers NULL and sets `failed`, which stays set. */
typedef struct arena {
    struct arena_block *blocks; /* newest first */
    char *next;
    char *end;
    struct arena_name **names; /* interned names: a hash table with `name_slots` chains */
    size_t name_slots;
    size_t name_count;
    bool failed;
} arena;

void arena_init(arena *a);

/* Frees all memory of the arena and leaves it as arena_init does. */
void arena_free(arena *a);

/* Zeroed memory, aligned for any type; NULL when there is none. `size` may be 0. */
void *arena_alloc(arena *a, size_t size);

/* As arena_alloc for `count` items of `size` bytes; a product that overflows is a failure. */
void *arena_array(arena *a, size_t count, size_t size);

/* A NUL-terminated copy of bytes[0..len); NULL when there is no memory. */
char *arena_copy(arena *a, const char *bytes, size_t len);

/* The one copy of this name in the arena, NUL-terminated: two interned names are equal exactly when
 * their pointers are. The text must hold no NUL. NULL when there is no memory. */
const char *arena_intern(arena *a, const char *bytes, size_t len);

#endif
