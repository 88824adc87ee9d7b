/* The dict type: construction, slots, methods. */
#include <string.h>
#include "../abstract.h"
#include "../consumer.h"
#include "../state.h"
#include "construct.h"

static dict *dict_alloc(vm *vm, type *t) {
    dict *d = t->heap ? object_new(vm, t, sizeof *d) : object_take(vm, t, sizeof *d);
    if (d) memset((char *)d + sizeof(object), 0, sizeof *d - sizeof(object));
    return d;
}

static value dict_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    dict *d = dict_alloc(vm, t);
    if (d) gc_track(vm, &d->head);
    return from_object(d);
}

dict *dict_new(vm *vm) { return as_dict(dict_make(vm, &type_dict, NULL, 0, NULL)); }

dict *dict_new_untracked(vm *vm) { return dict_alloc(vm, &type_dict); }

dict *dict_copy(vm *vm, dict *d) {
    dict *copy = dict_new(vm);
    if (copy && !dict_copy_table(vm, copy, d)) {
        DECREF_OBJ(vm, copy);
        return NULL;
    }
    return copy;
}

static void dict_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    dict_free_table(vm, (dict *)o);
    object_give(vm, o, &type_dict, sizeof(dict));
}

void dict_traverse(object *o, visit_fn visit, void *arg) {
    dict *d = (dict *)o;
    for (uint32_t i = d->first; i < d->used; i++) {
        const dict_entry *e = &d->entries[i];
        if (e->key == EMPTY) continue;
        visit(arg, e->key);
        visit(arg, e->value);
    }
}

static void dict_clear_slot(vm *vm, object *o) { dict_free_table(vm, (dict *)o); }

bool hash_refused(vm *vm, value v, uint64_t *out) {
    (void)out;
    return raise_error(vm, &type_TypeError, "unhashable type: '%s'", type_of(v)->name);
}

/* One element of the pairs that update() reads. */
static bool update_pair(vm *vm, dict *d, value element, int64_t i) {
    list *pair = list_from_iterable(vm, element);
    if (!pair) {
        if (!type_of(element)->iter && exception_pending_is(vm, &type_TypeError)) {
            exception_clear(vm);
            raise_error(vm, &type_TypeError, "cannot convert dictionary update sequence element #%lld to a sequence", (long long)i);
        }
        return false;
    }
    bool ok = pair->len == 2;
    if (ok) ok = dict_set(vm, d, pair->items[0], pair->items[1]);
    else raise_error(vm, &type_ValueError, "dictionary update sequence element #%lld has length %zu; 2 is required", (long long)i, pair->len);
    DECREF_OBJ(vm, pair);
    return ok;
}

static int step_pair(vm *vm, consumer *c, value element) {
    bool ok = update_pair(vm, as_dict(c->all), element, c->count++);
    release_raised(vm, element);
    return ok ? 1 : -1;
}

/* A dict that gets pairs: the result is that dict, or None. */
static const consumer_kind kind_pairs = { .step = step_pair, .finish = consumer_finish_all };
static const consumer_kind kind_pairs_none = { .step = step_pair, .finish = consumer_finish_none };

static bool update_from_mapping(vm *vm, dict *d, value mapping, value keys_method) {
    value keys = op_call(vm, keys_method, NULL, 0, NULL);
    if (keys == FAILED) return false;
    value it = get_iter(vm, keys);
    decref(vm, keys);
    if (it == FAILED) return false;
    bool ok = true;
    while (ok) {
        value key = iter_next(vm, it);
        if (key == NO_MORE) break;
        value v = key != FAILED ? op_getitem(vm, mapping, key) : FAILED;
        ok = v != FAILED && dict_set(vm, d, key, v);
        xdecref(vm, key);
        xdecref(vm, v);
    }
    decref(vm, it);
    return ok;
}

/* 1 done, 0 when other has no keys method (nothing raised), -1 raised. */
static int update_if_mapping(vm *vm, dict *d, value other) {
    if (is_dict(other) && type_of(other)->iter == type_dict.iter) return dict_merge(vm, d, as_dict(other)) ? 1 : -1;
    value keys;
    int found = object_find_attr(vm, other, vm->names.keys, &keys);
    if (found <= 0) return found;
    bool ok = update_from_mapping(vm, d, other, keys);
    decref(vm, keys);
    return ok ? 1 : -1;
}

/* What update() and others do with a mapping or with pairs, which are taken by consume or consume_now: d or None, as kind gives. */
static value update_by(vm *vm, dict *d, value other, const consumer_kind *kind, consume_fn by) {
    int r = update_if_mapping(vm, d, other);
    if (r == 0) return by(vm, &(consumer){ .kind = kind, .all = incref(from_object(d)) }, other);
    return r < 0 ? FAILED : kind == &kind_pairs ? incref(from_object(d)) : NONE;
}

bool dict_update(vm *vm, dict *d, value other) { return update_by(vm, d, other, &kind_pairs_none, consume_now); }

bool dict_update_mapping(vm *vm, dict *d, value other) {
    int r = update_if_mapping(vm, d, other);
    if (r == 0) raise_error(vm, &type_TypeError, "'%s' object is not a mapping", type_of(other)->name);
    return r > 0;
}

static bool update_keywords(vm *vm, dict *d, const value *values, tuple *kwnames) {
    for (uint32_t i = 0; kwnames && i < kwnames->len; i++)
        if (!dict_set(vm, d, kwnames->items[i], values[i])) return false;
    return true;
}

static bool dict_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    int positional = nargs - (kwnames ? (int)kwnames->len : 0);
    if (!construct_args(vm, "dict", positional, NULL, 0, 1)) return false;
    return (!positional || dict_update(vm, as_dict(self), args[0])) && update_keywords(vm, as_dict(self), args + positional, kwnames);
}

static value dict_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (nargs != 1 || kwnames) return construct_by_init(vm, t, args, nargs, kwnames);
    dict *d = dict_new(vm);
    if (!d) return FAILED;
    value made = update_by(vm, d, args[0], &kind_pairs, consume);
    release_raised(vm, from_object(d));
    return made;
}

static value dict_repr(vm *vm, value self) {
    dict *d = as_dict(self);
    if (d->len == 0) return from_object(str_from_cstr(vm, "{}"));
    int entered = repr_enter(vm, self);
    if (entered < 0) return FAILED;
    if (entered == 0) return from_object(str_from_cstr(vm, "{...}"));
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "{");
    bool ok = true, later = false;
    value key, v;
    for (uint32_t pos = 0; ok && dict_next(d, &pos, &key, &v); later = true) {
        incref(key);
        incref(v);
        if (later) strbuf_addz(&b, ", ");
        ok = strbuf_add_repr(&b, key);
        if (ok) strbuf_addz(&b, ": ");
        ok = ok && strbuf_add_repr(&b, v);
        decref(vm, key);
        decref(vm, v);
    }
    repr_leave(vm, self);
    if (!ok) {
        strbuf_discard(&b);
        return FAILED;
    }
    strbuf_addz(&b, "}");
    return from_object(strbuf_finish(&b));
}

/* 1 equal, 0 not, -1 raised. */
static int dict_equal(vm *vm, dict *a, dict *b) {
    if (a->len != b->len) return 0;
    int r = 1;
    value key, v;
    for (uint32_t pos = 0; r == 1 && dict_next(a, &pos, &key, &v);) {
        uint64_t hash = a->entries[pos - 1].hash;
        incref(key);
        incref(v);
        int32_t at = dict_find_hashed(vm, b, key, hash);
        if (at < 0) {
            r = at == DICT_ABSENT ? 0 : -1;
        } else {
            value w = incref(b->entries[at].value);
            r = op_compare_bool(vm, v, w, CMP_EQ);
            decref(vm, w);
        }
        decref(vm, key);
        decref(vm, v);
    }
    return r;
}

static value dict_compare(vm *vm, value a, value b, enum cmp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !is_dict(a) || !is_dict(b)) return NOT_IMPLEMENTED;
    int r = dict_equal(vm, as_dict(a), as_dict(b));
    return r < 0 ? FAILED : from_bool(r == (op == CMP_EQ));
}

static value dict_binary(vm *vm, value a, value b, enum binop op) {
    if (op != OP_OR || !is_dict(a) || !is_dict(b)) return NOT_IMPLEMENTED;
    dict *d = dict_copy(vm, as_dict(a));
    if (d && !dict_merge(vm, d, as_dict(b))) {
        DECREF_OBJ(vm, d);
        return FAILED;
    }
    return from_object(d);
}

static value dict_inplace(vm *vm, value a, value b, enum binop op) {
    if (op != OP_OR) return NOT_IMPLEMENTED;
    return update_by(vm, as_dict(a), b, &kind_pairs, consume);
}

static int64_t dict_len(vm *vm, value self) { (void)vm; return as_dict(self)->len; }

static value dict_getitem(vm *vm, value self, value key) {
    bool error;
    value v = dict_get(vm, as_dict(self), key, &error);
    if (v) return incref(v);
    if (error) return FAILED;
    bool found = false;
    if (type_of(self)->heap) v = call_special(vm, self, vm->names.missing, &key, 1, &found);
    return found ? v : raise_with_arg(vm, &type_KeyError, key);
}

static bool dict_setitem(vm *vm, value self, value key, value v) {
    if (v) return dict_set(vm, as_dict(self), key, v);
    int r = dict_delete(vm, as_dict(self), key);
    return r == 0 ? raise_with_arg(vm, &type_KeyError, key) : r > 0;
}

static int dict_contains(vm *vm, value self, value key) {
    bool error;
    value v = dict_get(vm, as_dict(self), key, &error);
    return error ? -1 : v != EMPTY;
}

static value dict_iter_of(vm *vm, value self) { return dict_iter_new(vm, &type_dict_key_iter, as_dict(self)); }

/* --- methods --- */

static value method_get(vm *vm, const value *args, int nargs) {
    bool error;
    value v = dict_get(vm, as_dict(args[0]), args[1], &error);
    if (v) return incref(v);
    return error ? FAILED : nargs > 2 ? incref(args[2]) : NONE;
}

static value method_setdefault(vm *vm, const value *args, int nargs) {
    dict *d = as_dict(args[0]);
    value given = nargs > 2 ? args[2] : NONE;
    uint64_t hash;
    if (!dict_hash_key(vm, args[1], &hash)) return FAILED;
    int32_t at = dict_find_hashed(vm, d, args[1], hash);
    if (at >= 0) return incref(d->entries[at].value);
    if (at == DICT_ERROR || !dict_insert_new(vm, d, incref(args[1]), hash, incref(given))) return FAILED;
    return incref(given);
}

static value method_pop(vm *vm, const value *args, int nargs) {
    dict *d = as_dict(args[0]);
    uint64_t hash;
    if (!dict_hash_key(vm, args[1], &hash)) return FAILED;
    int32_t at = dict_find_hashed(vm, d, args[1], hash);
    if (at >= 0) {
        value v = incref(d->entries[at].value);
        dict_delete_at(vm, d, (uint32_t)at);
        return v;
    }
    if (at == DICT_ERROR) return FAILED;
    return nargs > 2 ? incref(args[2]) : raise_with_arg(vm, &type_KeyError, args[1]);
}

static value method_popitem(vm *vm, const value *args, int nargs) {
    (void)nargs;
    dict *d = as_dict(args[0]);
    if (d->len == 0) return raise_error(vm, &type_KeyError, "popitem(): dictionary is empty");
    while (d->entries[d->used - 1].key == EMPTY) d->used--;     /* so that emptying a dict takes linear time */
    uint32_t at = d->used - 1;
    tuple *t = tuple_from_items(vm, (value[]){d->entries[at].key, d->entries[at].value}, 2);
    if (t) dict_delete_at(vm, d, at);
    return from_object(t);
}

static value method_keys(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return dict_view_new(vm, &type_dict_keys, as_dict(args[0]));
}

static value method_values(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return dict_view_new(vm, &type_dict_values, as_dict(args[0]));
}

static value method_items(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return dict_view_new(vm, &type_dict_items, as_dict(args[0]));
}

static value method_update(vm *vm, const value *args, int nargs) {
    dict *d = as_dict(args[0]);
    if (nargs > 2 && !args[1]) return update_by(vm, d, args[2], &kind_pairs_none, consume);
    if (nargs > 2 && !dict_update(vm, d, args[2])) return FAILED;
    return !args[1] || dict_merge(vm, d, as_dict(args[1])) ? NONE : FAILED;
}

static value method_clear(vm *vm, const value *args, int nargs) {
    (void)nargs;
    dict_free_table(vm, as_dict(args[0]));
    return NONE;
}

static value method_copy(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(dict_copy(vm, as_dict(args[0])));
}

static value method_reversed(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return dict_iter_new(vm, &type_dict_reverse_key_iter, as_dict(args[0]));
}

/* The keys of a set or dict with the hashes that it knows, into an empty dict. */
static bool add_hashed_keys(vm *vm, dict *d, value from, value v) {
    value key, unused;
    uint64_t hash;
    uint32_t pos = 0;
    bool ok = true;
    if (has_type(from, &type_dict)) {
        for (const dict *keys = as_dict(from); ok && dict_next(keys, &pos, &key, &unused);) {
            incref(key);
            ok = dict_set_hashed(vm, d, key, keys->entries[pos - 1].hash, v);
            decref(vm, key);
        }
        return ok;
    }
    while (ok && set_next(as_set(from), &pos, &key, &hash)) {
        ok = dict_set_hashed(vm, d, key, hash, v);
        decref(vm, key);
    }
    return ok;
}

static int step_key(vm *vm, consumer *c, value key) {
    bool ok = has_type(c->all, &type_dict) ? dict_set(vm, as_dict(c->all), key, c->by) : op_setitem(vm, c->all, key, c->by);
    release_raised(vm, key);
    return ok ? 1 : -1;
}

static const consumer_kind kind_keys = { .step = step_key, .finish = consumer_finish_all };

static value dict_fromkeys(vm *vm, const value *args, int nargs) {
    value v = nargs > 2 ? args[2] : NONE, keys = args[1];
    bool own = args[0] == from_object(&type_dict);
    if (!own) vm->pushable = EMPTY;     /* making another may run the program's code */
    value made = own ? from_object(dict_new(vm)) : op_call(vm, args[0], NULL, 0, NULL);
    if (!made) return FAILED;
    bool plain = has_type(made, &type_dict);
    if (plain && as_dict(made)->len == 0 && (has_type(keys, &type_dict) || has_type(keys, &type_set) || has_type(keys, &type_frozenset))) {
        if (add_hashed_keys(vm, as_dict(made), keys, v)) return made;
        decref(vm, made);
        return FAILED;
    }
    return consume(vm, &(consumer){ .kind = &kind_keys, .all = made, .by = v }, keys);
}

static const native_def methods[] = {
    {"get", method_get, 2, 3, NULL},
    {"setdefault", method_setdefault, 2, 3, NULL},
    {"pop", method_pop, 2, 3, NULL},
    {"popitem", method_popitem, 1, 1, NULL},
    {"keys", method_keys, 1, 1, NULL},
    {"values", method_values, 1, 1, NULL},
    {"items", method_items, 1, 1, NULL},
    {"update", method_update, 1, 2, "**", .consumes = true},
    {"fromkeys", dict_fromkeys, 2, 3, "class", .consumes = true},
    {"clear", method_clear, 1, 1, NULL},
    {"copy", method_copy, 1, 1, NULL},
    {"__reversed__", method_reversed, 1, 1, NULL},
    {0},
};

type type_dict = {
    .head = TYPE_HEAD, .name = "dict", .base = &type_object, .instance_size = sizeof(dict), .methods = methods,
    .consumes = true, .dealloc = dict_dealloc, .traverse = dict_traverse, .clear = dict_clear_slot, .construct = dict_construct,
    .make = dict_make, .init = dict_init,
    .repr = dict_repr, .hash = hash_refused, .len = dict_len, .getitem = dict_getitem, .setitem = dict_setitem,
    .contains = dict_contains, .iter = dict_iter_of, .compare = dict_compare, .binary = dict_binary, .inplace = dict_inplace,
};
