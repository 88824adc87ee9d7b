/* set and frozenset: the types. Methods: set_methods.c; table and algebra: set_table.c. */
#include "set_internal.h"
#include "../abstract.h"
#include "../state.h"
#include "construct.h"

set *set_make(vm *vm, type *t) {
    set *s = t->heap ? object_new(vm, t, sizeof *s) : object_take(vm, t, sizeof *s);
    if (!s) return NULL;
    s->table = NULL;
    s->mask = 7;
    s->fill = s->used = s->finger = 0;
    gc_track(vm, &s->head);
    return s;
}

value set_new(vm *vm) { return from_object(set_make(vm, &type_set)); }

bool set_add(vm *vm, value s, value item) {
    uint64_t hash;
    return dict_hash_key(vm, item, &hash) && set_add_hashed(vm, as_set(s), item, hash);
}

value set_lookup_key(vm *vm, value item, uint64_t *hash) {
    if (dict_hash_key(vm, item, hash)) return incref(item);
    if (!has_layout(item, &type_set) || !exception_pending_is(vm, &type_TypeError)) return FAILED;
    exception_clear(vm);
    value key = set_build(vm, &type_frozenset, item);
    if (!key || dict_hash_key(vm, key, hash)) return key;
    decref(vm, key);
    return FAILED;
}

int set_contains(vm *vm, value s, value item) {
    uint64_t hash;
    uint32_t unused;
    value key = set_lookup_key(vm, item, &hash);
    if (key == FAILED) return -1;
    int64_t at = set_find(vm, as_set(s), key, hash, &unused);
    decref(vm, key);
    return at == SET_ERROR ? -1 : at >= 0;
}

set *set_copy(vm *vm, type *t, set *from) {
    set *s = set_make(vm, t);
    if (s && !set_merge(vm, s, from)) {
        DECREF_OBJ(vm, s);
        return NULL;
    }
    return s;
}

/* by: consume or consume_now */
static value set_of(vm *vm, type *t, value iterable, consume_fn by) {
    if (iterable && t == &type_frozenset && has_type(iterable, t)) return incref(iterable);
    set *s = set_make(vm, t);
    return s && iterable ? by(vm, &(consumer){ .kind = &consumer_set, .all = from_object(s) }, iterable) : from_object(s);
}

value set_build(vm *vm, type *t, value iterable) { return set_of(vm, t, iterable, consume_now); }

static void set_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    set_drop_items(vm, (set *)o);
    object_give(vm, o, &type_set, sizeof(set));
}

static void set_traverse(object *o, visit_fn visit, void *arg) {
    set *s = (set *)o;
    for (uint32_t i = 0; s->table && i <= s->mask; i++)
        if (s->table[i].key) visit(arg, s->table[i].key);
}

static void set_clear_slot(vm *vm, object *o) { set_drop_items(vm, (set *)o); }

static value set_make_empty(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return from_object(set_make(vm, t));
}

static bool set_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, "set", nargs, kwnames, 0, 1)) return false;
    set_drop_items(vm, as_set(self));
    return nargs == 0 || set_update(vm, as_set(self), args[0]);
}

static value frozenset_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_frozenset, vm->names.init, &nargs, kwnames, 0, 1)) return FAILED;
    return set_build(vm, t, nargs ? args[0] : EMPTY);
}

static value set_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, t->name, nargs, kwnames, 0, 1)) return FAILED;
    return set_of(vm, t, nargs ? args[0] : EMPTY, consume);
}

static value set_repr(vm *vm, value self) {
    const type *t = type_of(self);
    bool bare = t == &type_set;
    set *s = as_set(self);
    if (s->used == 0) return from_object(str_format(vm, "%s()", t->name));
    int entered = repr_enter(vm, self);
    if (entered < 0) return FAILED;
    if (entered == 0) return from_object(str_format(vm, "%s(...)", t->name));
    strbuf b;
    strbuf_init(&b, vm);
    if (!bare) strbuf_printf(&b, "%s(", t->name);
    strbuf_addz(&b, "{");
    bool ok = true, later = false;
    value item;
    uint64_t hash;
    for (uint32_t pos = 0; ok && set_next(s, &pos, &item, &hash); later = true) {
        if (later) strbuf_addz(&b, ", ");
        ok = strbuf_add_repr(&b, item);
        decref(vm, item);
    }
    repr_leave(vm, self);
    if (!ok) {
        strbuf_discard(&b);
        return FAILED;
    }
    strbuf_addz(&b, bare ? "}" : "})");
    return from_object(strbuf_finish(&b));
}

/* CPython's frozenset hash: a function of the items' hashes and their number alone. */
static bool frozenset_hash(vm *vm, value self, uint64_t *out) {
    const set *s = as_set(self);
    uint64_t h = 0, hash;
    value item;
    for (uint32_t pos = 0; set_next(s, &pos, &item, &hash);) {
        h ^= ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
        decref(vm, item);
    }
    h ^= ((uint64_t)s->used + 1) * 1927868237u;
    h ^= (h >> 11) ^ (h >> 25);
    h = h * 69069u + 907133923u;
    *out = h == UINT64_MAX ? 590923713u : h;
    return true;
}

static value set_compare(vm *vm, value a, value b, enum cmp op) {
    if (!is_set(a) || !is_set(b)) return NOT_IMPLEMENTED;
    set *x = as_set(a), *y = as_set(b);
    uint32_t m = x->used, n = y->used;
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
    set *x = as_set(a), *r;
    switch (op) {
    case OP_AND: return set_intersection(vm, x, b, consume_now);
    case OP_SUB: return set_difference(vm, x, b, consume_now);
    case OP_XOR: return set_symmetric_difference(vm, x, b, consume_now);
    case OP_OR:
        r = set_copy(vm, is_instance(a, &type_set) ? &type_set : &type_frozenset, x);
        if (r && a != b && !set_merge(vm, r, as_set(b))) {
            DECREF_OBJ(vm, r);
            return FAILED;
        }
        return from_object(r);
    default: return NOT_IMPLEMENTED;
    }
}

static value set_inplace(vm *vm, value a, value b, enum binop op) {
    if (!is_set(b)) return NOT_IMPLEMENTED;
    set *x = as_set(a);
    bool ok;
    switch (op) {
    case OP_OR: ok = set_merge(vm, x, as_set(b)); break;
    case OP_SUB: ok = set_difference_update(vm, x, b, consume_now); break;
    case OP_XOR: ok = set_symmetric_difference_update(vm, x, b, consume_now); break;
    case OP_AND: ok = set_intersection_update(vm, x, b, consume_now); break;
    default: return NOT_IMPLEMENTED;
    }
    return ok ? incref(a) : FAILED;
}

static int64_t set_len(vm *vm, value self) { (void)vm; return as_set(self)->used; }

static value set_iter_of(vm *vm, value self) {
    set_iter *it = object_new(vm, &type_set_iter, sizeof *it);
    if (!it) return FAILED;
    it->set = as_set(incref(self));
    it->at = 0;
    it->len = it->set->used;
    gc_track(vm, &it->head);
    return from_object(it);
}

#define SET_SLOTS                                                                                                         \
    .head = TYPE_HEAD, .base = &type_object, .instance_size = sizeof(set), .dealloc = set_dealloc, .traverse = set_traverse, \
    .clear = set_clear_slot, .consumes = true, .construct = set_construct, .repr = set_repr, .len = set_len, .contains = set_contains,      \
    .iter = set_iter_of, .compare = set_compare, .binary = set_binary

type type_set = {SET_SLOTS, .name = "set", .referable = true, .methods = set_methods, .make = set_make_empty, .init = set_init, .hash = hash_refused, .inplace = set_inplace};
type type_frozenset = {SET_SLOTS, .name = "frozenset", .referable = true, .methods = frozenset_methods, .make = frozenset_make, .hash = frozenset_hash};

static void set_iter_end(vm *vm, set_iter *it) {
    set *s = it->set;
    it->set = NULL;
    if (s) DECREF_OBJ(vm, s);
}

static value set_iter_step(vm *vm, value self) {
    set_iter *it = (set_iter *)as_object(self);
    if (!it->set) return NO_MORE;
    if (it->len != it->set->used) {
        it->len = UINT32_MAX;
        return raise_error(vm, &type_RuntimeError, "Set changed size during iteration");
    }
    value item;
    uint64_t hash;
    if (set_next(it->set, &it->at, &item, &hash)) return item;
    set_iter_end(vm, it);
    return NO_MORE;
}

static value set_iter_hint(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    const set_iter *it = (set_iter *)as_object(args[0]);
    if (!it->set || it->len != it->set->used) return from_small(0);
    value item;
    uint64_t hash;
    int64_t left = 0;
    for (uint32_t at = it->at; set_next(it->set, &at, &item, &hash); left++) decref(vm, item);
    return from_small(left);
}

static value set_iter_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const set_iter *it = (set_iter *)as_object(args[0]);
    set_iter *copy = object_new(vm, &type_set_iter, sizeof *copy);
    if (!copy) return FAILED;
    *copy = (set_iter){ .head = copy->head, .set = it->set, .at = it->at, .len = it->len };
    if (copy->set) INCREF_OBJ(copy->set);
    gc_track(vm, &copy->head);
    return reduce_rest(vm, from_object(copy));
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
    .methods = (const native_def[]){ { "__length_hint__", set_iter_hint, 1, 1, NULL }, { "__reduce__", set_iter_reduce, 1, 1, NULL }, { 0 } },
};
