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
    uint32_t slot = (uint32_t)hash & s->mask;
    value first = s->table[slot].key;   /* mostly this is enough to know */
    if (first == key) return true;
    if (first != EMPTY) {
        int64_t at = set_find(vm, s, key, hash, &slot);
        if (at != SET_ABSENT) return at >= 0;
        if (!s->table) return set_add_hashed(vm, s, key, hash);     /* a comparison has emptied it */
    }
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

int consumer_step_set(vm *vm, consumer *c, value item) {
    bool ok = set_add(vm, c->all, item);
    release_raised(vm, item);
    return ok ? 1 : -1;
}

bool set_update(vm *vm, set *s, value iterable) {
    if (is_set(iterable)) return set_merge(vm, s, as_set(iterable));
    if (has_type(iterable, &type_dict)) return merge_keys(vm, s, as_dict(iterable));
    value it = get_iter(vm, iterable);
    consumer c = { .all = from_object(s) };
    bool ok = it && consumer_loop(vm, &c, it, consumer_step_set);
    if (it) release_raised(vm, it);
    return ok;
}

bool consumer_fill_set(vm *vm, consumer *c, value iterable) { return set_update(vm, as_set(c->all), iterable); }

const consumer_kind consumer_set = { .step = consumer_step_set, .finish = consumer_finish_all, .fill = consumer_fill_set };
const consumer_kind consumer_set_none = { .step = consumer_step_set, .finish = consumer_finish_none, .fill = consumer_fill_set };

void set_drop_items(vm *vm, set *s) {
    set old = *s;
    s->table = NULL;
    s->mask = SLOTS_MIN - 1;
    s->fill = s->used = 0;
    for (uint32_t i = 0, left = old.used; left; i++)
        if (live(&old.table[i])) {
            decref(vm, old.table[i].key);
            left--;
        }
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

static value kept(vm *vm, set *result, bool ok) {
    if (ok) return from_object(result);
    if (result) DECREF_OBJ(vm, result);
    return FAILED;
}

static int step_common(vm *vm, consumer *c, value item) {
    uint64_t hash;
    uint32_t unused;
    int64_t at = dict_hash_key(vm, item, &hash) ? set_find(vm, as_set(c->by), item, hash, &unused) : SET_ERROR;
    bool ok = at != SET_ERROR && (at < 0 || set_add_hashed(vm, as_set(c->all), item, hash));
    release_raised(vm, item);
    return ok ? 1 : -1;
}

static const consumer_kind kind_common = { .step = step_common, .finish = consumer_finish_all };

value set_intersection(vm *vm, set *s, value other, consume_fn by) {
    if (from_object(s) == other) return from_object(set_copy(vm, plain_type(s), s));
    set *result = set_make(vm, plain_type(s));
    if (!result) return FAILED;
    if (!is_set(other)) return by(vm, &(consumer){ .kind = &kind_common, .all = from_object(result), .by = from_object(s) }, other);
    set *o = as_set(other);
    bool swap = o->used > s->used;
    return kept(vm, result, select_into(vm, result, swap ? s : o, swap ? o : s, true));
}

static value finish_common_none(vm *vm, consumer *c) {
    (void)vm;
    set_swap(as_set(c->by), as_set(c->all));
    return NONE;
}

static const consumer_kind kind_common_none = { .step = step_common, .finish = finish_common_none };

value set_intersection_update(vm *vm, set *s, value other, consume_fn by) {
    if (!is_set(other)) {
        set *result = set_make(vm, plain_type(s));
        consumer c = { .kind = &kind_common_none, .all = from_object(result), .by = from_object(s) };
        return result ? by(vm, &c, other) : FAILED;
    }
    value result = set_intersection(vm, s, other, by);
    if (!result) return FAILED;
    set_swap(s, as_set(result));
    decref(vm, result);
    return NONE;
}

/* With many deleted entries the table is made anew. */
static bool tidy(vm *vm, set *s) { return s->fill - s->used <= s->mask / 4 || grow(vm, s); }

static int step_discard(vm *vm, consumer *c, value item) {
    uint64_t hash;
    bool ok = dict_hash_key(vm, item, &hash) && set_discard_hashed(vm, as_set(c->all), item, hash) >= 0;
    release_raised(vm, item);
    return ok ? 1 : -1;
}

static value finish_discard(vm *vm, consumer *c) { return tidy(vm, as_set(c->all)) ? consumer_finish_all(vm, c) : FAILED; }
static value finish_discard_none(vm *vm, consumer *c) { return tidy(vm, as_set(c->all)) ? NONE : FAILED; }

static const consumer_kind kind_discard = { .step = step_discard, .finish = finish_discard };
static const consumer_kind kind_discard_none = { .step = step_discard, .finish = finish_discard_none };

value set_difference_update(vm *vm, set *s, value other, consume_fn by) {
    if (from_object(s) == other) {
        set_drop_items(vm, s);
        return NONE;
    }
    if (!is_set(other)) return by(vm, &(consumer){ .kind = &kind_discard_none, .all = incref(from_object(s)) }, other);
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; set_next(as_set(other), &pos, &item, &hash);) {
        int r = set_discard_hashed(vm, s, item, hash);
        decref(vm, item);
        if (r < 0) return FAILED;
    }
    return tidy(vm, s) ? NONE : FAILED;
}

value set_difference(vm *vm, set *s, value other, consume_fn by) {
    bool sized = is_set(other) || has_type(other, &type_dict);
    size_t size = is_set(other) ? as_set(other)->used : sized ? as_dict(other)->len : 0;
    if (!sized || (s->used >> 2) > size) {
        set *copy = set_copy(vm, plain_type(s), s);
        if (!copy) return FAILED;
        if (!sized) return by(vm, &(consumer){ .kind = &kind_discard, .all = from_object(copy) }, other);
        return kept(vm, copy, set_difference_update(vm, copy, other, consume_now));
    }
    set *result = set_make(vm, plain_type(s)), *sought = is_set(other) ? as_set(incref(other)) : as_set(set_build(vm, &type_set, other));
    bool ok = result && sought && select_into(vm, result, s, sought, false);
    if (sought) DECREF_OBJ(vm, sought);
    return kept(vm, result, ok);
}

/* Takes out of s what is in other, and adds the rest of that. */
static bool toggle(vm *vm, set *s, set *other) {
    bool ok = true;
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; ok && set_next(other, &pos, &item, &hash);) {
        int r = set_discard_hashed(vm, s, item, hash);
        ok = r > 0 || (r == 0 && set_add_hashed(vm, s, item, hash));
        decref(vm, item);
    }
    return ok;
}

static value finish_toggle_none(vm *vm, consumer *c) { return toggle(vm, as_set(c->by), as_set(c->all)) ? NONE : FAILED; }
static value finish_toggle(vm *vm, consumer *c) {
    return toggle(vm, as_set(c->all), as_set(c->by)) ? consumer_finish_all(vm, c) : FAILED;
}

static const consumer_kind kind_toggle = { .step = consumer_step_set, .finish = finish_toggle, .fill = consumer_fill_set };
static const consumer_kind kind_toggle_none = { .step = consumer_step_set, .finish = finish_toggle_none, .fill = consumer_fill_set };

/* A consumer that makes a set of an iterable. */
static value collect(vm *vm, const consumer_kind *kind, set *s, value other, consume_fn by) {
    set *all = set_make(vm, plain_type(s));
    return all ? by(vm, &(consumer){ .kind = kind, .all = from_object(all), .by = from_object(s) }, other) : FAILED;
}

value set_symmetric_difference_update(vm *vm, set *s, value other, consume_fn by) {
    if (from_object(s) == other) {
        set_drop_items(vm, s);
        return NONE;
    }
    if (!is_set(other)) return collect(vm, &kind_toggle_none, s, other, by);
    incref(other);
    bool ok = toggle(vm, s, as_set(other));
    decref(vm, other);
    return ok ? NONE : FAILED;
}

value set_symmetric_difference(vm *vm, set *s, value other, consume_fn by) { return collect(vm, &kind_toggle, s, other, by); }

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
