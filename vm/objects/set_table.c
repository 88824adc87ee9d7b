/* The table of sets. */
#include <string.h>
#include "set_internal.h"
#include "../abstract.h"
#include "../state.h"

/* What the algebra on instances of derived classes gives. */
static type *plain_type(const set *s) { return type_is_subtype(s->head.type, &type_set) ? &type_set : &type_frozenset; }

#define SLOTS_MIN 8u
#define SLOTS_MAX (1u << 31)
#define LINEAR_PROBES 9     /* slots looked at in a row, when that many follow, before the next jump */
#define FAST_GROWTH 50000   /* up to this many items a table grows to four times them, then to twice */

static size_t table_bytes(uint32_t mask) { return ((size_t)mask + 1) * sizeof(set_entry); }

size_t set_table_bytes(const set *s) { return s->table ? table_bytes(s->mask) : 0; }

int64_t set_find(vm *vm, set *s, value key, uint64_t hash, uint32_t *unused) {
again:
    if (!s->table) return SET_ABSENT;
    set_entry *table = s->table;
    uint32_t mask = s->mask;
    uint64_t perturb = hash, i = hash & mask;
    int64_t deleted = -1;
    for (;;) {
        uint64_t last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
        for (uint64_t slot = i; slot <= last; slot++) {
            const set_entry *e = &table[slot];
            value k = e->key;
            if (k == EMPTY) {
                *unused = (uint32_t)(deleted >= 0 ? deleted : (int64_t)slot);
                return SET_ABSENT;
            }
            if (k == key) return (int64_t)slot;
            if (k == NO_MORE) deleted = (int64_t)slot;
            if (e->hash != hash || k == NO_MORE || both_small(k, key)) continue;
            if (has_type(k, &type_str) && has_type(key, &type_str)) {
                if (str_equal(as_str(k), as_str(key))) return (int64_t)slot;
                continue;
            }
            incref(k);
            int same = op_compare_bool(vm, k, key, CMP_EQ);
            bool moved = s->table != table || s->mask != mask || table[slot].key != k;
            decref(vm, k);
            if (same < 0) return SET_ERROR;
            if (moved) goto again;
            if (same) return (int64_t)slot;
        }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

/* Into a table without deleted entries that does not have the key. */
static void insert_clean(set_entry *table, uint32_t mask, value key, uint64_t hash) {
    uint64_t perturb = hash, i = hash & mask;
    for (;;) {
        uint64_t last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
        for (uint64_t slot = i; slot <= last; slot++)
            if (table[slot].key == EMPTY) {
                table[slot] = (set_entry){hash, key};
                return;
            }
        perturb >>= 5;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static bool live(const set_entry *e) { return e->key != EMPTY && e->key != NO_MORE; }

/* A table with more slots than wanted. */
static bool resize(vm *vm, set *s, uint64_t wanted) {
    uint64_t slots = SLOTS_MIN;
    while (slots <= wanted) slots *= 2;
    if (slots > SLOTS_MAX) return raise_memory(vm);
    uint32_t mask = (uint32_t)slots - 1;
    set_entry *table = heap_alloc(vm, table_bytes(mask));
    if (!table) return false;
    memset(table, 0, table_bytes(mask));
    for (uint32_t i = 0; s->table && i <= s->mask; i++)
        if (live(&s->table[i])) insert_clean(table, mask, s->table[i].key, s->table[i].hash);
    heap_free(vm, s->table, set_table_bytes(s));
    s->table = table;
    s->mask = mask;
    s->fill = s->used;
    return true;
}

static bool grow(vm *vm, set *s) { return resize(vm, s, s->used > FAST_GROWTH ? (uint64_t)s->used * 2 : (uint64_t)s->used * 4); }

static bool crowded(const set *s, uint64_t more) { return (s->fill + more) * 5 >= (uint64_t)s->mask * 3; }

bool set_add_hashed(vm *vm, set *s, value key, uint64_t hash) {
    if (!s->table && !resize(vm, s, 0)) return false;
    uint32_t slot;
    int64_t at = set_find(vm, s, key, hash, &slot);
    if (at != SET_ABSENT) return at >= 0;
    if (!s->table) return set_add_hashed(vm, s, key, hash);     /* a comparison has emptied it */
    bool reused = s->table[slot].key == NO_MORE;
    s->table[slot] = (set_entry){hash, incref(key)};
    s->used++;
    if (reused) return true;
    s->fill++;
    return !crowded(s, 0) || grow(vm, s);
}

value set_take(set *s, uint32_t slot) {
    value key = s->table[slot].key;
    s->table[slot].key = NO_MORE;
    s->used--;
    return key;
}

int set_discard_hashed(vm *vm, set *s, value key, uint64_t hash) {
    uint32_t unused;
    int64_t at = set_find(vm, s, key, hash, &unused);
    if (at < 0) return at == SET_ABSENT ? 0 : -1;
    decref(vm, set_take(s, (uint32_t)at));
    return 1;
}

bool set_next(const set *s, uint32_t *pos, value *item, uint64_t *hash) {
    if (!s->table) return false;
    uint32_t i = *pos;
    while (i <= s->mask && !live(&s->table[i])) i++;
    *pos = i + 1;
    if (i > s->mask) return false;
    *item = incref(s->table[i].key);
    *hash = s->table[i].hash;
    return true;
}

bool set_merge(vm *vm, set *s, set *other) {
    if (other == s || other->used == 0) return true;
    if (crowded(s, other->used) && !resize(vm, s, ((uint64_t)s->used + other->used) * 2)) return false;
    if (!s->table && !resize(vm, s, 0)) return false;
    if (s->fill == 0) {
        bool same = s->mask == other->mask && other->fill == other->used;
        if (same) memcpy(s->table, other->table, table_bytes(s->mask));
        for (uint32_t i = 0; i <= other->mask; i++) {
            const set_entry *e = &other->table[i];
            if (!live(e)) continue;
            incref(e->key);
            if (!same) insert_clean(s->table, s->mask, e->key, e->hash);
        }
        s->fill = s->used = other->used;
        return true;
    }
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; set_next(other, &pos, &item, &hash);) {
        bool ok = set_add_hashed(vm, s, item, hash);
        decref(vm, item);
        if (!ok) return false;
    }
    return true;
}

static bool merge_keys(vm *vm, set *s, dict *d) {
    if (crowded(s, d->len) && !resize(vm, s, ((uint64_t)s->used + d->len) * 2)) return false;
    value key, v;
    for (uint32_t pos = 0; dict_next(d, &pos, &key, &v);) {
        incref(key);
        bool ok = set_add_hashed(vm, s, key, d->entries[pos - 1].hash);
        decref(vm, key);
        if (!ok) return false;
    }
    return true;
}

bool set_update(vm *vm, set *s, value iterable) {
    if (is_set(iterable)) return set_merge(vm, s, as_set(iterable));
    if (has_type(iterable, &type_dict)) return merge_keys(vm, s, as_dict(iterable));
    value it = get_iter(vm, iterable);
    if (it == FAILED) return false;
    bool ok = true;
    while (ok) {
        value item = iter_next(vm, it);
        if (item == NO_MORE) break;
        ok = item != FAILED && set_add(vm, from_object(s), item);
        xdecref(vm, item);
    }
    decref(vm, it);
    return ok;
}

void set_drop_items(vm *vm, set *s) {
    set old = *s;
    s->table = NULL;
    s->mask = SLOTS_MIN - 1;
    s->fill = s->used = 0;
    for (uint32_t i = 0; old.table && i <= old.mask; i++) xdecref(vm, old.table[i].key);
    heap_free(vm, old.table, set_table_bytes(&old));
}

void set_swap(set *a, set *b) {
    set t = *a;
    a->table = b->table;
    a->mask = b->mask;
    a->fill = b->fill;
    a->used = b->used;
    b->table = t.table;
    b->mask = t.mask;
    b->fill = t.fill;
    b->used = t.used;
}

/* --- algebra --- */

/* The items of walked that are in sought (wanted) or are not. */
static bool select_into(vm *vm, set *result, set *walked, set *sought, bool wanted) {
    bool ok = true;
    value item;
    uint64_t hash;
    uint32_t unused;
    for (uint32_t pos = 0; ok && set_next(walked, &pos, &item, &hash);) {
        int64_t at = set_find(vm, sought, item, hash, &unused);
        ok = at != SET_ERROR && ((at >= 0) != wanted || set_add_hashed(vm, result, item, hash));
        decref(vm, item);
    }
    return ok;
}

static set *kept(vm *vm, set *result, bool ok) {
    if (ok) return result;
    if (result) DECREF_OBJ(vm, result);
    return NULL;
}

typedef bool (*item_step)(vm *vm, value item, uint64_t hash, set *s, set *result);

/* Calls step for every item of an iterable that is no set. */
static bool each_item(vm *vm, value iterable, item_step step, set *s, set *result) {
    value it = get_iter(vm, iterable);
    if (it == FAILED) return false;
    bool ok = true;
    while (ok) {
        value item = iter_next(vm, it);
        if (item == NO_MORE) break;
        uint64_t hash;
        ok = item != FAILED && dict_hash_key(vm, item, &hash) && step(vm, item, hash, s, result);
        xdecref(vm, item);
    }
    decref(vm, it);
    return ok;
}

static bool step_common(vm *vm, value item, uint64_t hash, set *s, set *result) {
    uint32_t unused;
    int64_t at = set_find(vm, s, item, hash, &unused);
    return at != SET_ERROR && (at < 0 || set_add_hashed(vm, result, item, hash));
}

static bool step_discard(vm *vm, value item, uint64_t hash, set *s, set *result) {
    (void)result;
    return set_discard_hashed(vm, s, item, hash) >= 0;
}

set *set_intersection(vm *vm, set *s, value other) {
    if (from_object(s) == other) return set_copy(vm, plain_type(s), s);
    set *result = set_make(vm, plain_type(s));
    if (!result) return NULL;
    if (!is_set(other)) return kept(vm, result, each_item(vm, other, step_common, s, result));
    set *o = as_set(other);
    bool swap = o->used > s->used;
    return kept(vm, result, select_into(vm, result, swap ? s : o, swap ? o : s, true));
}

bool set_difference_update(vm *vm, set *s, value other) {
    if (from_object(s) == other) {
        set_drop_items(vm, s);
        return true;
    }
    if (is_set(other)) {
        value item;
        uint64_t hash;
        for (uint32_t pos = 0; set_next(as_set(other), &pos, &item, &hash);) {
            int r = set_discard_hashed(vm, s, item, hash);
            decref(vm, item);
            if (r < 0) return false;
        }
    } else if (!each_item(vm, other, step_discard, s, NULL)) {
        return false;
    }
    /* With many deleted entries the table is made anew. */
    return s->fill - s->used <= s->mask / 4 || grow(vm, s);
}

set *set_difference(vm *vm, set *s, value other) {
    size_t size = is_set(other) ? as_set(other)->used : has_type(other, &type_dict) ? as_dict(other)->len : 0;
    if (!(is_set(other) || has_type(other, &type_dict)) || (s->used >> 2) > size) {
        set *copy = set_copy(vm, plain_type(s), s);
        return kept(vm, copy, copy && set_difference_update(vm, copy, other));
    }
    set *result = set_make(vm, plain_type(s)), *sought = is_set(other) ? as_set(incref(other)) : as_set(set_build(vm, &type_set, other));
    bool ok = result && sought && select_into(vm, result, s, sought, false);
    if (sought) DECREF_OBJ(vm, sought);
    return kept(vm, result, ok);
}

bool set_symmetric_difference_update(vm *vm, set *s, value other) {
    if (from_object(s) == other) {
        set_drop_items(vm, s);
        return true;
    }
    set *o = is_set(other) ? as_set(incref(other)) : as_set(set_build(vm, plain_type(s), other));
    bool ok = o != NULL;
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; ok && set_next(o, &pos, &item, &hash);) {
        int r = set_discard_hashed(vm, s, item, hash);
        ok = r > 0 || (r == 0 && set_add_hashed(vm, s, item, hash));
        decref(vm, item);
    }
    if (o) DECREF_OBJ(vm, o);
    return ok;
}

set *set_symmetric_difference(vm *vm, set *s, value other) {
    set *result = set_make(vm, plain_type(s));
    return kept(vm, result, result && set_update(vm, result, other) && set_symmetric_difference_update(vm, result, from_object(s)));
}

int set_within(vm *vm, set *a, set *b) {
    if (a->used > b->used) return 0;
    int r = 1;
    value item;
    uint64_t hash;
    uint32_t unused;
    for (uint32_t pos = 0; r == 1 && set_next(a, &pos, &item, &hash);) {
        int64_t at = set_find(vm, b, item, hash, &unused);
        r = at == SET_ERROR ? -1 : at >= 0;
        decref(vm, item);
    }
    return r;
}
