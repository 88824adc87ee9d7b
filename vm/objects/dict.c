/* The hash table of dicts and sets, and the C interface of dicts. The type: dict_type.c. */
#include <string.h>
#include "../abstract.h"
#include "../state.h"

#define SLOTS_MIN 8u
#define SLOTS_MAX (1u << 31)
#define GENERIC (-3)    /* find_text met a key that is no string: find_any decides */

/* Probing as CPython's: i = 5 i + 1 + perturb visits every slot, and the high bits of the hash join in. */
#define PROBE(d, hash)                                                                                              \
    for (uint64_t mask_ = (d)->nslots - 1, perturb_ = (hash), slot = (hash) & mask_;;                              \
         perturb_ >>= 5, slot = (slot * 5 + perturb_ + 1) & mask_)

static uint32_t slot_width(uint32_t nslots) { return nslots <= 256 ? 1 : nslots <= 65536 ? 2 : 4; }

static inline uint32_t index_get(const dict *d, uint64_t slot) {
    if (d->nslots <= 256) return ((const uint8_t *)d->index)[slot];
    if (d->nslots <= 65536) return ((const uint16_t *)d->index)[slot];
    return ((const uint32_t *)d->index)[slot];
}

static inline void index_set(dict *d, uint64_t slot, uint32_t v) {
    if (d->nslots <= 256) ((uint8_t *)d->index)[slot] = (uint8_t)v;
    else if (d->nslots <= 65536) ((uint16_t *)d->index)[slot] = (uint16_t)v;
    else ((uint32_t *)d->index)[slot] = v;
}

static uint32_t usable(uint32_t nslots) { return (uint32_t)(((uint64_t)nslots << 1) / 3); }

static size_t block_bytes(uint32_t cap, uint32_t nslots) {
    return cap * sizeof(dict_entry) + (size_t)nslots * slot_width(nslots);
}

size_t dict_table_bytes(const dict *d) { return d->nslots ? block_bytes(d->cap, d->nslots) : 0; }

static inline void keys_changed(dict *d) {
    d->version++;
    d->shape = 0;
}

/* An empty table for at least n entries in place of d's block, which the caller has kept. */
static bool new_block(vm *vm, dict *d, uint64_t nslots) {
    if (nslots > SLOTS_MAX) return raise_memory(vm);
    uint32_t cap = usable((uint32_t)nslots);
    char *block = heap_alloc(vm, block_bytes(cap, (uint32_t)nslots));
    if (!block) return false;
    d->entries = (dict_entry *)block;
    d->index = block + cap * sizeof(dict_entry);
    d->cap = cap;
    d->nslots = (uint32_t)nslots;
    d->used = d->len = d->fill = d->first = 0;
    keys_changed(d);
    memset(d->index, 0, (size_t)nslots * slot_width((uint32_t)nslots));
    return true;
}

/* Appends an entry whose key is absent; there is room, and no deleted slot when fresh. */
static inline void put(dict *d, value key, uint64_t hash, value v) {
    PROBE(d, hash) {
        uint32_t old = index_get(d, slot);
        if (old != 0 && old <= d->cap) continue;
        d->fill += old == 0;
        index_set(d, slot, d->used + 1);
        break;
    }
    d->entries[d->used++] = (dict_entry){hash, key, v};
    d->len++;
}

/* Moves the live entries into a table of nslots. */
static bool rebuild(vm *vm, dict *d, uint64_t nslots) {
    dict old = *d;
    if (!new_block(vm, d, nslots)) return false;
    for (uint32_t i = 0; i < old.used; i++) {
        const dict_entry *e = &old.entries[i];
        if (e->key) put(d, e->key, e->hash, e->value);
    }
    heap_free(vm, old.entries, dict_table_bytes(&old));
    return true;
}

static bool grow(vm *vm, dict *d) {
    uint64_t nslots = SLOTS_MIN;
    while (nslots < (uint64_t)d->len * 3) nslots *= 2;
    return rebuild(vm, d, nslots);
}

bool dict_reserve(vm *vm, dict *d, uint32_t n) {
    if (n <= d->cap) return true;
    uint64_t nslots = SLOTS_MIN;
    while (usable((uint32_t)nslots) < n) {
        nslots *= 2;
        if (nslots > SLOTS_MAX) return raise_memory(vm);
    }
    return rebuild(vm, d, nslots);
}

bool dict_hash_object(vm *vm, value key, uint64_t *hash) {
    if (!has_type(key, &type_str)) return op_hash(vm, key, hash);
    *hash = as_str(key)->hash ? as_str(key)->hash : str_hash(as_str(key));
    return true;
}

/* A string key. Interned strings that are not the same object differ. */
static inline int32_t find_text(const dict *d, const str *key, uint64_t hash) {
    PROBE(d, hash) {
        uint32_t at = index_get(d, slot);
        if (at == 0) return DICT_ABSENT;
        if (at > d->cap) continue;
        const dict_entry *e = &d->entries[at - 1];
        if (e->key == from_object(key)) return (int32_t)(at - 1);
        if (e->hash != hash || e->key == EMPTY) continue;
        if (!has_type(e->key, &type_str)) return GENERIC;
        const str *s = as_str(e->key);
        if (!(s->interned && key->interned) && str_equal(s, key)) return (int32_t)(at - 1);
    }
}

/* Comparing may run program code that changes the table: when the entry is no longer where it was, the search starts
 * again. A table of the same size at the same place can be searched on, whatever happened to it. */
static int32_t find_any(vm *vm, dict *d, value key, uint64_t hash) {
again:
    if (d->nslots == 0) return DICT_ABSENT;
    PROBE(d, hash) {
        uint32_t at = index_get(d, slot);
        if (at == 0) return DICT_ABSENT;
        if (at > d->cap) continue;
        value k = d->entries[at - 1].key;
        if (k == key) return (int32_t)(at - 1);
        if (k == EMPTY || d->entries[at - 1].hash != hash || both_small(k, key)) continue;
        const dict_entry *entries = d->entries;
        uint32_t nslots = d->nslots;
        incref(k);
        int same = op_compare_bool(vm, k, key, CMP_EQ);
        bool moved = d->entries != entries || d->nslots != nslots || at > d->used || d->entries[at - 1].key != k;
        decref(vm, k);
        if (same < 0) return DICT_ERROR;
        if (moved) goto again;
        if (same) return (int32_t)(at - 1);
    }
}

int32_t dict_find_hashed(vm *vm, dict *d, value key, uint64_t hash) {
    if (d->len == 0) return DICT_ABSENT;
    /* The first probe decides most searches. */
    uint32_t first = index_get(d, hash & (d->nslots - 1));
    if (first == 0) return DICT_ABSENT;
    if (first <= d->cap && d->entries[first - 1].key == key) return (int32_t)(first - 1);
    if (has_type(key, &type_str)) {
        int32_t at = find_text(d, as_str(key), hash);
        if (at != GENERIC) return at;
    }
    return find_any(vm, d, key, hash);
}

bool dict_insert_new(vm *vm, dict *d, value key, uint64_t hash, value v) {
    if ((d->used == d->cap || d->fill == d->cap) && !grow(vm, d)) {
        decref(vm, key);
        decref(vm, v);
        return false;
    }
    put(d, key, hash, v);
    keys_changed(d);
    return true;
}

bool dict_set_hashed(vm *vm, dict *d, value key, uint64_t hash, value v) {
    int32_t at = dict_find_hashed(vm, d, key, hash);
    if (at >= 0) {
        replace(vm, &d->entries[at].value, incref(v));
        return true;
    }
    return at == DICT_ABSENT && dict_insert_new(vm, d, incref(key), hash, incref(v));
}

void dict_delete_at(vm *vm, dict *d, uint32_t at) {
    dict_entry *e = &d->entries[at];
    value key = e->key, v = e->value;
    PROBE(d, e->hash) {
        if (index_get(d, slot) != at + 1) continue;
        index_set(d, slot, UINT32_MAX);
        break;
    }
    e->key = e->value = EMPTY;
    keys_changed(d);
    d->len--;
    while (d->first < d->used && d->entries[d->first].key == EMPTY) d->first++;
    decref(vm, key);
    decref(vm, v);
}

void dict_free_table(vm *vm, dict *d) {
    dict old = *d;
    d->entries = NULL;
    d->index = NULL;
    d->used = d->len = d->cap = d->nslots = d->fill = d->first = 0;
    keys_changed(d);
    for (uint32_t i = 0; i < old.used; i++) {
        xdecref(vm, old.entries[i].key);
        xdecref(vm, old.entries[i].value);
    }
    heap_free(vm, old.entries, dict_table_bytes(&old));
}

bool dict_copy_table(vm *vm, dict *to, const dict *from) {
    if (from->len == 0) return true;
    if (from->used != from->len) {
        if (!dict_reserve(vm, to, from->len)) return false;
        for (uint32_t i = from->first; i < from->used; i++) {
            const dict_entry *e = &from->entries[i];
            if (e->key) put(to, incref(e->key), e->hash, incref(e->value));
        }
        keys_changed(to);
        return true;
    }
    uint32_t version = to->version;
    if (!new_block(vm, to, from->nslots)) return false;
    memcpy(to->entries, from->entries, from->used * sizeof(dict_entry));
    memcpy(to->index, from->index, (size_t)from->nslots * slot_width(from->nslots));
    to->used = from->used;
    to->len = from->len;
    to->fill = from->fill;
    to->first = from->first;
    to->version = version + 1;
    for (uint32_t i = 0; i < to->used; i++) {
        incref(to->entries[i].key);
        incref(to->entries[i].value);
    }
    return true;
}

bool dict_next(const dict *d, uint32_t *pos, value *key, value *val) {
    uint32_t i = *pos < d->first ? d->first : *pos;
    while (i < d->used && d->entries[i].key == EMPTY) i++;
    if (i >= d->used) return false;
    *key = d->entries[i].key;
    *val = d->entries[i].value;
    *pos = i + 1;
    return true;
}

bool dict_merge(vm *vm, dict *d, dict *other) {
    if (d == other || other->len == 0) return true;
    if (d->len == 0 && d->nslots == 0) return dict_copy_table(vm, d, other);
    uint32_t version = other->version;
    value key, v;
    for (uint32_t pos = 0; dict_next(other, &pos, &key, &v);) {
        uint64_t hash = other->entries[pos - 1].hash;
        incref(key);
        incref(v);
        bool ok = dict_set_hashed(vm, d, key, hash, v);
        decref(vm, key);
        decref(vm, v);
        if (!ok) return false;
        if (other->version != version) return raise_error(vm, &type_RuntimeError, "dict mutated during update");
    }
    return true;
}

value dict_get(vm *vm, dict *d, value key, bool *error) {
    uint64_t hash;
    int32_t at = dict_hash_key(vm, key, &hash) ? dict_find_hashed(vm, d, key, hash) : DICT_ERROR;
    *error = at == DICT_ERROR;
    return at >= 0 ? d->entries[at].value : EMPTY;
}

bool dict_set(vm *vm, dict *d, value key, value v) {
    uint64_t hash;
    return dict_hash_key(vm, key, &hash) && dict_set_hashed(vm, d, key, hash, v);
}

int dict_delete(vm *vm, dict *d, value key) {
    uint64_t hash;
    if (!dict_hash_key(vm, key, &hash)) return -1;
    int32_t at = dict_find_hashed(vm, d, key, hash);
    if (at < 0) return at == DICT_ABSENT ? 0 : -1;
    dict_delete_at(vm, d, (uint32_t)at);
    return 1;
}

void dict_clear(vm *vm, dict *d) { dict_free_table(vm, d); }

/* What find_text finds, but a key that is no string never equals a name. */
int32_t dict_find_str(dict *d, str *name) {
    if (d->len == 0) return DICT_ABSENT;
    value key = from_object(name);
    uint64_t hash = name->hash;
    PROBE(d, hash) {
        uint32_t at = index_get(d, slot);
        if (at == 0) return DICT_ABSENT;
        if (at > d->cap) continue;
        const dict_entry *e = &d->entries[at - 1];
        if (e->key == key) return (int32_t)(at - 1);
        if (e->hash != hash || e->key == EMPTY || !is_str(e->key) || as_str(e->key)->interned) continue;
        if (str_equal(as_str(e->key), name)) return (int32_t)(at - 1);
    }
}

bool dict_set_str(vm *vm, dict *d, str *name, value v) {
    int32_t at = dict_find_str(d, name);
    if (at < 0) return dict_insert_new(vm, d, incref(from_object(name)), name->hash, incref(v));
    replace(vm, &d->entries[at].value, incref(v));
    return true;
}
