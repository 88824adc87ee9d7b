/* functools.lru_cache's wrapper: a function with a cache of results, the least recently used of which goes first.
 * The entries of a dict are in the order of their use: a hit moves its entry to the end. */
#include "modules.h"
#include "../abstract.h"
#include "../objects/construct.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../state.h"

typedef struct lru_cache {
    object head;
    dict *attrs;            /* owned or NULL: __dict__ */
    value fn, info;         /* owned: what is called, and the class of what cache_info gives */
    dict *results;          /* owned */
    int64_t maxsize;        /* -1: unbounded */
    bool typed;
    int64_t hits, misses;
} lru_cache;

extern type type_lru_cache;

/* self, function, maxsize, typed, info */
static value lru_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, "_cache", nargs, kwnames, 4, 4)) return FAILED;
    int64_t maxsize = -1;
    int typed = op_truth(vm, args[2]);
    if (typed < 0 || (args[1] != NONE && !int_to_i64_clamped(vm, args[1], &maxsize))) return FAILED;
    dict *results = dict_new(vm);
    lru_cache *c = results ? object_new(vm, t, sizeof *c) : NULL;
    if (!c) {
        if (results) DECREF_OBJ(vm, results);
        return FAILED;
    }
    c->attrs = NULL;
    c->fn = incref(args[0]);
    c->info = incref(args[3]);
    c->results = results;
    c->maxsize = maxsize;
    c->typed = typed;
    c->hits = c->misses = 0;
    gc_track(vm, &c->head);
    return from_object(c);
}

static value make_key(vm *vm, const lru_cache *c, const value *args, int nargs, tuple *kwnames) {
    uint32_t n = (uint32_t)nargs, nkw = kwnames ? kwnames->len : 0, npos = n - nkw, at = 0;
    if (!c->typed && !nkw && n == 1 && (is_small(args[0]) || is_bigint(args[0]) || is_str(args[0]))) return incref(args[0]);
    tuple *key = tuple_new(vm, n + nkw + (nkw > 0) + (c->typed ? n : 0));
    if (!key) return FAILED;
    for (uint32_t i = 0; i < npos; i++) key->items[at++] = incref(args[i]);
    if (nkw) key->items[at++] = incref(from_object(&type_lru_cache));    /* no argument can be mistaken for a name's place */
    for (uint32_t i = 0; i < nkw; i++) {
        key->items[at++] = incref(kwnames->items[i]);
        key->items[at++] = incref(args[npos + i]);
    }
    for (uint32_t i = 0; c->typed && i < n; i++) key->items[at++] = incref(from_object(type_of(args[i])));
    tuple_track(vm, key);
    return from_object(key);
}

/* The cached result: new reference; EMPTY with nothing raised when there is none. */
static value look_up(vm *vm, lru_cache *c, value key, uint64_t hash) {
    int32_t at = dict_find_hashed(vm, c->results, key, hash);
    if (at < 0) return EMPTY;
    value result = incref(c->results->entries[at].value);
    if (c->maxsize < 0 || (uint32_t)at + 1 == c->results->used) return result;
    value own = incref(c->results->entries[at].key);
    dict_delete_at(vm, c->results, (uint32_t)at);
    if (dict_insert_new(vm, c->results, own, hash, incref(result))) return result;
    decref(vm, result);
    return FAILED;
}

static bool remember(vm *vm, lru_cache *c, value key, uint64_t hash, value result) {
    if (c->maxsize < 0) return dict_set_hashed(vm, c->results, key, hash, result);
    int32_t at = dict_find_hashed(vm, c->results, key, hash);
    if (at != DICT_ABSENT) return at != DICT_ERROR;      /* the call itself has stored it */
    dict_entry oldest = { 0, EMPTY, EMPTY };
    if (c->results->len >= (uint64_t)c->maxsize) {
        oldest = c->results->entries[c->results->first];
        incref(oldest.key);
        incref(oldest.value);
        dict_delete_at(vm, c->results, c->results->first);
    }
    bool ok = dict_insert_new(vm, c->results, incref(key), hash, incref(result));
    xdecref(vm, oldest.key);
    xdecref(vm, oldest.value);
    return ok;
}

static value lru_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    lru_cache *c = (lru_cache *)as_object(self);
    uint64_t hash;
    if (c->maxsize == 0) {
        c->misses++;
        return op_call(vm, c->fn, args, nargs, kwnames);
    }
    value key = make_key(vm, c, args, nargs, kwnames), result = FAILED;
    if (!key) return FAILED;
    incref(self);
    if (dict_hash_key(vm, key, &hash)) {
        result = look_up(vm, c, key, hash);
        if (result) {
            c->hits++;
        } else if (!vm->raised) {
            c->misses++;
            result = op_call(vm, c->fn, args, nargs, kwnames);
            if (result && !remember(vm, c, key, hash, result)) {
                decref(vm, result);
                result = FAILED;
            }
        }
    }
    decref(vm, self);
    decref(vm, key);
    return result;
}

static value lru_get(vm *vm, value self, value obj, type *owner) {
    (void)owner;
    return obj ? method_new(vm, self, obj) : incref(self);
}

static value lru_info(vm *vm, const value *args, int nargs) {
    (void)nargs;
    lru_cache *c = (lru_cache *)as_object(args[0]);
    value items[] = { from_small(c->hits), from_small(c->misses), c->maxsize < 0 ? NONE : from_small(c->maxsize), from_small(c->results->len) };
    return op_call(vm, c->info, items, 4, NULL);
}

static value lru_clear_results(vm *vm, const value *args, int nargs) {
    (void)nargs;
    lru_cache *c = (lru_cache *)as_object(args[0]);
    c->hits = c->misses = 0;
    dict_clear(vm, c->results);
    return NONE;
}

static value lru_self(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    return incref(args[0]);
}

static void lru_clear(vm *vm, object *o) {
    lru_cache *c = (lru_cache *)o;
    dict *attrs = c->attrs;
    c->attrs = NULL;
    if (attrs) DECREF_OBJ(vm, attrs);
    replace(vm, &c->fn, NONE);
    replace(vm, &c->info, NONE);
    dict_clear(vm, c->results);
}

static void lru_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    lru_clear(vm, o);
    DECREF_OBJ(vm, ((lru_cache *)o)->results);
    object_free(vm, o, sizeof(lru_cache));
}

static void lru_traverse(object *o, visit_fn visit, void *arg) {
    const lru_cache *c = (lru_cache *)o;
    if (c->attrs) visit(arg, from_object(c->attrs));
    visit(arg, c->fn);
    visit(arg, c->info);
    visit(arg, from_object(c->results));
}

static const native_def lru_methods[] = {
    { "cache_info", lru_info, 1, 1, NULL }, { "cache_clear", lru_clear_results, 1, 1, NULL }, { "__copy__", lru_self, 1, 1, NULL },
    { "__deepcopy__", lru_self, 2, 2, NULL }, { 0 },
};
static value lru_dict(vm *vm, value self) { return dict_getset.get(vm, self); }
static const getset_def lru_getsets[] = { { "__dict__", lru_dict, NULL }, { 0 } };

type type_lru_cache = {
    .head = TYPE_HEAD, .name = "functools._lru_cache_wrapper", .referable = true, .base = &type_object, .instance_size = sizeof(lru_cache), .final = true,
    .has_dict = true, .dict_offset = offsetof(lru_cache, attrs), .methods = lru_methods, .getsets = lru_getsets,
    .dealloc = lru_dealloc, .traverse = lru_traverse, .clear = lru_clear, .construct = lru_make, .call = lru_call, .descr_get = lru_get,
};

value functools_module(vm *vm) {
    value m = module_new(vm, "_functools", NULL);
    if (m && module_set(vm, m, "_cache", incref(from_object(&type_lru_cache)))) return m;
    xdecref(vm, m);
    return FAILED;
}
