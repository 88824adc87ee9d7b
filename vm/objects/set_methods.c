/* The methods of set and frozenset. */
#include "set_internal.h"
#include "../abstract.h"
#include "../state.h"

static value method_add(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return set_add(vm, args[0], args[1]) ? NONE : FAILED;
}

static int discard(vm *vm, value s, value item) {
    value key = set_lookup_key(vm, item);
    if (key == FAILED) return -1;
    uint64_t hash;
    int r = dict_hash_key(vm, key, &hash) ? set_discard_hashed(vm, as_set(s), key, hash) : -1;
    decref(vm, key);
    return r;
}

static value method_discard(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return discard(vm, args[0], args[1]) < 0 ? FAILED : NONE;
}

static value method_remove(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int r = discard(vm, args[0], args[1]);
    return r > 0 ? NONE : r < 0 ? FAILED : raise_with_arg(vm, &type_KeyError, args[1]);
}

static value method_pop(vm *vm, const value *args, int nargs) {
    (void)nargs;
    set *s = as_set(args[0]);
    if (s->used == 0) return raise_error(vm, &type_KeyError, "pop from an empty set");
    uint32_t slot = s->finger & s->mask;
    while (s->table[slot].key == EMPTY || s->table[slot].key == NO_MORE) slot = (slot + 1) & s->mask;
    s->finger = slot + 1;
    return set_take(s, slot);
}

static value method_clear(vm *vm, const value *args, int nargs) {
    (void)nargs;
    set_drop_items(vm, as_set(args[0]));
    return NONE;
}

static value method_copy(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (has_type(args[0], &type_frozenset)) return incref(args[0]);
    return from_object(set_copy(vm, &type_set, as_set(args[0])));
}

static value method_update(vm *vm, const value *args, int nargs) {
    for (int i = 1; i < nargs; i++)
        if (!set_update(vm, as_set(args[0]), args[i])) return FAILED;
    return NONE;
}

static value method_union(vm *vm, const value *args, int nargs) {
    set *r = set_copy(vm, is_instance(args[0], &type_set) ? &type_set : &type_frozenset, as_set(args[0]));
    bool ok = r != NULL;
    for (int i = 1; ok && i < nargs; i++) ok = args[i] == args[0] || set_update(vm, r, args[i]);
    if (ok) return from_object(r);
    if (r) DECREF_OBJ(vm, r);
    return FAILED;
}

static set *intersect_all(vm *vm, const value *args, int nargs) {
    if (nargs == 1) return set_copy(vm, type_of(args[0]), as_set(args[0]));
    set *r = as_set(incref(args[0]));
    for (int i = 1; r && i < nargs; i++) {
        set *next = set_intersection(vm, r, args[i]);
        DECREF_OBJ(vm, r);
        r = next;
    }
    return r;
}

static value method_intersection(vm *vm, const value *args, int nargs) {
    return from_object(intersect_all(vm, args, nargs));
}

static value method_intersection_update(vm *vm, const value *args, int nargs) {
    set *r = intersect_all(vm, args, nargs);
    if (!r) return FAILED;
    set_swap(as_set(args[0]), r);
    DECREF_OBJ(vm, r);
    return NONE;
}

static value method_difference_update(vm *vm, const value *args, int nargs) {
    for (int i = 1; i < nargs; i++)
        if (!set_difference_update(vm, as_set(args[0]), args[i])) return FAILED;
    return NONE;
}

static value method_difference(vm *vm, const value *args, int nargs) {
    if (nargs == 1) return from_object(set_copy(vm, type_of(args[0]), as_set(args[0])));
    set *r = set_difference(vm, as_set(args[0]), args[1]);
    for (int i = 2; r && i < nargs; i++)
        if (!set_difference_update(vm, r, args[i])) {
            DECREF_OBJ(vm, r);
            return FAILED;
        }
    return from_object(r);
}

static value method_symmetric_difference(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(set_symmetric_difference(vm, as_set(args[0]), args[1]));
}

static value method_symmetric_difference_update(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return set_symmetric_difference_update(vm, as_set(args[0]), args[1]) ? NONE : FAILED;
}

static value within(vm *vm, value a, value b) {
    value x = is_set(a) ? incref(a) : set_build(vm, &type_set, a);
    value y = x == FAILED ? FAILED : is_set(b) ? incref(b) : set_build(vm, &type_set, b);
    int r = y ? set_within(vm, as_set(x), as_set(y)) : -1;
    xdecref(vm, x);
    xdecref(vm, y);
    return r < 0 ? FAILED : from_bool(r);
}

static value method_issubset(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return within(vm, args[0], args[1]);
}

static value method_issuperset(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return within(vm, args[1], args[0]);
}

static value method_isdisjoint(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value it = get_iter(vm, args[1]);
    if (it == FAILED) return FAILED;
    int r = 0;
    while (r == 0) {
        value item = iter_next(vm, it);
        if (item == NO_MORE) break;
        r = item == FAILED ? -1 : set_contains(vm, args[0], item);
        xdecref(vm, item);
    }
    decref(vm, it);
    return r < 0 ? FAILED : from_bool(!r);
}

#define METHODS_OF_BOTH                                                             \
    {"copy", method_copy, 1, 1, NULL},                                              \
    {"union", method_union, 1, -1, NULL},                                           \
    {"intersection", method_intersection, 1, -1, NULL},                             \
    {"difference", method_difference, 1, -1, NULL},                                 \
    {"symmetric_difference", method_symmetric_difference, 2, 2, NULL},              \
    {"issubset", method_issubset, 2, 2, NULL},                                      \
    {"issuperset", method_issuperset, 2, 2, NULL},                                  \
    {"isdisjoint", method_isdisjoint, 2, 2, NULL}

const native_def frozenset_methods[] = {METHODS_OF_BOTH, {0}};

const native_def set_methods[] = {
    METHODS_OF_BOTH,
    {"add", method_add, 2, 2, NULL},
    {"discard", method_discard, 2, 2, NULL},
    {"remove", method_remove, 2, 2, NULL},
    {"pop", method_pop, 1, 1, NULL},
    {"clear", method_clear, 1, 1, NULL},
    {"update", method_update, 1, -1, NULL},
    {"intersection_update", method_intersection_update, 1, -1, NULL},
    {"difference_update", method_difference_update, 1, -1, NULL},
    {"symmetric_difference_update", method_symmetric_difference_update, 2, 2, NULL},
    {0},
};
