/* The methods of deques, and what else collections has in C. */
#include "deque.h"
#include "modules.h"
#include "../abstract.h"
#include "../objects/generic.h"
#include "../objects/module.h"
#include "../state.h"

#define METHOD(name) static value name(vm *vm, const value *args, int nargs)
#define SELF as_deque(args[0])

METHOD(append) { (void)nargs; return deque_push(vm, SELF, incref(args[1]), false) ? NONE : FAILED; }
METHOD(appendleft) { (void)nargs; return deque_push(vm, SELF, incref(args[1]), true) ? NONE : FAILED; }
METHOD(extend) { (void)nargs; return consume(vm, &(consumer){ .kind = &consumer_deque_none, .all = incref(args[0]) }, args[1]); }
METHOD(extendleft) { (void)nargs; return consume(vm, &(consumer){ .kind = &consumer_deque_left, .all = incref(args[0]) }, args[1]); }

static value take(vm *vm, deque *d, bool left) {
    return d->len ? deque_take(vm, d, left) : raise_error(vm, &type_IndexError, "pop from an empty deque");
}
METHOD(pop) { (void)nargs; return take(vm, SELF, false); }
METHOD(popleft) { (void)nargs; return take(vm, SELF, true); }

METHOD(clear) {
    (void)nargs;
    deque_drop_items(vm, SELF);
    return NONE;
}

METHOD(copy) {
    (void)nargs;
    deque *d = SELF;
    value maxlen = d->maxlen < 0 ? NONE : from_small(d->maxlen);
    if (d->head.type->heap) {
        value given[] = { args[0], maxlen };
        return op_call(vm, from_object(d->head.type), given, d->maxlen < 0 ? 1 : 2, NULL);
    }
    deque *made = deque_new(vm, &type_deque, d->maxlen);
    return made ? consume_now(vm, &(consumer){ .kind = &consumer_deque, .all = from_object(made) }, args[0]) : FAILED;
}

/* Whether the item at i equals v: 1, 0, -1 raised; *changed when that changed the deque. */
static int equals(vm *vm, deque *d, size_t i, value v, bool *changed) {
    uint64_t state = d->state;
    value item = incref(*deque_slot(d, i));
    int r = op_compare_bool(vm, item, v, CMP_EQ);
    decref(vm, item);
    *changed = d->state != state;
    return r;
}

static value mutated(vm *vm) { return raise_error(vm, &type_RuntimeError, "deque mutated during iteration"); }

METHOD(count) {
    (void)nargs;
    deque *d = SELF;
    int64_t n = 0;
    for (size_t i = 0; i < d->len; i++) {
        bool changed;
        int r = equals(vm, d, i, args[1], &changed);
        if (r < 0) return FAILED;
        if (changed) return mutated(vm);
        n += r;
    }
    return from_small(n);
}

static value absent(vm *vm, value item) {
    str *text = op_repr(vm, item);
    const char *utf8 = text ? str_utf8(vm, text, NULL) : NULL;
    if (utf8) raise_error(vm, &type_ValueError, "%s is not in deque", utf8);
    if (text) DECREF_OBJ(vm, text);
    return FAILED;
}

METHOD(index_of) {
    deque *d = SELF;
    int64_t start = 0, stop = (int64_t)d->len;
    if (!search_bound(vm, nargs > 2 ? args[2] : EMPTY, stop, &start) || !search_bound(vm, nargs > 3 ? args[3] : EMPTY, (int64_t)d->len, &stop))
        return FAILED;
    for (int64_t i = start; i < stop && i < (int64_t)d->len; i++) {
        bool changed;
        int r = equals(vm, d, (size_t)i, args[1], &changed);
        if (r) return r < 0 ? FAILED : from_small(i);
        if (changed) return mutated(vm);
    }
    return absent(vm, args[1]);
}

/* Takes the item at i out. */
static value take_at(vm *vm, deque *d, size_t i) {
    value v = *deque_slot(d, i);
    for (; i + 1 < d->len; i++) *deque_slot(d, i) = *deque_slot(d, i + 1);
    *deque_slot(d, d->len - 1) = v;
    return deque_take(vm, d, false);
}

METHOD(remove_item) {
    (void)nargs;
    deque *d = SELF;
    for (size_t i = 0; i < d->len; i++) {
        bool changed;
        int r = equals(vm, d, i, args[1], &changed);
        if (r < 0) return FAILED;
        if (changed) return raise_error(vm, &type_IndexError, "deque mutated during iteration");
        if (!r) continue;
        decref(vm, take_at(vm, d, i));
        return NONE;
    }
    return absent(vm, args[1]);
}

METHOD(insert) {
    (void)nargs;
    deque *d = SELF;
    int64_t at;
    if (!to_index_i64(vm, args[1], &at)) return FAILED;
    int64_t n = (int64_t)d->len;
    if (d->maxlen >= 0 && n >= d->maxlen) return raise_error(vm, &type_IndexError, "deque already at its maximum size");
    if (at < 0) at = at < -n ? 0 : at + n;
    if (at > n) at = n;
    if (!deque_push(vm, d, incref(args[2]), false)) return FAILED;
    value v = *deque_slot(d, (size_t)n);
    for (int64_t i = n; i > at; i--) *deque_slot(d, (size_t)i) = *deque_slot(d, (size_t)i - 1);
    *deque_slot(d, (size_t)at) = v;
    return NONE;
}

static void swap(value *a, value *b) {
    value v = *a;
    *a = *b;
    *b = v;
}

static void reverse_part(deque *d, size_t from, size_t to) {
    while (from + 1 < to) swap(deque_slot(d, from++), deque_slot(d, --to));
}

METHOD(reverse) {
    (void)vm, (void)nargs;
    reverse_part(SELF, 0, SELF->len);
    return NONE;
}

/* By a full ring's start alone, else item by item from the nearer end. */
METHOD(rotate) {
    deque *d = SELF;
    int64_t n = 1;
    if (nargs > 1 && !to_index_i64(vm, args[1], &n)) return FAILED;
    int64_t len = (int64_t)d->len;
    if (len < 2) return NONE;
    n %= len;
    if (n < 0) n += len;
    bool right = n <= len / 2;
    for (int64_t steps = right ? n : len - n; steps > 0; steps--) {
        value v = *deque_slot(d, right ? d->len - 1 : 0);
        if (right) {
            d->first = (d->first - 1) & (d->cap - 1);
            *deque_slot(d, 0) = v;
        } else {
            d->first = (d->first + 1) & (d->cap - 1);
            *deque_slot(d, d->len - 1) = v;
        }
    }
    d->state++;
    return NONE;
}

/* deque[int], in annotations. */
METHOD(subscripted) { (void)nargs; return generic_new(vm, from_object(&type_deque), args[0]); }

const native_def deque_methods[] = {
    { "append", append, 2, 2, NULL }, { "appendleft", appendleft, 2, 2, NULL }, { "clear", clear, 1, 1, NULL },
    { "copy", copy, 1, 1, NULL }, { "__copy__", copy, 1, 1, NULL }, { "count", count, 2, 2, NULL },
    { "extend", extend, 2, 2, NULL, .consumes = true }, { "extendleft", extendleft, 2, 2, NULL, .consumes = true }, { "index", index_of, 2, 4, NULL },
    { "insert", insert, 3, 3, NULL }, { "pop", pop, 1, 1, NULL }, { "popleft", popleft, 1, 1, NULL },
    { "remove", remove_item, 2, 2, NULL }, { "reverse", reverse, 1, 1, NULL }, { "rotate", rotate, 1, 2, NULL },
    { "__reversed__", deque_reversed, 1, 1, NULL }, { "__class_getitem__", subscripted, 1, 1, "static" }, { 0 },
};

/* The __name__ of the innermost module of the program that is running: where a class that is made belongs. */
static value caller_module(vm *vm, const value *args, int nargs) {
    (void)args, (void)nargs;
    const frame *f = program_frame(vm);
    value name = f ? dict_get_str(f->func->globals, vm->names.name) : EMPTY;
    return incref(name ? name : from_object(vm->names.main));
}

static const native_def collections_functions[] = { { "_caller_module", caller_module, 0, 0, NULL }, { 0 } };

value collections_module(vm *vm) {
    value m = module_new(vm, "_collections", collections_functions);
    if (m && module_set(vm, m, "deque", incref(from_object(&type_deque)))) return m;
    xdecref(vm, m);
    return FAILED;
}
