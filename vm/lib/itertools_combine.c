/* The iterators of itertools over combinations of what there is from the start: they ask nobody. The positions of the last result's
 * items, small integers, are parts of the iterator. */
#include "itertools.h"
#include "../objects/int.h"
#include <string.h>

static int64_t index_at(const value *indices, int64_t i) { return small_of(indices[i]); }

static void indices_fill(value *indices, int64_t n, int64_t from, int64_t by) {
    for (int64_t i = 0; i < n; i++, from += by) indices[i] = from_small(from);
}

static value end(lazy *l) {
    l->to = true;
    return NO_MORE;
}

/* --- product ----------------------------------------------------------------------------------- */
/* As many pools as indices, and those behind them. from: how many results there were; to: it has ended. */

static value product_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    int keywords = kwnames ? (int)kwnames->len : 0;
    int64_t repeat = 1;
    nargs -= keywords;
    for (int i = 0; i < keywords; i++) {
        const char *name = str_utf8(vm, as_str(kwnames->items[i]), NULL);
        if (!name) return FAILED;
        if (strcmp(name, "repeat") != 0) return raise_error(vm, &type_TypeError, "product() got an unexpected keyword argument '%s'", name);
        if (!to_index_i64(vm, args[nargs + i], &repeat)) return FAILED;
    }
    if (repeat < 0) return raise_error(vm, &type_ValueError, "repeat argument cannot be negative");
    if (nargs && repeat > INT32_MAX / 2 / nargs) return raise_error(vm, &type_OverflowError, "repeat argument too large");
    uint32_t given = (uint32_t)nargs, n = given * (uint32_t)repeat;
    lazy *p = lazy_new(vm, t, 2 * n);
    bool ok = p != NULL;
    for (uint32_t i = 0; ok && i < n; i++) {
        p->parts[i] = i < given ? from_object(tuple_from_iterable(vm, args[i])) : incref(p->parts[i - given]);
        ok = p->parts[i] != FAILED;
    }
    return lazy_made(vm, p, ok);
}

static value product_step(vm *vm, lazy_turn *t, value got) {
    (void)got;
    lazy *p = t->of;
    uint32_t n = p->n / 2, i = n;
    const value *pools = p->parts;
    value *indices = p->parts + n;
    if (p->to) return NO_MORE;
    if (p->from++ == 0) {
        for (i = 0; i < n; i++)
            if (as_tuple(pools[i])->len == 0) return end(p);
        indices_fill(indices, n, 0, 0);
    } else {
        while (i > 0 && index_at(indices, i - 1) + 1 == as_tuple(pools[i - 1])->len) indices[--i] = from_small(0);
        if (i == 0) return end(p);
        indices[i - 1] = from_small(index_at(indices, i - 1) + 1);
    }
    tuple *row = tuple_new(vm, n);
    if (!row) return FAILED;
    for (i = 0; i < n; i++) row->items[i] = incref(as_tuple(pools[i])->items[index_at(indices, i)]);
    tuple_track(vm, row);
    return from_object(row);
}

type type_product = { LAZY_TYPE("itertools.product", product_construct, product_step) };

/* --- permutations, combinations ---------------------------------------------------------------- */
/* The pool, the indices, of which as many as make a result count, and for permutations as many cycles. from: how many results there
 * were; by: how many items make one; to: it has ended. */
enum { CHOICE_POOL, CHOICE_INDICES };

/* class, iterable, r */
static value choice_new(vm *vm, const value *args, int nargs) {
    (void)nargs;
    type *t = (type *)as_object(args[0]);
    bool permutes = type_is_subtype(t, &type_permutations), repeats = type_is_subtype(t, &type_repeating_combinations);
    tuple *pool = tuple_from_iterable(vm, args[1]);
    if (!pool) return FAILED;
    int64_t n = pool->len, r = n;
    lazy *c = NULL;
    if (args[2] && !(permutes && args[2] == NONE)) {
        if (permutes && !is_int(args[2])) raise_error(vm, &type_TypeError, "Expected int as r");
        else to_index_i64(vm, args[2], &r);
    }
    if (!vm->raised && r < 0) raise_error(vm, &type_ValueError, "r must be non-negative");
    bool none = repeats ? r > 0 && n == 0 : r > n;
    int64_t indices = none ? 0 : permutes ? n + r : r;
    if (indices > INT32_MAX) raise_memory(vm);
    if (!vm->raised) c = lazy_new(vm, t, CHOICE_INDICES + (uint32_t)indices);
    if (!c) {
        release_raised(vm, from_object(pool));
        return FAILED;
    }
    c->parts[CHOICE_POOL] = from_object(pool);
    c->by = r;
    c->to = none;
    return lazy_made(vm, c, true);
}

/* The items at the first indices. */
static value choice_row(vm *vm, lazy *c) {
    const tuple *pool = as_tuple(c->parts[CHOICE_POOL]);
    tuple *row = tuple_new(vm, (uint32_t)c->by);
    if (!row) return FAILED;
    for (uint32_t i = 0; i < c->by; i++) row->items[i] = incref(pool->items[index_at(c->parts + CHOICE_INDICES, i)]);
    tuple_track(vm, row);
    return from_object(row);
}

static value permutations_step(vm *vm, lazy_turn *t, value got) {
    (void)got;
    lazy *p = t->of;
    if (p->to) return NO_MORE;
    int64_t n = as_tuple(p->parts[CHOICE_POOL])->len, r = p->by, i = r;
    value *indices = p->parts + CHOICE_INDICES, *cycles = indices + n;
    if (p->from++ == 0) {
        indices_fill(indices, n, 0, 1);
        indices_fill(cycles, r, n, -1);
        return choice_row(vm, p);
    }
    while (i-- > 0) {
        int64_t left = index_at(cycles, i) - 1;
        value moved = indices[i];
        if (left) {
            cycles[i] = from_small(left);
            indices[i] = indices[n - left];
            indices[n - left] = moved;
            return choice_row(vm, p);
        }
        memmove(indices + i, indices + i + 1, (size_t)(n - i - 1) * sizeof *indices);
        indices[n - 1] = moved;
        cycles[i] = from_small(n - i);
    }
    return end(p);
}

/* The last index that may grow does, by one, and those behind it follow: each `apart` more than the one before. */
static inline value choice_step(vm *vm, lazy *c, int64_t apart) {
    if (c->to) return NO_MORE;
    value *indices = c->parts + CHOICE_INDICES;
    int64_t n = as_tuple(c->parts[CHOICE_POOL])->len, r = c->by, i = r;
    if (c->from++ == 0) {
        indices_fill(indices, r, 0, apart);
        return choice_row(vm, c);
    }
    while (i > 0 && index_at(indices, i - 1) == n - 1 - (r - i) * apart) i--;
    if (i == 0) return end(c);
    indices_fill(indices + i - 1, r - i + 1, index_at(indices, i - 1) + 1, apart);
    return choice_row(vm, c);
}

static value combinations_step(vm *vm, lazy_turn *t, value got) { (void)got; return choice_step(vm, t->of, 1); }
static value repeating_step(vm *vm, lazy_turn *t, value got) { (void)got; return choice_step(vm, t->of, 0); }

#define CHOICE(id, text, min, steps)                                                                                       \
    static value id##_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {                           \
        static const native_def def = { text, choice_new, min, 3, "iterable r" };                                          \
        return call_on(vm, &def, from_object(t), args, nargs, kwnames);                                                    \
    }                                                                                                                      \
    type type_##id = { LAZY_TYPE("itertools." text, id##_construct, steps) }
CHOICE(permutations, "permutations", 2, permutations_step);
CHOICE(combinations, "combinations", 3, combinations_step);
CHOICE(repeating_combinations, "combinations_with_replacement", 3, repeating_step);
