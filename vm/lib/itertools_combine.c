/* The iterators of itertools over combinations of what there is from the start: they ask nobody. */
#include "itertools.h"
#include "../objects/int.h"
#include <string.h>

/* The items' positions in the last result, small integers; none before the first. */
static list *indices_of(lazy *l, uint32_t part) { return as_list(l->parts[part]); }
static int64_t index_at(const list *indices, size_t i) { return small_of(indices->items[i]); }

static bool indices_fill(vm *vm, list *indices, size_t n, int64_t from, int64_t by) {
    if (!list_reserve(vm, indices, n)) return false;
    for (size_t i = 0; i < n; i++, from += by) indices->items[i] = from_small(from);
    indices->len = n;
    return true;
}

static value end(lazy *l) {
    l->to = true;
    return NO_MORE;
}

/* --- product ----------------------------------------------------------------------------------- */
/* The pools behind the indices; to: it has ended. */
enum { PRODUCT_INDICES, PRODUCT_POOLS };

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
    if (nargs && repeat > UINT16_MAX / nargs) return raise_error(vm, &type_OverflowError, "repeat argument too large");
    uint32_t n = (uint32_t)(nargs * repeat);
    lazy *p = lazy_new(vm, t, PRODUCT_POOLS + n);
    bool ok = p && (p->parts[PRODUCT_INDICES] = from_object(list_new(vm, 0))) != FAILED;
    for (uint32_t i = 0; ok && i < n; i++)
        ok = (p->parts[PRODUCT_POOLS + i] = i < (uint32_t)nargs ? from_object(tuple_from_iterable(vm, args[i]))
                                                                : incref(p->parts[PRODUCT_POOLS + i - (uint32_t)nargs])) != FAILED;
    return lazy_made(vm, p, ok);
}

static value product_step(vm *vm, lazy_turn *t, value got) {
    (void)got;
    lazy *p = t->of;
    list *indices = indices_of(p, PRODUCT_INDICES);
    const value *pools = p->parts + PRODUCT_POOLS;
    uint32_t n = p->n - PRODUCT_POOLS, i = n;
    if (p->to) return NO_MORE;
    if (p->from++ == 0) {
        for (i = 0; i < n; i++)
            if (as_tuple(pools[i])->len == 0) return end(p);
        if (!indices_fill(vm, indices, n, 0, 0)) return FAILED;
    } else {
        while (i > 0 && index_at(indices, i - 1) + 1 == as_tuple(pools[i - 1])->len) indices->items[--i] = from_small(0);
        if (i == 0) return end(p);
        indices->items[i - 1] = from_small(index_at(indices, i - 1) + 1);
    }
    tuple *row = tuple_new(vm, n);
    if (!row) return FAILED;
    for (i = 0; i < n; i++) row->items[i] = incref(as_tuple(pools[i])->items[index_at(indices, i)]);
    tuple_track(vm, row);
    return from_object(row);
}

type type_product = { LAZY_TYPE("itertools.product", product_construct, product_step) };

/* --- permutations, combinations ---------------------------------------------------------------- */
/* from: how many results there were; by: how many items make one; to: it has ended. */
enum { CHOICE_POOL, CHOICE_INDICES, CHOICE_CYCLES, CHOICE_PARTS };

/* self, iterable, r */
static value choice_init(vm *vm, const value *args, int nargs) {
    (void)nargs;
    lazy *c = as_lazy(args[0]);
    if (!(c->parts[CHOICE_POOL] = from_object(tuple_from_iterable(vm, args[1]))) ||
        !(c->parts[CHOICE_INDICES] = from_object(list_new(vm, 0))) || !(c->parts[CHOICE_CYCLES] = from_object(list_new(vm, 0))))
        return FAILED;
    c->by = as_tuple(c->parts[CHOICE_POOL])->len;
    bool optional = is_instance(args[0], &type_permutations);
    if (args[2] && !(optional && args[2] == NONE)) {
        if (optional && !is_int(args[2])) return raise_error(vm, &type_TypeError, "Expected int as r");
        if (!to_index_i64(vm, args[2], &c->by)) return FAILED;
    }
    if (c->by < 0) return raise_error(vm, &type_ValueError, "r must be non-negative");
    return NONE;
}

static value choice_construct(vm *vm, type *t, const native_def *def, const value *args, int nargs, tuple *kwnames) {
    return itertools_made(vm, def, 2, lazy_new(vm, t, CHOICE_PARTS), args, nargs, kwnames);
}

/* The items at the first indices. */
static value choice_row(vm *vm, lazy *c) {
    const list *indices = indices_of(c, CHOICE_INDICES);
    const tuple *pool = as_tuple(c->parts[CHOICE_POOL]);
    tuple *row = tuple_new(vm, (uint32_t)c->by);
    if (!row) return FAILED;
    for (uint32_t i = 0; i < c->by; i++) row->items[i] = incref(pool->items[index_at(indices, i)]);
    tuple_track(vm, row);
    return from_object(row);
}

static value permutations_step(vm *vm, lazy_turn *t, value got) {
    (void)got;
    lazy *p = t->of;
    list *indices = indices_of(p, CHOICE_INDICES), *cycles = indices_of(p, CHOICE_CYCLES);
    int64_t n = as_tuple(p->parts[CHOICE_POOL])->len, r = p->by, i = r;
    if (p->to || r > n) return NO_MORE;
    if (p->from++ == 0)
        return indices_fill(vm, indices, (size_t)n, 0, 1) && indices_fill(vm, cycles, (size_t)r, n, -1) ? choice_row(vm, p) : FAILED;
    value *at = indices->items;
    while (i-- > 0) {
        int64_t left = index_at(cycles, (size_t)i) - 1;
        value moved = at[i];
        if (left) {
            cycles->items[i] = from_small(left);
            at[i] = at[n - left];
            at[n - left] = moved;
            return choice_row(vm, p);
        }
        memmove(at + i, at + i + 1, (size_t)(n - i - 1) * sizeof *at);
        at[n - 1] = moved;
        cycles->items[i] = from_small(n - i);
    }
    return end(p);
}

/* The last index that may grow, by one, and those behind it follow: each `apart` more than the one before. */
static inline value combinations_step_by(vm *vm, lazy *c, int64_t apart) {
    list *indices = indices_of(c, CHOICE_INDICES);
    int64_t n = as_tuple(c->parts[CHOICE_POOL])->len, r = c->by, i = r;
    if (c->to || (apart ? r > n : r > 0 && n == 0)) return NO_MORE;
    if (c->from++ == 0) return indices_fill(vm, indices, (size_t)r, 0, apart) ? choice_row(vm, c) : FAILED;
    while (i > 0 && index_at(indices, (size_t)i - 1) == n - 1 - (r - i) * apart) i--;
    if (i == 0) return end(c);
    for (int64_t next = index_at(indices, (size_t)i - 1) + 1; i <= r; i++, next += apart) indices->items[i - 1] = from_small(next);
    return choice_row(vm, c);
}

static value combinations_step(vm *vm, lazy_turn *t, value got) { (void)got; return combinations_step_by(vm, t->of, 1); }
static value repeating_step(vm *vm, lazy_turn *t, value got) { (void)got; return combinations_step_by(vm, t->of, 0); }

#define CHOICE(id, text, min, steps)                                                                                       \
    static value id##_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {                           \
        static const native_def def = { text, choice_init, min, 3, "iterable r" };                                         \
        return choice_construct(vm, t, &def, args, nargs, kwnames);                                                        \
    }                                                                                                                      \
    type type_##id = { LAZY_TYPE("itertools." text, id##_construct, steps) }
CHOICE(permutations, "permutations", 2, permutations_step);
CHOICE(combinations, "combinations", 3, combinations_step);
CHOICE(repeating_combinations, "combinations_with_replacement", 3, repeating_step);
