/* Slices of lists: reading, assigning, deleting. */
#include <string.h>
#include "list_internal.h"
#include "../consumer.h"
#include "../state.h"

value list_get_slice(vm *vm, list *l, slice *s) {
    int64_t start, stop, step;
    if (!slice_unpack(vm, s, &start, &stop, &step)) return FAILED;
    int64_t count = slice_adjust((int64_t)l->len, &start, &stop, step);
    list *r = list_new(vm, (size_t)count);
    if (!r) return FAILED;
    for (int64_t i = 0; i < count; i++) r->items[i] = incref(l->items[start + i * step]);
    r->len = (size_t)count;
    return from_object(r);
}

/* Replaces the items start .. start + removed by added ones (stolen, also when it fails). */
static bool splice(vm *vm, list *l, size_t start, size_t removed, const value *added, size_t n) {
    size_t tail = l->len - start - removed, len = l->len - removed + n;
    value *old = removed ? heap_alloc(vm, removed * sizeof(value)) : NULL;
    if ((removed && !old) || !list_reserve(vm, l, len)) {
        heap_free(vm, old, removed * sizeof(value));
        for (size_t i = 0; i < n; i++) decref(vm, added[i]);
        return false;
    }
    if (removed) memcpy(old, l->items + start, removed * sizeof(value));
    if (tail) memmove(l->items + start + n, l->items + start + removed, tail * sizeof(value));
    if (n) memcpy(l->items + start, added, n * sizeof(value));
    if (len < l->len) list_cut(vm, l, len);
    else l->len = len;
    for (size_t i = removed; i-- > 0;) decref(vm, old[i]);
    heap_free(vm, old, removed * sizeof(value));
    return true;
}

static bool delete_slice(vm *vm, list *l, int64_t start, int64_t step, int64_t count) {
    if (count == 0) return true;
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    if (step == 1 || count == 1) return splice(vm, l, (size_t)start, (size_t)count, NULL, 0);
    size_t bytes = (size_t)count * sizeof(value);
    value *old = heap_alloc(vm, bytes);
    if (!old) return false;
    size_t to = (size_t)start, taken = 0, next = (size_t)start;
    for (size_t i = to; i < l->len; i++) {
        if (i == next && taken < (size_t)count) {
            old[taken++] = l->items[i];
            next += (size_t)step;
        } else {
            l->items[to++] = l->items[i];
        }
    }
    list_cut(vm, l, to);
    for (size_t i = 0; i < taken; i++) decref(vm, old[i]);
    heap_free(vm, old, bytes);
    return true;
}

/* The items to assign, as a list that nobody else holds. */
static list *assigned_items(vm *vm, value v) {
    list *items = list_from_iterable(vm, v);
    if (!items && !type_of(v)->iter && exception_pending_is(vm, &type_TypeError)) {
        exception_clear(vm);
        raise_error(vm, &type_TypeError, "must assign iterable to extended slice");
    }
    return items;
}

/* The bounds count in the list as it is now. Takes the items out of theirs, or puts the old ones there. */
static bool store_items(vm *vm, list *l, int64_t start, int64_t stop, int64_t step, list *items) {
    int64_t count = slice_adjust((int64_t)l->len, &start, &stop, step);
    size_t n = items->len;
    bool ok = true;
    if (step == 1) {
        value *taken = items->items;
        items->len = 0;
        ok = splice(vm, l, (size_t)start, (size_t)count, taken, n);
    } else if ((int64_t)n != count) {
        raise_error(vm, &type_ValueError, "attempt to assign sequence of size %zu to extended slice of size %lld", n, (long long)count);
        ok = false;
    } else {
        for (size_t i = 0; i < n; i++) {
            value *slot = &l->items[start + (int64_t)i * step], old = *slot;
            *slot = items->items[i];
            items->items[i] = old;
        }
    }
    return ok;
}

bool list_set_slice(vm *vm, list *l, slice *s, value v) {
    int64_t start, stop, step;
    if (!slice_unpack(vm, s, &start, &stop, &step)) return false;
    if (v == EMPTY) {
        int64_t count = slice_adjust((int64_t)l->len, &start, &stop, step);
        return delete_slice(vm, l, start, step, count);
    }
    list *items = assigned_items(vm, v);
    bool ok = items && store_items(vm, l, start, stop, step, items);    /* which may have changed while v was read */
    if (items) release_raised(vm, from_object(items));
    return ok;
}

static value finish_slice(vm *vm, consumer *c) {
    int64_t start, stop, step;
    bool ok = slice_unpack(vm, (slice *)as_object(c->other), &start, &stop, &step) &&
              store_items(vm, as_list(c->by), start, stop, step, as_list(c->all));
    return ok ? NONE : FAILED;
}

static const consumer_kind kind_slice = {
    .step = consumer_step_new_list, .finish = finish_slice, .landing = LANDING_CONSUME_LIST, .gives = GIVES_NONE,
};

value list_consume_slice(vm *vm, list *l, slice *s, value generator) {
    list *items = list_new(vm, 0);
    consumer c = { .kind = &kind_slice, .all = from_object(items), .by = from_object(l), .other = from_object(s) };
    return items ? consume(vm, &c, generator) : FAILED;
}
