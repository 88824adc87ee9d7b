/* Lists: storage, operators, the type. Methods: list_methods.c; slices: list_slice.c; sort: list_sort.c. */
#include <string.h>
#include "list_internal.h"
#include "../abstract.h"
#include "../consumer.h"
#include "../state.h"
#include "construct.h"

#define LEN_MAX (SIZE_MAX / 2 / sizeof(value))

static bool list_set_cap(vm *vm, list *l, size_t cap) {
    value *items = heap_resize(vm, l->items, l->cap * sizeof(value), cap * sizeof(value));
    if (!items) return false;
    l->items = items;
    l->cap = cap;
    return true;
}

/* What a list that is full takes room for, to hold n. */
static size_t room_for(size_t n) { return (n + (n >> 3) + 6) & ~(size_t)3; }

bool list_reserve(vm *vm, list *l, size_t n) {
    if (n <= l->cap) return true;
    if (n > LEN_MAX) {
        raise_memory(vm);
        return false;
    }
    return list_set_cap(vm, l, room_for(n));
}

void list_cut(vm *vm, list *l, size_t n) {
    l->len = n;
    if (n == 0) {
        heap_free(vm, l->items, l->cap * sizeof(value));
        l->items = NULL;
        l->cap = 0;
    } else if (n < l->cap / 2) {
        /* Without memory for the smaller block the large one stays. */
        if (!list_set_cap(vm, l, room_for(n))) exception_clear(vm);
    }
}

bool list_append_slow(vm *vm, list *l, value v) {
    if (!list_reserve(vm, l, l->len + 1)) {
        decref(vm, v);
        return false;
    }
    l->items[l->len++] = v;
    return true;
}

#define DOUBLES 8192    /* from here on growing by an eighth is seldom */

bool list_append_unseen(vm *vm, list *l, value v) {
    bool doubles = l->len == l->cap && l->cap && l->cap < DOUBLES;
    if (!doubles) return list_append_steal(vm, l, v);
    if (!list_set_cap(vm, l, 2 * l->cap)) {
        decref(vm, v);
        return false;
    }
    l->items[l->len++] = v;
    return true;
}

void list_settle(vm *vm, list *l, size_t cap) {
    while (cap < l->len) cap = room_for(cap + 1);
    if (!list_set_cap(vm, l, cap)) exception_clear(vm);
}

list *list_new(vm *vm, size_t cap) {
    if (cap > LEN_MAX) {
        raise_memory(vm);
        return NULL;
    }
    list *l = object_take(vm, &type_list, sizeof *l);
    if (!l) return NULL;
    l->items = NULL;
    l->len = l->cap = 0;
    if (cap && !list_set_cap(vm, l, cap)) {
        object_free(vm, &l->head, sizeof *l);
        return NULL;
    }
    gc_track(vm, &l->head);
    return l;
}

/* Where the number is not known, CPython's list() begins with room for eight. */
list *list_for(vm *vm, value iterable) { return list_new(vm, is_gen(iterable) ? 8 : 0); }

list *list_from_items(vm *vm, const value *items, size_t n) {
    list *l = list_new(vm, n);
    if (!l) return NULL;
    for (size_t i = 0; i < n; i++) l->items[i] = incref(items[i]);
    l->len = n;
    return l;
}

list *list_steal_items(vm *vm, const value *items, size_t n) {
    list *l = list_new(vm, n);
    if (!l) {
        for (size_t i = 0; i < n; i++) decref(vm, items[i]);
        return NULL;
    }
    if (n) memcpy(l->items, items, n * sizeof(value));
    l->len = n;
    return l;
}

/* Room for n more, whose number is known: exact, to an even number, in a list that holds nothing yet (as CPython). */
static bool reserve_known(vm *vm, list *l, size_t n) {
    if (n > LEN_MAX - l->len) {
        raise_memory(vm);
        return false;
    }
    if (l->cap == 0) return n == 0 || list_set_cap(vm, l, (n + 1) & ~(size_t)1);
    return list_reserve(vm, l, l->len + n);
}

static bool extend_range(vm *vm, list *l, const range *r) {
    range_iter it = {.next = small_of(r->start), .step = small_of(r->step), .left = (uint64_t)small_of(r->len)};
    if (!reserve_known(vm, l, it.left)) return false;
    for (value v; (v = range_iter_next(&it)) != NO_MORE;) l->items[l->len++] = v;
    return true;
}

bool list_extend(vm *vm, list *l, value iterable) {
    bool from_list = has_type(iterable, &type_list);
    if (from_list || has_type(iterable, &type_tuple)) {
        size_t n = from_list ? as_list(iterable)->len : as_tuple(iterable)->len;
        if (!reserve_known(vm, l, n)) return false;
        /* Only now: the list may extend itself. */
        const value *items = from_list ? as_list(iterable)->items : as_tuple(iterable)->items;
        for (size_t i = 0; i < n; i++) l->items[l->len + i] = incref(items[i]);
        l->len += n;
        return true;
    }
    if (has_type(iterable, &type_range)) {
        const range *r = (const range *)as_object(iterable);
        if (both_small(r->start, r->stop) && both_small(r->step, r->len)) return extend_range(vm, l, r);
    }
    value it = get_iter(vm, iterable);
    if (it == FAILED) return false;
    bool ok = ask_length(vm, iterable) && reserve_known(vm, l, size_hint(iterable));
    consumer c = { .kind = &consumer_list, .all = from_object(l) };
    ok = ok && consumer_loop(vm, &c, it, consumer_step_list);
    release_raised(vm, it);
    return ok;
}

list *list_from_iterable(vm *vm, value iterable) {
    list *l = list_for(vm, iterable);
    if (l && !list_extend(vm, l, iterable)) {
        DECREF_OBJ(vm, l);
        return NULL;
    }
    return l;
}

void list_drop_items(vm *vm, list *l) {
    value *items = l->items;
    size_t n = l->len, cap = l->cap;
    l->items = NULL;
    l->len = l->cap = 0;
    while (n) decref(vm, items[--n]);
    heap_free(vm, items, cap * sizeof(value));
}

static void list_clear_slot(vm *vm, object *o) { list_drop_items(vm, (list *)o); }

static void list_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    list_drop_items(vm, (list *)o);
    object_give(vm, o, &type_list, sizeof(list));
}

static void list_traverse(object *o, visit_fn visit, void *arg) {
    list *l = (list *)o;
    for (size_t i = 0; i < l->len; i++) visit(arg, l->items[i]);
}

static value list_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    list *l = object_new(vm, t, sizeof *l);
    if (!l) return FAILED;
    l->items = NULL;
    l->len = l->cap = 0;
    gc_track(vm, &l->head);
    return from_object(l);
}

static bool list_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, type_of(self), &type_list, vm->names.new_, &nargs, kwnames, 0, 1)) return false;
    list_drop_items(vm, as_list(self));
    return nargs == 0 || list_extend(vm, as_list(self), args[0]);
}

static value list_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, "list", nargs, kwnames, 0, 1)) return FAILED;
    (void)t;
    list *l = nargs ? list_for(vm, args[0]) : list_new(vm, 0);
    return l && nargs ? consume(vm, &(consumer){ .kind = &consumer_new_list, .all = from_object(l) }, args[0]) : from_object(l);
}

static value list_repr(vm *vm, value self) {
    list *l = as_list(self);
    if (l->len == 0) return from_object(str_from_cstr(vm, "[]"));
    int entered = repr_enter(vm, self);
    if (entered < 0) return FAILED;
    if (entered == 0) return from_object(str_from_cstr(vm, "[...]"));
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "[");
    bool ok = true;
    for (size_t i = 0; ok && i < l->len; i++) {
        if (i) strbuf_addz(&b, ", ");
        value v = incref(l->items[i]);
        ok = strbuf_add_repr(&b, v);
        decref(vm, v);
    }
    repr_leave(vm, self);
    if (!ok) {
        strbuf_discard(&b);
        return FAILED;
    }
    strbuf_addz(&b, "]");
    return from_object(strbuf_finish(&b));
}

static value list_compare(vm *vm, value a, value b, enum cmp op) {
    if (!is_list(a) || !is_list(b)) return NOT_IMPLEMENTED;
    return sequence_compare(vm, a, b, op);
}

static value list_concat(vm *vm, list *a, list *b) {
    list *l = list_new(vm, a->len + b->len);
    if (!l) return FAILED;
    for (size_t i = 0; i < a->len; i++) l->items[i] = incref(a->items[i]);
    for (size_t i = 0; i < b->len; i++) l->items[a->len + i] = incref(b->items[i]);
    l->len = a->len + b->len;
    return from_object(l);
}

/* Appends count - 1 more times the first n items. Room is there. */
static void repeat_items(list *l, size_t n, int64_t count) {
    value *items = l->items;
    for (size_t i = 0; i < n; i++)
        if (is_counted(items[i])) as_object(items[i])->refs += (uint32_t)(count - 1);
    for (int64_t k = 1; k < count; k++) memcpy(items + (size_t)k * n, items, n * sizeof(value));
    l->len = n * (size_t)count;
}

static value list_repeat(vm *vm, list *a, int64_t count) {
    if (a->len == 0 || count == 0) return from_object(list_new(vm, 0));
    if ((uint64_t)count > UINT32_MAX / 2 / a->len) return raise_memory(vm);
    list *l = list_new(vm, (size_t)count * a->len);
    if (!l) return FAILED;
    for (size_t i = 0; i < a->len; i++) l->items[i] = incref(a->items[i]);
    repeat_items(l, a->len, count);
    return from_object(l);
}

static value list_binary(vm *vm, value a, value b, enum binop op) {
    if (op == OP_ADD && is_list(a)) {
        if (!is_list(b)) return sequence_concat_refused(vm, "list", b);
        return list_concat(vm, as_list(a), as_list(b));
    }
    if (op == OP_MUL) {
        bool left = is_list(a);
        int64_t count;
        if (!sequence_repeat_count(vm, left ? b : a, &count)) return FAILED;
        return list_repeat(vm, as_list(left ? a : b), count);
    }
    return NOT_IMPLEMENTED;
}

static value list_inplace(vm *vm, value a, value b, enum binop op) {
    list *l = as_list(a);
    if (op == OP_ADD) return consume(vm, &(consumer){ .kind = &consumer_list, .all = incref(a) }, b);
    if (op != OP_MUL) return NOT_IMPLEMENTED;
    int64_t count;
    if (!sequence_repeat_count(vm, b, &count)) return FAILED;
    size_t n = l->len;
    if (count == 0) {
        list_drop_items(vm, l);
    } else if (n) {
        if ((uint64_t)count > UINT32_MAX / 2 / n) return raise_memory(vm);
        if (!list_reserve(vm, l, n * (size_t)count)) return FAILED;
        repeat_items(l, n, count);
    }
    return incref(a);
}

static int64_t list_len(vm *vm, value self) { (void)vm; return (int64_t)as_list(self)->len; }

static value list_getitem(vm *vm, value self, value key) {
    list *l = as_list(self);
    if (is_small(key)) {
        value v = list_at(l, small_of(key));
        if (v) return v;
    }
    if (is_slice(key)) return list_get_slice(vm, l, (slice *)as_object(key));
    int64_t i;
    if (!sequence_key(vm, key, "list", &i) || !sequence_in_range(vm, (int64_t)l->len, "list", &i)) return FAILED;
    return incref(l->items[i]);
}

static bool list_setitem(vm *vm, value self, value key, value v) {
    list *l = as_list(self);
    if (is_slice(key)) return list_set_slice(vm, l, (slice *)as_object(key), v);
    int64_t i;
    const char *what = "list assignment";
    if (!sequence_key(vm, key, what, &i) || !sequence_in_range(vm, (int64_t)l->len, what, &i)) return false;
    if (v) replace(vm, &l->items[i], incref(v));
    else decref(vm, list_take(vm, l, (size_t)i));
    return true;
}

static int list_contains(vm *vm, value self, value item) {
    list *l = as_list(self);
    for (size_t i = 0; i < l->len; i++) {
        value v = l->items[i];
        if (v == item) return 1;
        if (both_small(v, item)) continue;
        incref(v);
        int r = op_compare_bool(vm, v, item, CMP_EQ);
        decref(vm, v);
        if (r) return r;
    }
    return 0;
}

static value list_iter_of(vm *vm, value self) { return list_iter_new(vm, as_list(self)); }

type type_list = {
    .head = TYPE_HEAD, .name = "list", .base = &type_object, .instance_size = sizeof(list), .methods = list_methods,
    .consumes = true, .dealloc = list_dealloc, .traverse = list_traverse, .clear = list_clear_slot, .construct = list_construct, .make = list_make, .init = list_init,
    .repr = list_repr, .hash = hash_refused, .len = list_len, .getitem = list_getitem, .setitem = list_setitem,
    .contains = list_contains, .iter = list_iter_of, .compare = list_compare, .binary = list_binary, .inplace = list_inplace,
};
