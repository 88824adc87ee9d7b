/* Dicts: insertion-ordered, open addressing over a dense entry array (as PyPy and CPython do it). */
#ifndef GENLAB_OBJECTS_DICT_H
#define GENLAB_OBJECTS_DICT_H

#include "set.h"
#include "str.h"

typedef struct dict_entry { uint64_t hash; value key, value; } dict_entry;  /* key EMPTY: deleted */
struct dict {
    object head;
    dict_entry *entries;    /* used of them filled, in insertion order; cap allocated, the index behind them */
    void *index;            /* nslots entries of 1, 2 or 4 bytes: position + 1 in entries, 0 free, all ones deleted */
    uint32_t used, len;     /* entries filled (with deleted ones), and alive */
    uint32_t cap, nslots;
    uint32_t version;       /* changes at each insertion of a new key, deletion and resize, not when a value is replaced */
    uint32_t fill;          /* slots of the index that are not free; at most cap */
    uint32_t first;         /* no entry before this position lives; the one there does, unless len is 0 */
    uint32_t shape;         /* which names are where (shape.h); 0 when the keys have changed since somebody asked */
};
extern type type_dict, type_dict_keys, type_dict_values, type_dict_items;
extern type type_dict_key_iter, type_dict_value_iter, type_dict_item_iter;
extern type type_dict_reverse_key_iter, type_dict_reverse_value_iter, type_dict_reverse_item_iter;

typedef struct dict_view { object head; dict *dict; } dict_view;
typedef struct dict_iter {
    object head;
    dict *dict;             /* owned; NULL when exhausted */
    uint32_t at, left;      /* position in entries (reversed: one behind it); entries still to come */
    uint32_t len;           /* of the dict when the iteration began; UINT32_MAX once it has failed */
    value pair;             /* item iterators: see tuple_pair */
} dict_iter;

static inline bool is_dict(value v) { return has_layout(v, &type_dict); }     /* of derived classes too */
static inline dict *as_dict(value v) { return (dict *)as_object(v); }

dict *dict_new(vm *vm);
dict *dict_new_untracked(vm *vm);                            /* its only owner shows the collector what is in it */
/* Borrowed value, or EMPTY when absent; *error is set when hashing or comparing raised. */
value dict_get(vm *vm, dict *d, value key, bool *error);
bool dict_set(vm *vm, dict *d, value key, value v);         /* borrows both */
int dict_delete(vm *vm, dict *d, value key);                /* 1 deleted, 0 absent, -1 raised */
bool dict_update(vm *vm, dict *d, value mapping_or_pairs);
bool dict_update_mapping(vm *vm, dict *d, value mapping);   /* {**mapping}: TypeError when it has no keys() */
dict *dict_copy(vm *vm, dict *d);
void dict_clear(vm *vm, dict *d);
/* Iterates over live entries: start with *pos 0; false at the end. Borrowed key and value. */
bool dict_next(const dict *d, uint32_t *pos, value *key, value *val);

/* Keys that are interned strings: never raise, never run the program's code. */
bool dict_set_str(vm *vm, dict *d, str *name, value v);     /* borrows; false: MemoryError */
/* Position of the entry of an interned name, or -1: what inline caches keep. */
int32_t dict_find_str(dict *d, str *name);
/* Borrowed value or EMPTY. In a small table the first probe mostly decides. */
static inline value dict_get_str(dict *d, str *name) {
    if (d->nslots <= 256) {
        if (d->len == 0) return EMPTY;
        uint32_t at = ((const uint8_t *)d->index)[name->hash & (d->nslots - 1)];
        if (at == 0) return EMPTY;
        if (at <= d->used && d->entries[at - 1].key == from_object(name)) return d->entries[at - 1].value;
    }
    int32_t at = dict_find_str(d, name);
    return at < 0 ? EMPTY : d->entries[at].value;
}

/* With a hash that is known already. Positions in entries; insert steals key and v, also when it fails, and needs the
 * key to be absent. */
enum { DICT_ABSENT = -1, DICT_ERROR = -2 };
int32_t dict_find_hashed(vm *vm, dict *d, value key, uint64_t hash);
bool dict_insert_new(vm *vm, dict *d, value key, uint64_t hash, value v);
bool dict_set_hashed(vm *vm, dict *d, value key, uint64_t hash, value v);   /* borrows both */
void dict_delete_at(vm *vm, dict *d, uint32_t at);
bool dict_hash_object(vm *vm, value key, uint64_t *hash);   /* dict_hash_key of what is no small integer */
static inline bool dict_hash_key(vm *vm, value key, uint64_t *hash) {
    if (!is_small(key)) return dict_hash_object(vm, key, hash);
    /* The number itself below 2^61 - 1; -1 is no hash. */
    int64_t n = small_of(key), modulus = ((int64_t)1 << 61) - 1;
    if (n <= -modulus || n >= modulus) n %= modulus;
    *hash = (uint64_t)(n - (n == -1));
    return true;
}
bool dict_reserve(vm *vm, dict *d, uint32_t n);             /* room for n entries in all */
bool dict_copy_table(vm *vm, dict *to, const dict *from);   /* to must have no table yet */
void dict_free_table(vm *vm, dict *d);                      /* drops the entries, leaves it empty */
size_t dict_table_bytes(const dict *d);
void dict_traverse(object *o, visit_fn visit, void *arg);
/* Puts the entries of other into d. */
bool dict_merge(vm *vm, dict *d, dict *other);
value dict_view_new(vm *vm, type *t, dict *d);
value dict_iter_new(vm *vm, type *t, dict *d);
bool hash_refused(vm *vm, value v, uint64_t *out);          /* the hash slot of unhashable types */

#endif
