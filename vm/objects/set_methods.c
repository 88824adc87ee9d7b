/* The methods of set and frozenset. */
#include "set_internal.h"
#include "../abstract.h"
#include "../state.h"

static value method_add(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return set_add(vm, args[0], args[1]) ? NONE : FAILED;
}

static int discard(vm *vm, value s, value item) {
    uint64_t hash;
    value key = set_lookup_key(vm, item, &hash);
    if (key == FAILED) return -1;
    int r = set_discard_hashed(vm, as_set(s), key, hash);
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
    if (nargs == 2) return consume(vm, &(consumer){ .kind = &consumer_set_none, .all = incref(args[0]) }, args[1]);
    vm->pushable = EMPTY;   /* what comes runs the program's code */
    for (int i = 1; i < nargs; i++)
        if (!set_update(vm, as_set(args[0]), args[i])) return FAILED;
    return NONE;
}

static value method_union(vm *vm, const value *args, int nargs) {
    set *r = set_copy(vm, is_instance(args[0], &type_set) ? &type_set : &type_frozenset, as_set(args[0]));
    if (r && nargs == 2 && args[1] != args[0])
        return consume(vm, &(consumer){ .kind = &consumer_set, .all = from_object(r) }, args[1]);
    vm->pushable = EMPTY;   /* likewise */
    bool ok = r != NULL;
    for (int i = 1; ok && i < nargs; i++) ok = args[i] == args[0] || set_update(vm, r, args[i]);
    if (ok) return from_object(r);
    if (r) DECREF_OBJ(vm, r);
    return FAILED;
}

static value intersect_all(vm *vm, const value *args, int nargs) {
    if (nargs == 1) return from_object(set_copy(vm, type_of(args[0]), as_set(args[0])));
    value r = incref(args[0]);
    for (int i = 1; r && i < nargs; i++) {
        value next = set_intersection(vm, as_set(r), args[i], consume_now);
        release_raised(vm, r);
        r = next;
    }
    return r;
}

static value method_intersection(vm *vm, const value *args, int nargs) {
    return nargs == 2 ? set_intersection(vm, as_set(args[0]), args[1], consume) : intersect_all(vm, args, nargs);
}

static value method_intersection_update(vm *vm, const value *args, int nargs) {
    if (nargs == 2) return set_intersection_update(vm, as_set(args[0]), args[1], consume);
    value r = intersect_all(vm, args, nargs);
    if (!r) return FAILED;
    set_swap(as_set(args[0]), as_set(r));
    decref(vm, r);
    return NONE;
}

static value method_difference_update(vm *vm, const value *args, int nargs) {
    if (nargs == 2) return set_difference_update(vm, as_set(args[0]), args[1], consume);
    for (int i = 1; i < nargs; i++)
        if (!set_difference_update(vm, as_set(args[0]), args[i], consume_now)) return FAILED;
    return NONE;
}

static value method_difference(vm *vm, const value *args, int nargs) {
    if (nargs == 1) return from_object(set_copy(vm, type_of(args[0]), as_set(args[0])));
    if (nargs == 2) return set_difference(vm, as_set(args[0]), args[1], consume);
    value r = set_difference(vm, as_set(args[0]), args[1], consume_now);
    for (int i = 2; r && i < nargs; i++)
        if (!set_difference_update(vm, as_set(r), args[i], consume_now)) {
            release_raised(vm, r);
            return FAILED;
        }
    return r;
}

static value method_symmetric_difference(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return set_symmetric_difference(vm, as_set(args[0]), args[1], consume);
}

static value method_symmetric_difference_update(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return set_symmetric_difference_update(vm, as_set(args[0]), args[1], consume);
}

static value within(vm *vm, value a, value b) {
    int r = set_within(vm, as_set(a), as_set(b));
    return r < 0 ? FAILED : from_bool(r);
}

static value finish_subset(vm *vm, consumer *c) { return within(vm, c->by, c->all); }

static const consumer_kind kind_subset = { .step = consumer_step_set, .finish = finish_subset, .fill = consumer_fill_set };

static value method_issubset(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (is_set(args[1])) return within(vm, args[0], args[1]);
    value all = set_new(vm);
    return all ? consume(vm, &(consumer){ .kind = &kind_subset, .all = all, .by = args[0] }, args[1]) : FAILED;
}

/* Goes on as long as items are in the set, or as long as they are not; `all` tells of the first that was different. */
static int step_member(vm *vm, consumer *c, value item, int wanted) {
    int found = set_contains(vm, c->by, item);
    release_raised(vm, item);
    if (found < 0) return -1;
    if (found == wanted) return 1;
    c->all = NONE;
    return 0;
}

static int step_inside(vm *vm, consumer *c, value item) { return step_member(vm, c, item, 1); }
static int step_outside(vm *vm, consumer *c, value item) { return step_member(vm, c, item, 0); }
static value finish_member(vm *vm, consumer *c) { (void)vm; return from_bool(c->all == EMPTY); }

static const consumer_kind kind_superset = { .step = step_inside, .finish = finish_member };
static const consumer_kind kind_disjoint = { .step = step_outside, .finish = finish_member };

static value method_issuperset(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (is_set(args[1])) return within(vm, args[1], args[0]);
    return consume(vm, &(consumer){ .kind = &kind_superset, .by = args[0] }, args[1]);
}

static value method_isdisjoint(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return consume(vm, &(consumer){ .kind = &kind_disjoint, .by = args[0] }, args[1]);
}

#define METHODS_OF_BOTH                                                                             \
    {"copy", method_copy, 1, 1, NULL},                                                              \
    {"union", method_union, 1, -1, NULL, .consumes = true},                                         \
    {"intersection", method_intersection, 1, -1, NULL, .consumes = true},                           \
    {"difference", method_difference, 1, -1, NULL, .consumes = true},                               \
    {"symmetric_difference", method_symmetric_difference, 2, 2, NULL, .consumes = true},            \
    {"issubset", method_issubset, 2, 2, NULL, .consumes = true},                                    \
    {"issuperset", method_issuperset, 2, 2, NULL, .consumes = true},                                \
    {"isdisjoint", method_isdisjoint, 2, 2, NULL, .consumes = true}

const native_def frozenset_methods[] = {METHODS_OF_BOTH, {0}};

const native_def set_methods[] = {
    METHODS_OF_BOTH,
    {"add", method_add, 2, 2, NULL},
    {"discard", method_discard, 2, 2, NULL},
    {"remove", method_remove, 2, 2, NULL},
    {"pop", method_pop, 1, 1, NULL},
    {"clear", method_clear, 1, 1, NULL},
    {"update", method_update, 1, -1, NULL, .consumes = true},
    {"intersection_update", method_intersection_update, 1, -1, NULL, .consumes = true},
    {"difference_update", method_difference_update, 1, -1, NULL, .consumes = true},
    {"symmetric_difference_update", method_symmetric_difference_update, 2, 2, NULL, .consumes = true},
    {0},
};
