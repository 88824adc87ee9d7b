/* Stable merge sort (top-down, insertion sort for short runs, runs that are in order already are left alone).
 * The list is empty while its items are sorted, so program code that runs meanwhile can harm nothing; every step keeps
 * the array a permutation of the items, so an error midway loses none. */
#include <string.h>
#include "../abstract.h"
#include "../state.h"
#include "list_internal.h"

typedef struct pair { value key, item; } pair;   /* without a key function key == item, and only item is owned */
enum kind { SMALL_INTS, STRINGS, ANY };

#define SHORT_RUN 12

/* a < b: 1, 0, -1 raised. */
static inline int less(vm *vm, value a, value b, enum kind kind) {
    if (kind == SMALL_INTS) return (int64_t)a < (int64_t)b;
    if (kind == STRINGS) return a != b && str_order(as_str(a), as_str(b)) < 0;
    return op_compare_bool(vm, a, b, CMP_LT);
}

/* Length of the run at the start of p: ascending, or strictly descending and then reversed. -1 raised. */
static inline int64_t first_run(vm *vm, pair *p, int64_t n, enum kind kind) {
    if (n < 2) return n;
    int down = less(vm, p[1].key, p[0].key, kind);
    if (down < 0) return -1;
    int64_t i = 2;
    for (; i < n; i++) {
        int r = less(vm, p[i].key, p[i - 1].key, kind);
        if (r < 0) return -1;
        if (r != down) break;
    }
    if (down)
        for (int64_t a = 0, b = i - 1; a < b; a++, b--) {
            pair t = p[a];
            p[a] = p[b];
            p[b] = t;
        }
    return i;
}

/* p[0 .. sorted) is in order; brings the rest in. */
static inline bool insert_rest(vm *vm, pair *p, int64_t sorted, int64_t n, enum kind kind) {
    for (int64_t i = sorted; i < n; i++) {
        pair x = p[i];
        int64_t low = 0, high = i;
        while (low < high) {
            int64_t mid = low + (high - low) / 2;
            int r = less(vm, x.key, p[mid].key, kind);
            if (r < 0) return false;
            if (r) high = mid;
            else low = mid + 1;
        }
        memmove(p + low + 1, p + low, (size_t)(i - low) * sizeof *p);
        p[low] = x;
    }
    return true;
}

/* Merges p[0 .. mid) and p[mid .. n), each in order; tmp has room for mid. */
static inline bool merge(vm *vm, pair *p, int64_t mid, int64_t n, pair *tmp, enum kind kind) {
    memcpy(tmp, p, (size_t)mid * sizeof *p);
    int64_t a = 0, b = mid, to = 0;
    bool ok = true;
    while (a < mid && b < n) {
        int r = less(vm, p[b].key, tmp[a].key, kind);
        if (r < 0) {
            ok = false;
            break;
        }
        p[to++] = r ? p[b++] : tmp[a++];
    }
    /* What is left of tmp fits exactly before b; the items from b on are in place. */
    memcpy(p + to, tmp + a, (size_t)(mid - a) * sizeof *p);
    return ok;
}

#define DEFINE_SORT(name, kind)                                                         \
    static bool name(vm *vm, pair *p, int64_t n, pair *tmp) {                           \
        if (n <= SHORT_RUN) {                                                           \
            int64_t run = first_run(vm, p, n, kind);                                    \
            return run >= 0 && insert_rest(vm, p, run, n, kind);                        \
        }                                                                               \
        int64_t mid = n / 2;                                                            \
        if (!name(vm, p, mid, tmp) || !name(vm, p + mid, n - mid, tmp)) return false;   \
        int r = less(vm, p[mid].key, p[mid - 1].key, kind);                             \
        return r > 0 ? merge(vm, p, mid, n, tmp, kind) : r == 0;                        \
    }
DEFINE_SORT(sort_ints, SMALL_INTS)
DEFINE_SORT(sort_strings, STRINGS)
DEFINE_SORT(sort_any, ANY)

static enum kind kind_of(const pair *p, int64_t n) {
    int64_t i = 0;
    while (i < n && is_small(p[i].key)) i++;
    if (i == n) return SMALL_INTS;
    if (i) return ANY;
    while (i < n && has_type(p[i].key, &type_str)) i++;
    return i == n ? STRINGS : ANY;
}

static bool sort_pairs(vm *vm, pair *p, int64_t n) {
    enum kind kind = kind_of(p, n);
    int64_t run = kind == SMALL_INTS ? first_run(vm, p, n, SMALL_INTS)
                : kind == STRINGS    ? first_run(vm, p, n, STRINGS)
                                     : first_run(vm, p, n, ANY);
    if (run < 0 || run == n) return run == n;
    size_t bytes = (size_t)(n / 2) * sizeof *p;
    pair *tmp = heap_alloc(vm, bytes);
    if (!tmp) return false;
    bool ok = (kind == SMALL_INTS ? sort_ints : kind == STRINGS ? sort_strings : sort_any)(vm, p, n, tmp);
    heap_free(vm, tmp, bytes);
    return ok;
}

static void reverse(pair *p, size_t n) {
    for (size_t a = 0, b = n; a + 1 < b; a++) {
        pair t = p[a];
        p[a] = p[--b];
        p[b] = t;
    }
}

bool list_sort(vm *vm, list *l, value key, bool reversed) {
    size_t n = l->len, cap = l->cap;
    value *items = l->items;
    if (n > SIZE_MAX / sizeof(pair)) return raise_memory(vm);
    pair *p = n ? heap_alloc(vm, n * sizeof *p) : NULL;
    if (n && !p) return false;
    for (size_t i = 0; i < n; i++) p[i] = (pair){items[i], items[i]};
    l->items = NULL;
    l->len = l->cap = 0;

    bool ok = true;
    size_t keys = 0;
    if (key != NONE)
        for (; ok && keys < n; keys += ok) {
            value k = op_call(vm, key, &p[keys].item, 1, NULL);
            ok = k != FAILED;
            if (ok) p[keys].key = k;
        }
    if (ok) {
        /* Reversed before and after, so that equal items keep their order. */
        if (reversed) reverse(p, n);
        ok = sort_pairs(vm, p, (int64_t)n);
        if (reversed) reverse(p, n);
    }

    bool modified = l->items != NULL;
    value *stray = l->items;
    size_t stray_len = l->len, stray_cap = l->cap;
    for (size_t i = 0; i < n; i++) items[i] = p[i].item;
    l->items = items;
    l->len = n;
    l->cap = cap;
    for (size_t i = 0; i < keys; i++) decref(vm, p[i].key);
    heap_free(vm, p, n * sizeof *p);
    for (size_t i = 0; i < stray_len; i++) decref(vm, stray[i]);
    heap_free(vm, stray, stray_cap * sizeof(value));
    if (ok && modified) {
        raise_error(vm, &type_ValueError, "list modified during sort");
        return false;
    }
    return ok;
}
