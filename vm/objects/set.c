/* set and frozenset: the type slots and operators. Methods: set_methods.c. Sets iterate in insertion order. */
#include <string.h>
#include "set_internal.h"
#include "../abstract.h"
#include "../state.h"
#include "construct.h"

set *set_make(vm *vm, type *t) {
    set *s = object_new(vm, t, sizeof *s);
    if (!s) return NULL;
    memset((char *)s + sizeof(object), 0, sizeof *s - sizeof(object));
    gc_track(vm, &s->head);
    return s;
}

value set_new(vm *vm) { return from_object(set_make(vm, &type_set)); }

bool set_add(vm *vm, value s, value item) {
    dict *d = &as_set(s)->table;
    uint64_t hash;
    if (!dict_hash_key(vm, item, &hash)) return false;
    int32_t at = dict_find_hashed(vm, d, item, hash);
    if (at >= 0) return true;
    return at == DICT_ABSENT && dict_insert_new(vm, d, incref(item), hash, NONE);
}

value set_lookup_key(vm *vm, value item) {
    return has_type(item, &type_set) ? set_build(vm, &type_frozenset, item) : incref(item);
}

int set_contains(vm *vm, value s, value item) {
    value key = set_lookup_key(vm, item);
    if (key == FAILED) return -1;
    uint64_t hash;
    int32_t at = dict_hash_key(vm, key, &hash) ? dict_find_hashed(vm, &as_set(s)->table, key, hash) : DICT_ERROR;
    decref(vm, key);
    return at == DICT_ERROR ? -1 : at >= 0;
}

set *set_copy(vm *vm, type *t, const set *from) {
    set *s = set_make(vm, t);
    if (s && !dict_copy_table(vm, &s->table, &from->table)) {
        DECREF_OBJ(vm, s);
        return NULL;
    }
    return s;
}

bool set_update(vm *vm, set *s, value iterable) {
    if (is_set(iterable)) return dict_merge(vm, &s->table, &as_set(iterable)->table);
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

value set_build(vm *vm, type *t, value iterable) {
    if (iterable && t == &type_frozenset && has_type(iterable, t)) return incref(iterable);
    set *s = set_make(vm, t);
    if (s && iterable && !set_update(vm, s, iterable)) {
        DECREF_OBJ(vm, s);
        return FAILED;
    }
    return from_object(s);
}

bool set_next(const dict *d, uint32_t *pos, value *item, uint64_t *hash) {
    value none;
    if (!dict_next(d, pos, item, &none)) return false;
    *hash = d->entries[*pos - 1].hash;
    incref(*item);
    return true;
}

set *set_pick(vm *vm, type *t, set *a, set *b, bool wanted) {
    set *r = set_make(vm, t);
    bool ok = r != NULL;
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; ok && set_next(&a->table, &pos, &item, &hash);) {
        int32_t at = dict_find_hashed(vm, &b->table, item, hash);
        ok = at != DICT_ERROR;
        if (ok && (at >= 0) == wanted) ok = dict_set_hashed(vm, &r->table, item, hash, NONE);
        decref(vm, item);
    }
    if (ok) return r;
    if (r) DECREF_OBJ(vm, r);
    return NULL;
}

bool set_remove_all(vm *vm, set *a, set *b) {
    if (a == b) {
        dict_free_table(vm, &a->table);
        return true;
    }
    bool ok = true;
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; ok && set_next(&b->table, &pos, &item, &hash);) {
        int32_t at = dict_find_hashed(vm, &a->table, item, hash);
        ok = at != DICT_ERROR;
        if (at >= 0) dict_delete_at(vm, &a->table, (uint32_t)at);
        decref(vm, item);
    }
    return ok;
}

bool set_toggle_all(vm *vm, set *a, set *b) {
    if (a == b) {
        dict_free_table(vm, &a->table);
        return true;
    }
    bool ok = true;
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; ok && set_next(&b->table, &pos, &item, &hash);) {
        int32_t at = dict_find_hashed(vm, &a->table, item, hash);
        ok = at != DICT_ERROR;
        if (at >= 0) dict_delete_at(vm, &a->table, (uint32_t)at);
        else if (ok) ok = dict_insert_new(vm, &a->table, incref(item), hash, NONE);
        decref(vm, item);
    }
    return ok;
}

int set_within(vm *vm, set *a, set *b) {
    if (a->table.len > b->table.len) return 0;
    int r = 1;
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; r == 1 && set_next(&a->table, &pos, &item, &hash);) {
        int32_t at = dict_find_hashed(vm, &b->table, item, hash);
        r = at == DICT_ERROR ? -1 : at >= 0;
        decref(vm, item);
    }
    return r;
}

void set_swap(set *a, set *b) {
    dict t = a->table;
    a->table = b->table;
    b->table = t;
    a->table.version++;
    b->table.version++;
}

static void set_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    dict_free_table(vm, &((set *)o)->table);
    object_free(vm, o, sizeof(set));
}

static void set_traverse(object *o, visit_fn visit, void *arg) { dict_traverse(&((set *)o)->table.head, visit, arg); }
static void set_clear_slot(vm *vm, object *o) { dict_free_table(vm, &((set *)o)->table); }

static value set_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, t->name, nargs, kwnames, 0, 1)) return FAILED;
    return set_build(vm, t, nargs ? args[0] : EMPTY);
}

static value set_repr(vm *vm, value self) {
    bool frozen = has_type(self, &type_frozenset);
    dict *d = &as_set(self)->table;
    if (d->len == 0) return from_object(str_from_cstr(vm, frozen ? "frozenset()" : "set()"));
    int entered = repr_enter(vm, self);
    if (entered < 0) return FAILED;
    if (entered == 0) return from_object(str_from_cstr(vm, frozen ? "frozenset(...)" : "set(...)"));
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, frozen ? "frozenset({" : "{");
    bool ok = true, later = false;
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; ok && set_next(d, &pos, &item, &hash); later = true) {
        if (later) strbuf_addz(&b, ", ");
        ok = strbuf_add_repr(&b, item);
        decref(vm, item);
    }
    repr_leave(vm, self);
    if (!ok) {
        strbuf_discard(&b);
        return FAILED;
    }
    strbuf_addz(&b, frozen ? "})" : "}");
    return from_object(strbuf_finish(&b));
}

/* CPython's frozenset hash: a function of the items' hashes and their number alone. */
static bool frozenset_hash(vm *vm, value self, uint64_t *out) {
    (void)vm;
    const dict *d = &as_set(self)->table;
    uint64_t h = 0;
    for (uint32_t i = d->first; i < d->used; i++)
        if (d->entries[i].key) h ^= ((d->entries[i].hash ^ 89869747u) ^ (d->entries[i].hash << 16)) * 3644798167u;
    h ^= ((uint64_t)d->len + 1) * 1927868237u;
    h ^= (h >> 11) ^ (h >> 25);
    h = h * 69069u + 907133923u;
    *out = h == UINT64_MAX ? 590923713u : h;
    return true;
}

static value set_compare(vm *vm, value a, value b, enum cmp op) {
    if (!is_set(a) || !is_set(b)) return NOT_IMPLEMENTED;
    set *x = as_set(a), *y = as_set(b);
    uint32_t m = x->table.len, n = y->table.len;
    int r;
    switch (op) {
    case CMP_EQ:
    case CMP_NE: r = m == n ? set_within(vm, x, y) : 0; break;
    case CMP_LT: r = m < n ? set_within(vm, x, y) : 0; break;
    case CMP_LE: r = set_within(vm, x, y); break;
    case CMP_GT: r = m > n ? set_within(vm, y, x) : 0; break;
    default: r = set_within(vm, y, x); break;
    }
    if (r < 0) return FAILED;
    return from_bool(op == CMP_NE ? !r : r);
}

static value set_binary(vm *vm, value a, value b, enum binop op) {
    if (!is_set(a) || !is_set(b)) return NOT_IMPLEMENTED;
    set *x = as_set(a), *y = as_set(b), *r;
    type *t = type_of(a);
    switch (op) {
    case OP_AND: return from_object(set_pick(vm, t, x, y, true));
    case OP_SUB: return from_object(set_pick(vm, t, x, y, false));
    case OP_OR:
    case OP_XOR:
        r = set_copy(vm, t, x);
        if (r && !(op == OP_OR ? dict_merge(vm, &r->table, &y->table) : set_toggle_all(vm, r, y))) {
            DECREF_OBJ(vm, r);
            return FAILED;
        }
        return from_object(r);
    default: return NOT_IMPLEMENTED;
    }
}

static value set_inplace(vm *vm, value a, value b, enum binop op) {
    if (!is_set(b)) return NOT_IMPLEMENTED;
    set *x = as_set(a), *y = as_set(b), *r;
    bool ok;
    switch (op) {
    case OP_OR: ok = dict_merge(vm, &x->table, &y->table); break;
    case OP_SUB: ok = set_remove_all(vm, x, y); break;
    case OP_XOR: ok = set_toggle_all(vm, x, y); break;
    case OP_AND:
        r = set_pick(vm, &type_set, x, y, true);
        ok = r != NULL;
        if (r) {
            set_swap(x, r);
            DECREF_OBJ(vm, r);
        }
        break;
    default: return NOT_IMPLEMENTED;
    }
    return ok ? incref(a) : FAILED;
}

static int64_t set_len(vm *vm, value self) { (void)vm; return as_set(self)->table.len; }

static value set_iter_of(vm *vm, value self) {
    set_iter *it = object_new(vm, &type_set_iter, sizeof *it);
    if (!it) return FAILED;
    it->set = as_set(incref(self));
    it->at = 0;
    it->len = it->set->table.len;
    gc_track(vm, &it->head);
    return from_object(it);
}

#define SET_SLOTS                                                                                                         \
    .head = TYPE_HEAD, .base = &type_object, .instance_size = sizeof(set), .dealloc = set_dealloc, .traverse = set_traverse, \
    .clear = set_clear_slot, .construct = set_construct, .repr = set_repr, .len = set_len, .contains = set_contains,      \
    .iter = set_iter_of, .compare = set_compare, .binary = set_binary

type type_set = {SET_SLOTS, .name = "set", .methods = set_methods, .hash = hash_refused, .inplace = set_inplace};
type type_frozenset = {SET_SLOTS, .name = "frozenset", .methods = frozenset_methods, .hash = frozenset_hash};

static void set_iter_end(vm *vm, set_iter *it) {
    set *s = it->set;
    it->set = NULL;
    if (s) DECREF_OBJ(vm, s);
}

static value set_iter_step(vm *vm, value self) {
    set_iter *it = (set_iter *)as_object(self);
    if (!it->set) return NO_MORE;
    if (it->len != it->set->table.len) {
        it->len = UINT32_MAX;
        return raise_error(vm, &type_RuntimeError, "Set changed size during iteration");
    }
    value item, none;
    if (dict_next(&it->set->table, &it->at, &item, &none)) return incref(item);
    set_iter_end(vm, it);
    return NO_MORE;
}

static void set_iter_clear(vm *vm, object *o) { set_iter_end(vm, (set_iter *)o); }

static void set_iter_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    set_iter_end(vm, (set_iter *)o);
    object_free(vm, o, sizeof(set_iter));
}

static void set_iter_traverse(object *o, visit_fn visit, void *arg) {
    set_iter *it = (set_iter *)o;
    if (it->set) visit(arg, from_object(it->set));
}

type type_set_iter = {
    .head = TYPE_HEAD, .name = "set_iterator", .base = &type_object, .instance_size = sizeof(set_iter), .final = true,
    .dealloc = set_iter_dealloc, .traverse = set_iter_traverse, .clear = set_iter_clear, .iter = iter_self, .next = set_iter_step,
};
