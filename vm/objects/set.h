/* Sets and frozensets: open addressing in the layout of CPython's, so that they iterate in the same order. */
#ifndef GENLAB_OBJECTS_SET_H
#define GENLAB_OBJECTS_SET_H

#include "../object.h"

typedef struct set_entry { uint64_t hash; value key; } set_entry;   /* key EMPTY: free; NO_MORE: deleted */
typedef struct set {
    object head;
    set_entry *table;       /* mask + 1 of them; NULL: not allocated yet */
    uint32_t mask;
    uint32_t fill, used;    /* entries that are not free, and alive */
    uint32_t finger;        /* where pop() looks first */
} set;
typedef struct set_iter { object head; set *set; uint32_t at, len; } set_iter;
extern type type_set, type_frozenset, type_set_iter;

static inline bool is_set(value v) { return has_layout(v, &type_set) || has_layout(v, &type_frozenset); }
static inline set *as_set(value v) { return (set *)as_object(v); }

/* A set or frozenset with the items of an iterable (EMPTY: none). */
value set_build(vm *vm, type *t, value iterable);
value set_new(vm *vm);
bool set_add(vm *vm, value set, value item);                /* borrows */
int set_contains(vm *vm, value set, value item);
bool set_update(vm *vm, set *s, value iterable);
size_t set_table_bytes(const set *s);
/* Iterates by slot: start with *pos 0; false at the end. The item is a new reference. */
bool set_next(const set *s, uint32_t *pos, value *item, uint64_t *hash);

#endif
