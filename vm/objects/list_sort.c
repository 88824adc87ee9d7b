/* Timsort with powersort's order of merges (Peters; Munro and Wild): a program that looks sees the comparisons that CPython makes, in
 * their order, and where they contradict one another, as with NaN, the same result.
 * The list is empty while its items are sorted, so program code that runs meanwhile can harm nothing; every step keeps
 * the array a permutation of the items, so an error midway loses none. */
#include <string.h>
#include "../abstract.h"
#include "../state.h"
#include "list_internal.h"

typedef struct pair { value key, item; } pair;   /* without a key function key == item, and only item is owned */
enum kind { SMALL_INTS, STRINGS, ANY };

#define LONGEST_MINRUN 64
#define GALLOP_FROM 7       /* as many items in a row from one side */

typedef struct run { int64_t at, n; int power; } run;

typedef struct sorting {
    vm *vm;
    enum kind kind;
    pair *p, *tmp;          /* tmp has room for the shorter of two runs */
    int64_t n, gallop_from;
    int nruns;
    run runs[64];           /* in order and adjacent; their powers grow, and none is above the bits of n */
} sorting;

/* a < b: 1, 0, -1 raised. */
static inline int less(vm *vm, value a, value b, enum kind kind) {
    if (kind == SMALL_INTS) return (int64_t)a < (int64_t)b;
    if (kind == STRINGS) return a != b && str_order(as_str(a), as_str(b)) < 0;
    return op_compare_bool(vm, a, b, CMP_LT);
}

static void reverse(pair *p, int64_t n) {
    for (int64_t a = 0, b = n - 1; a < b; a++, b--) {
        pair t = p[a];
        p[a] = p[b];
        p[b] = t;
    }
}

/* In front of p[n] are `equal` items that equal the one before them, in a run that goes down: in their old order again when it is
 * turned round. */
static void reverse_equal(pair *p, int64_t n, int64_t *equal) {
    if (*equal) reverse(p + n - *equal - 1, *equal + 1);
    *equal = 0;
}

/* Length of the run at the start of p: ascending, or descending and then reversed. -1 raised. */
static inline int64_t first_run(vm *vm, pair *p, int64_t n, enum kind kind) {
    int64_t i = 1, equal = 0;
    int r = 0;
    while (i < n && (r = less(vm, p[i].key, p[i - 1].key, kind)) == 0) i++;
    if (r <= 0) return r < 0 ? -1 : i;
    if (i > 1) {
        r = less(vm, p[0].key, p[i - 1].key, kind);
        if (r) return r < 0 ? -1 : i;
        reverse(p, i);      /* they are all equal */
    }
    for (i++; i < n; i++) {
        r = less(vm, p[i].key, p[i - 1].key, kind);
        if (r < 0) return -1;
        if (r) {
            reverse_equal(p, i, &equal);
            continue;
        }
        r = less(vm, p[i - 1].key, p[i].key, kind);
        if (r < 0) return -1;
        if (r) break;
        equal++;
    }
    reverse_equal(p, i, &equal);
    reverse(p, i);
    for (r = 0; i < n; i++)
        if ((r = less(vm, p[i].key, p[i - 1].key, kind)) != 0) break;
    return r < 0 ? -1 : i;
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

/* --- merging ------------------------------------------------------------------------------------------------------ */

/* Whether x belongs before key: the keys that equal it belong before it if `behind`. -1 raised. */
static inline int is_before(sorting *s, value x, value key, bool behind) {
    if (!behind) return less(s->vm, x, key, s->kind);
    int r = less(s->vm, key, x, s->kind);
    return r < 0 ? r : !r;
}

/* How many of p[0 .. n), which is in order, belong before key: doubles its steps from hint on, then halves. -1 raised. */
static int64_t gallop(sorting *s, value key, const pair *p, int64_t n, int64_t hint, bool behind) {
    int64_t last = 0, step = 1;
    int r = is_before(s, p[hint].key, key, behind);
    if (r < 0) return -1;
    bool up = r;
    int64_t most = up ? n - hint : hint + 1;
    while (step < most) {
        r = is_before(s, p[up ? hint + step : hint - step].key, key, behind);
        if (r < 0) return -1;
        if (r != up) break;
        last = step;
        step = 2 * step + 1;
    }
    if (step > most) step = most;
    int64_t low = (up ? hint + last : hint - step) + 1, high = up ? hint + step : hint - last;
    while (low < high) {
        int64_t mid = low + (high - low) / 2;
        r = is_before(s, p[mid].key, key, behind);
        if (r < 0) return -1;
        if (r) low = mid + 1;
        else high = mid;
    }
    return high;
}

/* Two adjacent runs a and b become one, from their starts on if a is the shorter one, otherwise from their ends on (`down`). The shorter
 * one has moved to tmp, so that between what is merged and what is left of the other side there is room for what is left of it. */
typedef struct side { pair *next; int64_t n; } side;
typedef struct merge { sorting *s; side a, b, *moved, *other; pair *to; bool down; } merge;

static inline void take(merge *m, side *from, int64_t n) {
    if (m->down) {
        from->next -= n;
        m->to -= n;
        memmove(m->to + 1, from->next + 1, (size_t)n * sizeof(pair));
    } else {
        memmove(m->to, from->next, (size_t)n * sizeof(pair));
        from->next += n;
        m->to += n;
    }
    from->n -= n;
}

static inline void take_one(merge *m, side *from) {
    int step = m->down ? -1 : 1;
    *m->to = *from->next;
    m->to += step;
    from->next += step;
    from->n--;
}

/* The last of what was moved is known to belong behind all of the other side. */
static inline bool merged(const merge *m) { return m->moved->n <= 1 || m->other->n == 0; }

/* Takes what of `from` comes before (or, from the ends, behind) the next of `than`, then that one. How many those were; -1 raised. */
static int64_t take_galloping(merge *m, side *from, side *than) {
    int64_t n = from->n;
    const pair *p = m->down ? from->next - n + 1 : from->next;
    int64_t at = gallop(m->s, than->next->key, p, n, m->down ? n - 1 : 0, from == &m->a);
    if (at < 0) return -1;
    int64_t taken = m->down ? n - at : at;
    take(m, from, taken);
    if (!merged(m)) take_one(m, than);
    return taken;
}

static bool merge_sides(merge *m) {
    sorting *s = m->s;
    while (!merged(m)) {
        int64_t in_a_row = 0;
        side *last = NULL;
        do {
            int r = less(s->vm, m->b.next->key, m->a.next->key, s->kind);
            if (r < 0) return false;
            side *from = r ? m->other : m->moved;
            in_a_row = from == last ? in_a_row + 1 : 1;
            take_one(m, last = from);
        } while (!merged(m) && in_a_row < s->gallop_from);
        if (merged(m)) return true;
        s->gallop_from++;
        int64_t from_a, from_b;
        do {
            s->gallop_from -= s->gallop_from > 1;
            from_a = take_galloping(m, &m->a, &m->b);
            if (from_a < 0 || merged(m)) return from_a >= 0;
            from_b = take_galloping(m, &m->b, &m->a);
            if (from_b < 0 || merged(m)) return from_b >= 0;
        } while (from_a >= GALLOP_FROM || from_b >= GALLOP_FROM);
        s->gallop_from++;       /* it was not worth it */
    }
    return true;
}

/* Merges the runs i and i + 1. */
static bool merge_at(sorting *s, int i) {
    run *a = &s->runs[i], *b = a + 1;
    pair *pa = s->p + a->at, *pb = s->p + b->at;
    int64_t na = a->n, nb = b->n;
    a->n += nb;
    s->nruns--;
    if (i + 2 == s->nruns) *b = b[1];
    /* The first of a and the last of b may be where they belong. */
    int64_t there = gallop(s, pb->key, pa, na, 0, true);
    if (there < 0) return false;
    pa += there;
    na -= there;
    if (na == 0) return true;
    nb = gallop(s, pa[na - 1].key, pb, nb, nb - 1, false);
    if (nb <= 0) return nb == 0;
    merge m = { s, { pa, na }, { pb, nb }, .down = na > nb };
    m.moved = m.down ? &m.b : &m.a;
    m.other = m.down ? &m.a : &m.b;
    memcpy(s->tmp, m.moved->next, (size_t)m.moved->n * sizeof(pair));
    m.moved->next = s->tmp;
    m.to = pa;
    if (m.down) {
        m.a.next += na - 1;
        m.b.next += nb - 1;
        m.to = pb + nb - 1;
    }
    take_one(&m, m.other);
    bool ok = merge_sides(&m);
    if (ok && m.moved->n == 1) take(&m, m.other, m.other->n);
    take(&m, m.moved, m.moved->n);
    return ok;
}

/* The depth in a balanced tree of merges at which the last run and the next one, of length n, meet. */
static int power_of(const sorting *s, int64_t n) {
    const run *last = &s->runs[s->nruns - 1];
    int64_t a = 2 * last->at + last->n, b = a + last->n + n;       /* twice their middles */
    int power = 1;
    for (; a >= s->n || b < s->n; power++) {
        if (a >= s->n) {
            a -= s->n;
            b -= s->n;
        }
        a *= 2;
        b *= 2;
    }
    return power;
}

static inline bool sort_by(sorting *s, enum kind kind) {
    int64_t minrun = s->n, odd = 0;
    for (; minrun >= LONGEST_MINRUN; minrun /= 2) odd |= minrun & 1;
    minrun += odd;
    for (int64_t at = 0, n; at < s->n; at += n) {
        int64_t left = s->n - at, least = left < minrun ? left : minrun;
        n = first_run(s->vm, s->p + at, left, kind);
        if (n < 0) return false;
        if (n < least && !insert_rest(s->vm, s->p + at, n, least, kind)) return false;
        if (n < least) n = least;
        if (s->nruns) {
            int power = power_of(s, n);
            while (s->nruns > 1 && s->runs[s->nruns - 2].power > power)
                if (!merge_at(s, s->nruns - 2)) return false;
            s->runs[s->nruns - 1].power = power;
        }
        s->runs[s->nruns++] = (run){ .at = at, .n = n };
    }
    while (s->nruns > 1) {
        int i = s->nruns - 2;
        if (i > 0 && s->runs[i - 1].n < s->runs[i + 1].n) i--;
        if (!merge_at(s, i)) return false;
    }
    return true;
}

static enum kind kind_of(const pair *p, int64_t n) {
    int64_t i = 0;
    while (i < n && is_small(p[i].key)) i++;
    if (i == n) return SMALL_INTS;
    if (i) return ANY;
    while (i < n && has_type(p[i].key, &type_str)) i++;
    return i == n ? STRINGS : ANY;
}

static bool sort_pairs(vm *vm, pair *p, int64_t n) {
    if (n < 2) return true;
    size_t bytes = (size_t)(n / 2) * sizeof *p;
    sorting s = { .vm = vm, .kind = kind_of(p, n), .p = p, .n = n, .gallop_from = GALLOP_FROM, .tmp = heap_alloc(vm, bytes) };
    if (!s.tmp) return false;
    bool ok = s.kind == SMALL_INTS ? sort_by(&s, SMALL_INTS) : s.kind == STRINGS ? sort_by(&s, STRINGS) : sort_by(&s, ANY);
    heap_free(vm, s.tmp, bytes);
    return ok;
}

bool list_sort(vm *vm, list *l, value key, bool reversed) {
    size_t n = l->len, cap = l->cap;
    value *items = l->items;
    if (n > SIZE_MAX / sizeof(pair)) return raise_memory(vm);
    pair *p = n ? heap_alloc(vm, n * sizeof *p) : NULL;
    /* Room that any change of the list fills or gives back. */
    value *untouched = n && !p ? NULL : heap_alloc(vm, sizeof *untouched);
    if (!untouched) {
        heap_free(vm, p, n * sizeof *p);
        return false;
    }
    for (size_t i = 0; i < n; i++) p[i] = (pair){items[i], items[i]};
    l->items = untouched;
    l->len = 0;
    l->cap = 1;

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
        if (reversed) reverse(p, (int64_t)n);
        ok = sort_pairs(vm, p, (int64_t)n);
        if (reversed) reverse(p, (int64_t)n);
    }

    bool modified = l->items != untouched || l->len;
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
