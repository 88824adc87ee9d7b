#include "arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "../memory.h"

enum { BLOCK_SIZE = 64 * 1024, FIRST_NAME_SLOTS = 256 };

static const size_t ALIGNMENT = _Alignof(max_align_t);

struct arena_block {
    struct arena_block *older;
    max_align_t data[];
};

struct arena_name {
    struct arena_name *next;
    size_t hash;
    size_t len;
    char text[];
};

void arena_init(arena *a)
{
    memset(a, 0, sizeof *a);
}

void arena_free(arena *a)
{
    for (struct arena_block *b = a->blocks; b;) {
        struct arena_block *older = b->older;
        free(b);
        b = older;
    }
    free(a->names);
    arena_init(a);
}

static void *fail(arena *a)
{
    a->failed = true;
    return NULL;
}

static struct arena_block *add_block(arena *a, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_block)) {
        return fail(a);
    }
    struct arena_block *b = mem_alloc(sizeof *b + size);
    if (!b) {
        return fail(a);
    }
    b->older = a->blocks;
    a->blocks = b;
    return b;
}

void *arena_alloc(arena *a, size_t size)
{
    if (size > PTRDIFF_MAX - ALIGNMENT) {
        return fail(a);
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (size == 0) {
        size = ALIGNMENT;
    }
    if (size > (size_t)(a->end - a->next)) {
        /* A big item gets a block of its own, so that the rest of the current one is not lost. */
        bool big = size > BLOCK_SIZE / 4;
        struct arena_block *b = add_block(a, big ? size : BLOCK_SIZE);
        if (!b) {
            return NULL;
        }
        if (big) {
            return memset(b->data, 0, size);
        }
        a->next = (char *)b->data;
        a->end = a->next + BLOCK_SIZE;
    }
    void *memory = a->next;
    a->next += size;
    return memset(memory, 0, size);
}

void *arena_array(arena *a, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        return fail(a);
    }
    return arena_alloc(a, bytes);
}

char *arena_copy(arena *a, const char *bytes, size_t len)
{
    char *copy = len < PTRDIFF_MAX ? arena_alloc(a, len + 1) : fail(a);
    if (copy && len) {
        memcpy(copy, bytes, len);
    }
    return copy;
}

/* FNV-1a, 64 bits. */
static size_t hash_bytes(const char *bytes, size_t len)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < len; i++) {
        h = (h ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    }
    return (size_t)(h ^ h >> 32);
}

static bool grow_names(arena *a)
{
    size_t slots = a->name_slots ? a->name_slots * 2 : FIRST_NAME_SLOTS;
    struct arena_name **names = mem_zeroed(slots, sizeof(struct arena_name *));
    if (!names) {
        a->failed = true;
        return false;
    }
    for (size_t i = 0; i < a->name_slots; i++) {
        for (struct arena_name *n = a->names[i]; n;) {
            struct arena_name *next = n->next;
            n->next = names[n->hash & (slots - 1)];
            names[n->hash & (slots - 1)] = n;
            n = next;
        }
    }
    free(a->names);
    a->names = names;
    a->name_slots = slots;
    return true;
}

const char *arena_intern(arena *a, const char *bytes, size_t len)
{
    if (a->name_count >= a->name_slots && !grow_names(a)) {
        return NULL;
    }
    size_t hash = hash_bytes(bytes, len);
    struct arena_name **slot = &a->names[hash & (a->name_slots - 1)];
    for (struct arena_name *n = *slot; n; n = n->next) {
        if (n->hash == hash && n->len == len && memcmp(n->text, bytes, len) == 0) {
            return n->text;
        }
    }
    struct arena_name *n = arena_alloc(a, sizeof *n + len + 1);
    if (!n) {
        return NULL;
    }
    n->next = *slot;
    n->hash = hash;
    n->len = len;
    memcpy(n->text, bytes, len);
    *slot = n;
    a->name_count++;
    return n->text;
}
