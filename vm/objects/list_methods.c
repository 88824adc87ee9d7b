/* The methods of lists, and the list iterators. */
#include <string.h>
#include "../abstract.h"
#include "../consumer.h"
#include "../state.h"
#include "list_internal.h"

value list_take(vm *vm, list *l, size_t i) {
    value v = l->items[i];
    memmove(l->items + i, l->items + i + 1, (l->len - i - 1) * sizeof(value));
    list_cut(vm, l, l->len - 1);
    return v;
}

value list_method_append(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return list_append(vm, as_list(args[0]), args[1]) ? NONE : FAILED;
}

static value method_extend(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return consume(vm, &(consumer){ .kind = &consumer_list_none, .all = incref(args[0]) }, args[1]);
}

static value method_insert(vm *vm, const value *args, int nargs) {
    (void)nargs;
    list *l = as_list(args[0]);
    int64_t i;
    if (!to_index_i64(vm, args[1], &i) || !list_reserve(vm, l, l->len + 1)) return FAILED;
    int64_t len = (int64_t)l->len;
    if (i < 0) i = i < -len ? 0 : i + len;
    if (i > len) i = len;
    memmove(l->items + i + 1, l->items + i, (size_t)(len - i) * sizeof(value));
    l->items[i] = incref(args[2]);
    l->len++;
    return NONE;
}

static value method_pop(vm *vm, const value *args, int nargs) {
    list *l = as_list(args[0]);
    int64_t i = -1;
    if (nargs > 1 && !to_index_i64(vm, args[1], &i)) return FAILED;
    if (l->len == 0) return raise_error(vm, &type_IndexError, "pop from empty list");
    if (i < 0) i += (int64_t)l->len;
    if ((uint64_t)i >= l->len) return raise_error(vm, &type_IndexError, "pop index out of range");
    return list_take(vm, l, (size_t)i);
}

/* Position of the first item from start that equals v; -1 absent, -2 raised. */
static int64_t find(vm *vm, list *l, value v, int64_t start, int64_t stop) {
    for (int64_t i = start; i < stop && i < (int64_t)l->len; i++) {
        value item = l->items[i];
        if (item == v) return i;
        if (both_small(item, v)) continue;
        incref(item);
        int r = op_compare_bool(vm, item, v, CMP_EQ);
        decref(vm, item);
        if (r) return r < 0 ? -2 : i;
    }
    return -1;
}

static value method_remove(vm *vm, const value *args, int nargs) {
    (void)nargs;
    list *l = as_list(args[0]);
    int64_t i = find(vm, l, args[1], 0, INT64_MAX);
    if (i == -2) return FAILED;
    if (i < 0) return raise_error(vm, &type_ValueError, "list.remove(x): x not in list");
    if ((size_t)i < l->len) decref(vm, list_take(vm, l, (size_t)i));
    return NONE;
}

static value method_clear(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (as_list(args[0])->len) list_drop_items(vm, as_list(args[0]));
    return NONE;
}

static value method_index(vm *vm, const value *args, int nargs) {
    list *l = as_list(args[0]);
    int64_t start = 0, stop = (int64_t)l->len;
    if (!search_bound(vm, nargs > 2 ? args[2] : EMPTY, (int64_t)l->len, &start)) return FAILED;
    if (!search_bound(vm, nargs > 3 ? args[3] : EMPTY, (int64_t)l->len, &stop)) return FAILED;
    int64_t i = find(vm, l, args[1], start, nargs > 3 ? stop : INT64_MAX);
    if (i >= 0) return from_small(i);
    if (i == -2) return FAILED;
    str *text = op_repr(vm, args[1]);
    if (!text) return FAILED;
    const char *utf8 = str_utf8(vm, text, NULL);
    if (utf8) raise_error(vm, &type_ValueError, "%s is not in list", utf8);
    DECREF_OBJ(vm, text);
    return FAILED;
}

static value method_count(vm *vm, const value *args, int nargs) {
    (void)nargs;
    list *l = as_list(args[0]);
    int64_t n = 0;
    for (int64_t i = 0;; i++) {
        i = find(vm, l, args[1], i, INT64_MAX);
        if (i < 0) return i == -1 ? from_small(n) : FAILED;
        n++;
    }
}

static value method_sort(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int reverse = args[2] ? op_truth(vm, args[2]) : 0;
    if (reverse < 0) return FAILED;
    return list_sort(vm, as_list(args[0]), args[1] ? args[1] : NONE, reverse) ? NONE : FAILED;
}

static value method_reverse(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    list *l = as_list(args[0]);
    for (size_t i = 0, j = l->len; i + 1 < j; i++) {
        value v = l->items[i];
        l->items[i] = l->items[--j];
        l->items[j] = v;
    }
    return NONE;
}

static value method_copy(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(list_from_items(vm, as_list(args[0])->items, as_list(args[0])->len));
}

static value iter_make(vm *vm, type *t, list *l, size_t i) {
    list_iter *it = object_take(vm, t, sizeof *it);
    if (!it) return FAILED;
    INCREF_OBJ(l);
    it->list = l;
    it->i = i;
    gc_track(vm, &it->head);
    return from_object(it);
}

/* A reverse iterator's i is one past the item that comes next. */
static value method_reversed(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return iter_make(vm, &type_list_reverse_iter, as_list(args[0]), as_list(args[0])->len);
}

const native_def list_methods[] = {
    {"append", list_method_append, 2, 2, NULL},
    {"extend", method_extend, 2, 2, NULL, .consumes = true},
    {"insert", method_insert, 3, 3, NULL},
    {"pop", method_pop, 1, 2, NULL},
    {"remove", method_remove, 2, 2, NULL},
    {"clear", method_clear, 1, 1, NULL},
    {"index", method_index, 2, 4, NULL},
    {"count", method_count, 2, 2, NULL},
    {"sort", method_sort, 1, 1, "* key reverse"},
    {"reverse", method_reverse, 1, 1, NULL},
    {"copy", method_copy, 1, 1, NULL},
    {"__reversed__", method_reversed, 1, 1, NULL},
    {0},
};

list list_gone = { .head = { .refs = 1, .type = &type_list } };

value list_iter_new(vm *vm, list *l) { return iter_make(vm, &type_list_iter, l, 0); }

value list_iter_end(vm *vm, list_iter *it) {
    list *l = it->list;
    it->list = &list_gone;
    if (l != &list_gone) DECREF_OBJ(vm, l);
    return NO_MORE;
}

static value iter_step(vm *vm, value self) { return list_iter_next(vm, (list_iter *)as_object(self)); }

static value reverse_step(vm *vm, value self) {
    list_iter *it = (list_iter *)as_object(self);
    list *l = it->list;
    if (it->i && it->i <= l->len) return incref(l->items[--it->i]);
    return list_iter_end(vm, it);
}

static void iter_clear(vm *vm, object *o) { list_iter_end(vm, (list_iter *)o); }

static void iter_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    list_iter_end(vm, (list_iter *)o);
    object_give(vm, o, o->type, sizeof(list_iter));
}

static void iter_traverse(object *o, visit_fn visit, void *arg) {
    list_iter *it = (list_iter *)o;
    if (it->list != &list_gone) visit(arg, from_object(it->list));
}

static value iter_hint(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    list_iter *it = (list_iter *)as_object(args[0]);
    bool back = it->head.type == &type_list_reverse_iter;
    size_t n = it->list->len;
    return from_small((int64_t)(back ? (it->i <= n ? it->i : 0) : n > it->i ? n - it->i : 0));
}

static const native_def iter_methods[] = {{"__length_hint__", iter_hint, 1, 1, NULL}, ITER_COPY_METHODS, {0}};

type type_list_iter = {
    .head = TYPE_HEAD, .name = "list_iterator", .base = &type_object, .instance_size = sizeof(list_iter), .final = true,
    .methods = iter_methods, .dealloc = iter_dealloc, .traverse = iter_traverse, .clear = iter_clear,
    .iter = iter_self, .next = iter_step,
};

type type_list_reverse_iter = {
    .head = TYPE_HEAD, .name = "list_reverseiterator", .base = &type_object, .instance_size = sizeof(list_iter), .final = true,
    .methods = iter_methods, .dealloc = iter_dealloc, .traverse = iter_traverse, .clear = iter_clear,
    .iter = iter_self, .next = reverse_step,
};
